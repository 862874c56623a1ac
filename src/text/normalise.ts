import type { Change } from './change.js';
import { classOf, PLAIN, SPACE } from './chars.js';
import type { Line } from './line.js';
import { LineEditor } from './line-editor.js';
import { isTrimmed, type LineEdit, type NormalLine } from './line-edits.js';

const NO_EDITS: readonly LineEdit[] = Object.freeze([]);

/**
 * Normalises the characters of a page, as a careful editor would and no further: see {@link normaliseLine}.
 *
 * Lines end at `\n`, `\r\n` or `\r`; a break at the very end begins no further line.
 *
 * @returns the lines, and what changed in them: one change for each run of characters that one rule changed, at its UTF-16
 *   offset in the raw line
 */
export function normalisePage(text: string): { lines: Line[]; changes: Change[] } {
  const lines: Line[] = [];
  const changes: Change[] = [];
  for (const raw of physicalLines(text)) {
    const number = lines.length + 1;
    const normal = normaliseLine(raw);
    lines.push({ number, raw, text: normal.text });
    for (const { at, before, after, rule } of normal.edits) {
      const action = after === '' ? 'remove' : 'replace';
      changes.push({ line: number, at, stage: 'normalise', rule, action, before, after, of: null, score: 1, note: '' });
    }
  }
  return { lines, changes };
}

function* physicalLines(text: string): Generator<string> {
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  let start = 0;
  while (start < text.length) {
    // Each is looked for again only once passed, so that a page without `\r` is searched for it once.
    if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
    if (carriage >= 0 && carriage < start) carriage = text.indexOf('\r', start);
    const atCarriage = carriage >= 0 && (feed < 0 || carriage < feed);
    const end = atCarriage ? carriage : feed >= 0 ? feed : text.length;
    yield text.slice(start, end);
    start = end + (atCarriage && feed === end + 1 ? 2 : 1);
  }
}

/**
 * Normalises the characters of one line. Digits, punctuation, diacritics and hamza forms stay as they are.
 *
 * Rules: `nfc`; `presentation-form`: letters in place of their shapes; `persian-letter`: ک and ی in place of their Persian
 * code points; `tatweel`: removed, but a dash where it touches no letter (`٢ـ` → `٢-`); `bidi-control`, `zero-width` and
 * `control`: removed; `white-space`: one space, one tab for a gap between columns, `\f` for a page break.
 *
 * `replay(raw, edits)` is `text`, and normalising `text` again changes nothing. Linear in the line.
 *
 * @param raw a physical line; unpaired surrogates are removed, and line breaks count as white space
 */
export function normaliseLine(raw: string): NormalLine {
  let start = 0;
  let end = raw.length;
  while (start < end && isTrimmed(classOf(raw.charCodeAt(start)))) start++;
  while (end > start && isTrimmed(classOf(raw.charCodeAt(end - 1)))) end--;
  let before = PLAIN;
  for (let i = start; i < end; i++) {
    const kind = classOf(raw.charCodeAt(i));
    if (kind > SPACE || (kind !== PLAIN && kind === before)) return new LineEditor(raw, start, end).run();
    before = kind;
  }
  return { text: start === 0 && end === raw.length ? raw : raw.slice(start, end), edits: NO_EDITS };
}
