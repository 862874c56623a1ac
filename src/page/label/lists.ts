import { JUMP_WORD, WEEKDAY } from '../word-signs.js';
import type { RowFacts } from './features.js';
import { STATES, type State } from './model.js';

/** Rows of a list, at least: two lines of one form may be two running heads. */
const FEWEST = 3;
/** Words of the longest row of one, and by how many rows beside each other may differ. */
const LONGEST = 14;
const UNLIKE = 3;

/** What parts the cells of a row. */
const SEPARATORS = /[:|/=\u2026\u2013\u2014-]/gu;

/** What rows of a list are hardly ever, and what that counts against it: log-odds, set by hand on 18 pages with tables, prices and results written for it. */
const NO_ITEMS: readonly State[] = ['furniture', 'kicker', 'headline', 'deck', 'subtitle', 'byline', 'noise'];
export const NO_ITEM = 8;
export const NO_ITEM_STATES: readonly number[] = NO_ITEMS.map((state) => STATES.indexOf(state));

const separatorsOf = ({ bare }: RowFacts): string => (bare.match(SEPARATORS) ?? []).join('');

function mayBeItem({ words }: RowFacts): boolean {
  return (
    words.length > 1 &&
    words.length <= LONGEST &&
    words.some(({ value }) => value >= 0) &&
    !words.some(({ signs }) => (signs & (WEEKDAY | JUMP_WORD)) !== 0)
  );
}

/**
 * Rows of lists and tables: neighbours with figures in them, as many words, and the same marks between (`القمح - 120 ليرة`). Furniture does not
 * come so in the middle of a page, and no heading is made of such lines. A row of the same form above them, without figures, is the head of the table.
 */
export function listRows(rows: readonly RowFacts[]): Set<number> {
  const found = new Set<number>();
  const isAlike = (a: RowFacts, b: RowFacts): boolean =>
    Math.abs(a.words.length - b.words.length) <= UNLIKE && separatorsOf(a) === separatorsOf(b);
  for (let from = 0; from < rows.length; ) {
    let to = from;
    for (; to < rows.length; to++) {
      const [row, above] = [rows[to], rows[to - 1]];
      if (!row || !mayBeItem(row) || (to > from && above && !isAlike(above, row))) break;
    }
    if (to - from >= FEWEST && from > 0) {
      const [head, first] = [rows[from - 1], rows[from]];
      const headed = head && first && separatorsOf(first) !== '' && isAlike(head, first);
      for (let t = headed ? from - 1 : from; t < to; t++) found.add(t);
    }
    from = Math.max(to, from + 1);
  }
  return found;
}
