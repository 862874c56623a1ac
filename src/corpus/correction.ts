import type { PageChange } from '../page/page.js';
import type { Change } from '../text/change.js';
import type { Passage } from '../text/passage.js';

/** The words around a correction as they stood. */
interface Around {
  left: string;
  right: string;
}

/** A correction and the words around it. */
export type Correction = PageChange & Around;

/** How far the words around reach, UTF-16 units. */
const AROUND = 40;

/** Gives the corrections of a passage the words around them; both in reading order. Linear. */
export function correctionsOf<C extends Change>({ text, pieces }: Passage, changes: readonly C[]): (C & Around)[] {
  let k = 0;
  const holds = (line: number, at: number): boolean => {
    const piece = pieces[k];
    if (!piece || piece.line !== line || at < piece.column) return false;
    return at - piece.column < (pieces[k + 1]?.start ?? text.length) - piece.start;
  };
  return changes.map((change) => {
    while (k < pieces.length && !holds(change.line, change.at)) k++;
    const { start = 0, column = 0 } = pieces[k] ?? {};
    const at = start + change.at - column;
    const end = at + change.before.length;
    return { ...change, left: wordsBefore(text, at), right: wordsAfter(text, end) };
  });
}

/** Whole words right before an offset, with the space to it. */
function wordsBefore(text: string, at: number): string {
  if (at <= AROUND) return text.slice(0, at);
  const near = text.slice(at - AROUND - 1, at);
  return near.includes(' ') ? near.slice(near.indexOf(' ') + 1) : '';
}

/** Whole words right after an offset, with the space to them. */
function wordsAfter(text: string, end: number): string {
  if (text.length - end <= AROUND) return text.slice(end);
  const near = text.slice(end, end + AROUND + 1);
  return near.slice(0, Math.max(0, near.lastIndexOf(' ')));
}
