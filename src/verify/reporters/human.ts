import type { Paint, Reporter } from './reporter.js';

/** One line a finding: `file:line:column  level  check  message`, then a summary. */
export function humanReporter(paint: Paint): Reporter {
  return {
    finding: ({ check, level, file, line, column, pointer, id, message }) => {
      const place = column === null ? `${file}:${line}` : `${file}:${line}:${column}`;
      const mark = level === 'error' ? paint.bad(level) : paint.doubtful(level);
      const what = pointer ? `${pointer}: ${message}` : message;
      return `${place}  ${mark}  ${check}  ${what}${id === '' ? '' : paint.faint(`  (${isolate(id)})`)}\n`;
    },
    end: ({ files, records, errors, warnings, unchecked }) => {
      const looked = `${count(records, 'record')} in ${count(files, 'file')}`;
      const missed = unchecked > 0 ? `, ${unchecked} could not be checked` : '';
      if (errors + warnings === 0) {
        const verdict = unchecked > 0 ? 'no findings' : paint.good('no findings');
        return `${looked}: ${verdict}${missed}\n`;
      }
      return `${looked}: ${count(errors, 'error')}, ${count(warnings, 'warning')}${missed}\n`;
    },
  };
}

function count(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`;
}

/** Keeps an Arabic id from turning the line round it: first strong isolate, pop directional isolate. */
function isolate(id: string): string {
  return /[\u0590-\u08ff]/.test(id) ? `\u2068${id}\u2069` : id;
}
