import type { LineEdit } from '../line-edits.js';

/** An edit of markup; removal when nothing is put in. `note` says what it was. */
export const markupEdit = (at: number, before: string, note: string, after = ''): LineEdit => ({
  at,
  before,
  after,
  rule: 'markup',
  note,
});

/** Removes what stands round the one part of `before` that is left. */
export function markupAround(at: number, before: string, left: string, note: string): LineEdit[] {
  const from = before.indexOf(left);
  const to = from + left.length;
  return [markupEdit(at, before.slice(0, from), note), markupEdit(at + to, before.slice(to), note)];
}

const CAPTION = /\p{Script=Arabic} \P{L}*\p{Script=Arabic}/u;

/** Whether what is said of a picture may be a text of the page: two words of Arabic make it one. */
export const isCaption = (text: string): boolean => CAPTION.test(text);
