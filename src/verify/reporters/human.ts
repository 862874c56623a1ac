import type { Finding } from '../check.js';
import { count, type Paint, type Report, type Reporter, sentence, untold, verdict } from './reporter.js';
import { excerptText, shown } from './visible.js';

/** Findings by file and record, errors before warnings, each with its place, its check and the text around it; then a summary. */
export function humanReporter(paint: Paint, { quiet = false } = {}): Reporter {
  return function* (report: Report) {
    let place = '';
    for (const finding of report.findings) {
      const here = `${finding.level}\n${finding.file}:${finding.line}`;
      if (here !== place) yield `${place === '' ? '' : '\n'}${heading(finding, paint)}`;
      place = here;
      yield findingText(finding, paint);
    }
    if (quiet) return;
    const more = untold(report);
    if (more > 0) yield `\nand ${count(more, 'more finding')}: --max-findings tells more\n`;
    const { errors, warnings, problems } = report;
    const line = verdict(report);
    const mark = errors > 0 || problems.length > 0 ? paint.bad : warnings > 0 ? paint.doubtful : paint.good;
    yield `${place === '' ? '' : '\n'}${mark(line)}\n`;
  };
}

function heading({ file, line, id }: Finding, { strong, faint, isolate }: Paint): string {
  return `${strong(`${shown(file)}:${line}`)}${id === '' ? '' : `  ${faint(isolate(shown(id)))}`}\n`;
}

function findingText(finding: Finding, { bad, doubtful, faint, isolate }: Paint): string {
  const { check, level, line: number, column, excerpt } = finding;
  const mark = level === 'error' ? bad(level) : doubtful(level);
  const place = faint(column === null ? String(number) : `${number}:${column}`);
  const line = `  ${place}  ${mark}  ${check}  ${isolate(shown(sentence(finding)))}\n`;
  return excerpt ? `${line}    ${isolate(excerptText(excerpt))}\n` : line;
}
