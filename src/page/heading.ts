import type { Change } from '../text/change.js';
import { applyEdits, correction, type Passage } from '../text/passage.js';

/** Marks that no heading begins with: specks, and ends of rules between columns. A dash before a number is a sign. */
const STRAY = /^[ .\u060c\u061b:|'\u2019`_*~>+\u2013\u2014-]+(?=[\p{L}«"\u201c([]|(?<=[^-])\p{N})/u;

/** Takes stray marks off the head of a kicker, title or subtitle that was rebuilt from lines of a scan. An ellipsis stays. */
export function mendHeading(heading: Passage): { passage: Passage; changes: Change[] } {
  const { text } = heading;
  const marks = STRAY.exec(text)?.[0] ?? '';
  if (marks === '' || marks.includes('..')) return { passage: heading, changes: [] };
  return applyEdits(heading, [correction({ start: 0, end: marks.length, after: '', rule: 'stray-marks' })]);
}
