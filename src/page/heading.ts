import type { Change } from '../text/change.js';
import { applyEdits, correction, type Passage } from '../text/passage.js';

/** Marks that no heading begins with: specks, and ends of rules between columns. A dash before a number is a sign. */
const STRAY = /^[ .\u060c\u061b:|'\u2019`_*~>+\u2013\u2014-]+(?=[\p{L}«"\u201c([]|(?<=[^-])\p{N})/u;

/** Marks by themselves that no heading ends with, vowel signs without a letter among them; a quotation mark may close one. */
const STRAY_END =
  /(?<=[\p{L}\p{N}»"\u201d)\]!?\u061f])(?: [.,\u060c\u061b:|'\u2019`_*~>+\u2013\u2014\u064b-\u0652-])+$/u;

/** Takes stray marks off the head and the end of a kicker, title or subtitle that was rebuilt from lines of a scan. An ellipsis stays. */
export function mendHeading(heading: Passage): { passage: Passage; changes: Change[] } {
  const { text } = heading;
  const head = STRAY.exec(text)?.[0].length ?? 0;
  const end = STRAY_END.exec(text)?.index ?? text.length;
  const edits = [
    { start: 0, end: text.slice(0, head).includes('..') ? 0 : head },
    { start: end, end: text.length },
  ].filter((marks) => marks.end > marks.start);
  if (edits.length === 0) return { passage: heading, changes: [] };
  return applyEdits(
    heading,
    edits.map((marks) => correction({ ...marks, after: '', rule: 'stray-marks' })),
  );
}
