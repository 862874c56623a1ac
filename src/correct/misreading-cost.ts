import { LONGEST } from '../lexicon/lexicon.js';
import { type EditModel, FIRST, INSIDE, LAST_LETTER } from './edit-model.js';

/** Weighs how likely a word of the print was read as the letters of the page; both as letter codes. */
export interface MisreadingCost {
  /**
   * Cost in centibels, or {@link NEVER} when it is more than `limit`.
   *
   * @param print codes of the printed word, at `[from, to)`
   */
  of(read: Uint8Array, length: number, print: Uint8Array, from: number, to: number, limit: number): number;
  /** The printed word of the last call as the page would write it: an alef that the page has bare stays bare. */
  asWritten(read: Uint8Array, length: number, print: Uint8Array, from: number, to: number): Uint8Array;
}

export const NEVER = 0xffff;
const WIDTH = LONGEST + 1;
/** Ways a cell was reached. */
const SAME = 0;
const EXTRA = 1;
const LOST = 2;
const SWAPPED = 3;
/** From here on, the segment of this number. */
const SEGMENT = 4;

/**
 * A weighted edit distance with runs of letters on either side (Brill and Moore 2000, An Improved Error Model for Noisy
 * Channel Spelling Correction), whose costs depend on where in the word a letter stands. What both words begin and end
 * with alike is taken to be read right.
 *
 * @param alef code of bare alef; `hamzated` the codes of the alefs it may be written for at no cost
 */
export function misreadingCost(model: EditModel, alef: number, hamzated: Uint8Array): MisreadingCost {
  const { other, lost, extra, doubled, swapped, segments } = model;
  const costs = new Uint16Array(WIDTH * WIDTH);
  const ways = new Uint8Array(WIDTH * WIDTH);
  /** Letters alike at the start, and letters of either word between the alike ones, in the last call. */
  let head = 0;
  let rows = 0;
  let columns = 0;

  const isSame = (a: number, b: number): boolean => a === b || (a === alef && hamzated[b] === 1);

  /** Cost of a letter too many at `at` of the word as read. */
  const surplus = (read: Uint8Array, at: number, length: number): number => {
    const code = read[at] ?? 0;
    const place = at === 0 ? FIRST : at === length - 1 ? LAST_LETTER : INSIDE;
    const once = extra[place * 64 + code] ?? NEVER;
    const double = (at > 0 && read[at - 1] === code) || (at + 1 < length && read[at + 1] === code);
    return double && doubled < once ? doubled : once;
  };
  /** Cost of a printed letter lost before the letter at `at` of the word as read. */
  const loss = (letter: number, at: number, length: number): number =>
    lost[(at === 0 ? FIRST : at === length ? LAST_LETTER : INSIDE) * 64 + letter] ?? NEVER;

  const of = (read: Uint8Array, length: number, print: Uint8Array, from: number, to: number, limit: number): number => {
    const size = to - from;
    head = 0;
    while (head < length && head < size && isSame(read[head] ?? 0, print[from + head] ?? 0)) head++;
    let tail = 0;
    const most = Math.min(length, size) - head;
    while (tail < most && isSame(read[length - 1 - tail] ?? 0, print[to - 1 - tail] ?? 0)) tail++;
    rows = length - head - tail;
    columns = size - head - tail;
    costs[0] = 0;
    for (let j = 1; j <= columns; j++) {
      costs[j] = Math.min(NEVER, (costs[j - 1] ?? 0) + loss(print[from + head + j - 1] ?? 0, head, length));
      ways[j] = LOST;
    }
    for (let i = 1; i <= rows; i++) {
      const at = head + i - 1;
      const code = read[at] ?? 0;
      const place = at === 0 ? FIRST : at === length - 1 ? LAST_LETTER : INSIDE;
      const row = i * WIDTH;
      const drop = surplus(read, at, length);
      costs[row] = Math.min(NEVER, (costs[row - WIDTH] ?? 0) + drop);
      ways[row] = EXTRA;
      const its = segments[code] ?? [];
      for (let j = 1; j <= columns; j++) {
        const letter = print[from + head + j - 1] ?? 0;
        let cost =
          (costs[row - WIDTH + j - 1] ?? 0) +
          (isSame(code, letter) ? 0 : (other[(place * 64 + code) * 64 + letter] ?? NEVER));
        let way = SAME;
        const dropped = (costs[row - WIDTH + j] ?? 0) + drop;
        if (dropped < cost) {
          cost = dropped;
          way = EXTRA;
        }
        const missing = (costs[row + j - 1] ?? 0) + loss(letter, at + 1, length);
        if (missing < cost) {
          cost = missing;
          way = LOST;
        }
        if (i > 1 && j > 1 && code !== letter && code === print[from + head + j - 2] && read[at - 1] === letter) {
          const turned = (costs[row - 2 * WIDTH + j - 2] ?? 0) + swapped;
          if (turned < cost) {
            cost = turned;
            way = SWAPPED;
          }
        }
        for (let s = 0; s < its.length; s++) {
          const segment = its[s];
          if (!segment) continue;
          const { read: a, print: b } = segment;
          if (i < a.length || j < b.length || !endsWith(read, at + 1, a) || !endsWith(print, from + head + j, b))
            continue;
          const along = (costs[row - a.length * WIDTH + j - b.length] ?? 0) + segment.cost;
          if (along < cost) {
            cost = along;
            way = SEGMENT + s;
          }
        }
        costs[row + j] = Math.min(NEVER, cost);
        ways[row + j] = way;
      }
    }
    const cost = costs[rows * WIDTH + columns] ?? NEVER;
    return cost > limit ? NEVER : cost;
  };

  return {
    of,
    asWritten(read, length, print, from, to) {
      const written = print.slice(from, to);
      const keep = (at: number, into: number): void => {
        if (read[at] === alef && hamzated[written[into] ?? 0] === 1) written[into] = alef;
      };
      for (let k = 0; k < head; k++) keep(k, k);
      for (let k = 1; head + rows + k <= length; k++) keep(length - k, written.length - k);
      let i = rows;
      let j = columns;
      while (i > 0 && j > 0) {
        const way = ways[i * WIDTH + j] ?? SAME;
        if (way === SAME) keep(head + --i, head + --j);
        else if (way === EXTRA) i--;
        else if (way === LOST) j--;
        else if (way === SWAPPED) {
          i -= 2;
          j -= 2;
        } else {
          const segment = segments[read[head + i - 1] ?? 0]?.[way - SEGMENT];
          i -= segment?.read.length ?? i;
          j -= segment?.print.length ?? j;
        }
      }
      return written;
    },
  };
}

/** Whether the codes before `end` are those of a run. */
function endsWith(codes: Uint8Array, end: number, run: Uint8Array): boolean {
  for (let k = 1; k <= run.length; k++) if (codes[end - k] !== run[run.length - k]) return false;
  return true;
}
