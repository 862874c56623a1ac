import { diffArrays } from 'diff';
import type { Correction } from '../corpus/correction.js';
import { wordsOf } from '../text/words.js';
import type { Display } from './display.js';
import { visible } from './terminal.js';

/** Words and what stands between them, in order. */
function tokens(text: string): string[] {
  const parts: string[] = [];
  let end = 0;
  for (const word of wordsOf(text)) {
    if (word.start > end) parts.push(text.slice(end, word.start));
    parts.push(word.text);
    end = word.end;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** A text and what became of it in one: words gone in red, words new in green; without colours as `[-gone-]{+new+}`. */
export function wordDiff(before: string, after: string, { chalk }: Display): string {
  const plain = chalk.level === 0;
  return diffArrays(tokens(before), tokens(after))
    .map(({ value, added, removed }) => {
      const text = value.join('');
      if (added) return plain ? `{+${text}+}` : chalk.green(text);
      if (removed) return plain ? `[-${text}-]` : chalk.red.strikethrough(text);
      return text;
    })
    .join('');
}

/** A correction among the words around it: line, text, rule, how sure it was, note. */
export function correctionRow(
  { line, rule, before, after, left, right, score, note }: Correction,
  display: Display,
): string {
  const { chalk, isolate } = display;
  // A misreading may reach over a line break of the page.
  const changed = wordDiff(before.replaceAll('\n', ' '), after, display);
  const why = [rule, score.toFixed(2), ...(note ? [note] : [])].join(' ');
  return `  ${String(line).padStart(5)}  ${isolate(left + changed + right)}  ${chalk.dim(`(${visible(why)})`)}`;
}

/** The corrections of a page under its path. */
export function diffText(path: string, corrections: readonly Correction[], display: Display): string {
  const rows = corrections.map((correction) => correctionRow(correction, display));
  return `${[display.chalk.bold(path), ...rows].join('\n')}\n`;
}
