import type { Change } from '../text/change.js';
import { applyEdits, correction, type Passage } from '../text/passage.js';

/** Marks that specks and ends of rules between columns are read as. */
const MARKS = String.raw`.\u060c\u061b:|'\u2019\u0060_*~>+\u2013\u2014-`;

/** No heading begins with them. A dash before a number is a sign. */
const STRAY = new RegExp(String.raw`^[ ${MARKS}]+(?=[\p{L}«"\u201c([]|(?<=[^-])\p{N})`, 'u');

/** By themselves none ends with one, with a comma or with a vowel sign that has no letter; a quotation mark may close it. */
const STRAY_END = new RegExp(String.raw`(?<=[\p{L}\p{N}»"\u201d)\]!?\u061f])(?: [,\u064b-\u0652${MARKS}])+$`, 'u');

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
