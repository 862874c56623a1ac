import { classOf, PLAIN, SPACE } from './chars.js';
import { LineEditor } from './line-editor.js';
import { isTrimmed, type LineEdit, type NormalLine, replay } from './line-edits.js';

const NO_EDITS: readonly LineEdit[] = Object.freeze([]);

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

/** Parts the endings of words in Persian, and in the languages that write as it does. */
const NON_JOINER = '\u200c';

/** The same of a line in another language of Arabic letters (`other-language.ts`): its letters and non-joiners stay. */
export function normaliseOther(raw: string): NormalLine {
  const edits = normaliseLine(raw).edits.filter(
    ({ rule, before }) => rule !== 'persian-letter' && (rule !== 'zero-width' || before !== NON_JOINER),
  );
  return { text: replay(raw, edits), edits };
}
