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
  /**
   * The printed word of the last call as the page would write it: an alef that the page has bare stays bare.
   */
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
 * Channel Spelling Correction), whose costs depend on where in the word a letter stands.
 *
 * @param alef code of bare alef, and `hamzated` codes of the alefs it may be written for at no cost
 */
export function misreadingCost(model: EditModel, alef: number, hamzated: Uint8Array): MisreadingCost {
  const { other, lost, extra, doubled, swapped, segments } = model;
  const costs = new Uint16Array(WIDTH * WIDTH);
  const ways = new Uint8Array(WIDTH * WIDTH);

  const placeOf = (at: number, size: number, length: number): number =>
    at === 0 ? FIRST : at + size >= length ? LAST_LETTER : INSIDE;

  const of = (read: Uint8Array, length: number, print: Uint8Array, from: number, to: number, limit: number): number => {
    const columns = to - from;
    costs[0] = 0;
    for (let j = 1; j <= columns; j++) {
      costs[j] = Math.min(NEVER, (costs[j - 1] ?? 0) + (lost[FIRST * 64 + (print[from + j - 1] ?? 0)] ?? NEVER));
      ways[j] = LOST;
    }
    for (let i = 1; i <= length; i++) {
      const code = read[i - 1] ?? 0;
      const place = i === 1 ? FIRST : i === length ? LAST_LETTER : INSIDE;
      const row = i * WIDTH;
      const once = extra[place * 64 + code] ?? NEVER;
      const double = (i > 1 && read[i - 2] === code) || (i < length && read[i] === code);
      const surplus = double ? Math.min(once, doubled) : once;
      costs[row] = Math.min(NEVER, (costs[row - WIDTH] ?? 0) + surplus);
      ways[row] = EXTRA;
      let least = costs[row] ?? NEVER;
      const lostPlace = i === length ? LAST_LETTER : INSIDE;
      const its = segments[code] ?? [];
      for (let j = 1; j <= columns; j++) {
        const letter = print[from + j - 1] ?? 0;
        const same = letter === code || (code === alef && hamzated[letter] === 1);
        let cost = (costs[row - WIDTH + j - 1] ?? 0) + (same ? 0 : (other[(place * 64 + code) * 64 + letter] ?? NEVER));
        let way = SAME;
        const dropped = (costs[row - WIDTH + j] ?? 0) + surplus;
        if (dropped < cost) {
          cost = dropped;
          way = EXTRA;
        }
        const missing = (costs[row + j - 1] ?? 0) + (lost[lostPlace * 64 + letter] ?? NEVER);
        if (missing < cost) {
          cost = missing;
          way = LOST;
        }
        if (i > 1 && j > 1 && code === print[from + j - 2] && read[i - 2] === letter && code !== letter) {
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
          if (i < a.length || j < b.length || !endsWith(read, i, a) || !endsWith(print, from + j, b)) continue;
          const along =
            (costs[row - a.length * WIDTH + j - b.length] ?? 0) +
            (segment.cost[placeOf(i - a.length, a.length, length)] ?? NEVER);
          if (along < cost) {
            cost = along;
            way = SEGMENT + s;
          }
        }
        costs[row + j] = Math.min(NEVER, cost);
        ways[row + j] = way;
        if (cost < least) least = cost;
      }
      // A run of three letters may reach over two rows, so a row that is too dear ends nothing by itself.
      if (least > limit && i > 2 && rowLeast(i - 1, columns) > limit && rowLeast(i - 2, columns) > limit) return NEVER;
    }
    const cost = costs[length * WIDTH + columns] ?? NEVER;
    return cost > limit ? NEVER : cost;
  };

  const rowLeast = (i: number, columns: number): number => {
    let least = NEVER;
    for (let j = 0; j <= columns; j++) least = Math.min(least, costs[i * WIDTH + j] ?? NEVER);
    return least;
  };

  const endsWith = (codes: Uint8Array, end: number, run: Uint8Array): boolean => {
    for (let k = 1; k <= run.length; k++) if (codes[end - k] !== run[run.length - k]) return false;
    return true;
  };

  return {
    of,
    asWritten(read, length, print, from, to) {
      const written = print.slice(from, to);
      let i = length;
      let j = to - from;
      while (i > 0 && j > 0) {
        const way = ways[i * WIDTH + j] ?? SAME;
        if (way === SAME) {
          if (read[i - 1] === alef && hamzated[written[j - 1] ?? 0] === 1) written[j - 1] = alef;
          i--;
          j--;
        } else if (way === EXTRA) i--;
        else if (way === LOST) j--;
        else if (way === SWAPPED) {
          i -= 2;
          j -= 2;
        } else {
          const segment = segments[read[i - 1] ?? 0]?.[way - SEGMENT];
          i -= segment?.read.length ?? i;
          j -= segment?.print.length ?? j;
        }
      }
      return written;
    },
  };
}
