import { LONGEST } from '../../lexicon/lexicon.js';
import { type EditModel, type Segment, surplusCost } from './edit-model.js';
import { FIRST, INSIDE, LAST_LETTER, placeOf } from './letter-costs.js';

/** Weighs how likely words of the print were read as the letters of the page; both as letter codes. */
export interface MisreadingCost {
  /** Takes the letters of the page that the next calls are about. */
  read(letters: Uint8Array, length: number): void;
  /**
   * Cost in centibels, or {@link NEVER} when it is more than `limit`.
   *
   * @param print codes of the printed word, at `[from, to)`
   */
  of(print: Uint8Array, from: number, to: number, limit: number): number;
  /** The printed word of the last call as the page would write it: an alef that the page has bare stays bare. */
  asWritten(print: Uint8Array, from: number, to: number): Uint8Array;
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
  const { other, lost, swapped, won, gone } = model;
  /** Any alef counts as bare. */
  const plain = hamzated.map((is, code) => (is === 1 ? alef : code));
  /** What a letter costs at least that is lost, wherever it stands. */
  const leastLost = Uint16Array.from(plain, (_, code) =>
    Math.min(...[FIRST, INSIDE, LAST_LETTER].map((place) => lost[place * 64 + code] ?? NEVER)),
  );
  const segments = model.segments.map((list) =>
    list.map((segment): SegmentLetters => ({ ...segment, ...lettersOf(segment.print, plain) })),
  );
  const costs = new Uint16Array(WIDTH * WIDTH);
  const ways = new Uint8Array(WIDTH * WIDTH);
  /** Most letters of the word as read that one way leaps over; two that changed places, or a segment. */
  const leap = segments.flat().reduce((most, { read: run }) => Math.max(most, run.length), 2);
  let read: Uint8Array = new Uint8Array(0);
  let length = 0;
  /** By place in the word as read: cost of the letter as one too many, where its costs stand in `other`, segments that end there. */
  const surplus = new Uint16Array(LONGEST);
  const offsets = new Uint32Array(LONGEST);
  const ending: (readonly SegmentLetters[])[] = new Array(LONGEST).fill([]);
  /** Letters alike at the start, and letters of either word between the alike ones, in the last call. */
  let head = 0;
  let rows = 0;
  let columns = 0;

  const isSame = (a: number, b: number): boolean => a === b || (a === alef && hamzated[b] === 1);

  /** Where in `lost` the costs stand of letters lost before the letter at `at` of the word as read. */
  const lossOffset = (at: number): number => placeOf(at, length + 1) * 64;

  const prepare = (letters: Uint8Array, size: number): void => {
    read = letters;
    length = size;
    for (let at = 0; at < size; at++) {
      const code = letters[at] ?? 0;
      surplus[at] = surplusCost(model, letters, size, at);
      offsets[at] = (placeOf(at, size) * 64 + code) * 64;
      ending[at] = (segments[code] ?? []).filter(({ read: run }) => endsWith(letters, at + 1, run));
    }
  };

  /**
   * Whether reading the letters between what is alike must cost more than a limit, those of the print from `start` on. Each is
   * read for the one in its place, or where one word is a letter longer, a letter is left out somewhere; or else more letters
   * were left out, two were turned, or a segment was misread, and letters that one of both words lacks were made up or lost.
   */
  const exceeds = (print: Uint8Array, start: number, limit: number): boolean => {
    const more = columns - rows;
    if (inLine(print, start, more) <= limit) return false;
    let low = 0;
    let high = 0;
    let loss = NEVER;
    for (let at = start; at < start + columns; at++) {
      const letter = print[at] ?? 0;
      const code = plain[letter] ?? 0;
      if (code < 32) low |= 1 << code;
      else high |= 1 << (code - 32);
      loss = Math.min(loss, leastLost[letter] ?? NEVER);
    }
    let ownLow = 0;
    let ownHigh = 0;
    let drop = NEVER;
    let along = NEVER;
    for (let at = head; at < head + rows; at++) {
      const code = plain[read[at] ?? 0] ?? 0;
      if (code < 32) ownLow |= 1 << code;
      else ownHigh |= 1 << (code - 32);
      drop = Math.min(drop, surplus[at] ?? NEVER);
      const its = ending[at] ?? [];
      for (let s = 0; s < its.length; s++) {
        const segment = its[s];
        if (segment && segment.cost < along && (segment.low & ~low) === 0 && (segment.high & ~high) === 0)
          along = segment.cost;
      }
    }
    const left = more > 0 ? more * loss : -more * drop;
    const astray = Math.min(swapped, drop + loss) + left;
    return (
      Math.min(more < -1 || more > 1 ? left : astray, along) > limit ||
      sumOf(won, ownLow & ~low, ownHigh & ~high) > limit ||
      sumOf(gone, low & ~ownLow, high & ~ownHigh) > limit
    );
  };

  /** Cost of reading each letter for the one in its place, but for one left out where one word has `more` letters. */
  const inLine = (print: Uint8Array, start: number, more: number): number => {
    let before = 0;
    if (more === 0) {
      for (let i = 0; i < rows; i++) before += instead(head + i, print[start + i] ?? 0);
      return before;
    }
    if (more !== 1 && more !== -1) return NEVER;
    let behind = NEVER;
    for (let i = 0; i < rows; i++) {
      const at = head + i;
      if (more === 1) {
        behind = Math.min(behind, before + (lost[lossOffset(at) + (print[start + i] ?? 0)] ?? NEVER));
        behind += instead(at, print[start + i + 1] ?? 0);
      } else {
        behind = Math.min(
          i === 0 ? NEVER : behind + instead(at, print[start + i - 1] ?? 0),
          before + (surplus[at] ?? NEVER),
        );
      }
      before += instead(at, print[start + i] ?? 0);
    }
    if (more === 1)
      behind = Math.min(behind, before + (lost[lossOffset(head + rows) + (print[start + rows] ?? 0)] ?? NEVER));
    return behind;
  };

  const instead = (at: number, letter: number): number =>
    isSame(read[at] ?? 0, letter) ? 0 : (other[(offsets[at] ?? 0) + letter] ?? NEVER);

  const of = (print: Uint8Array, from: number, to: number, limit: number): number => {
    const size = to - from;
    head = 0;
    while (head < length && head < size && isSame(read[head] ?? 0, print[from + head] ?? 0)) head++;
    let tail = 0;
    const most = Math.min(length, size) - head;
    while (tail < most && isSame(read[length - 1 - tail] ?? 0, print[to - 1 - tail] ?? 0)) tail++;
    rows = length - head - tail;
    columns = size - head - tail;
    if (rows > 1 && columns > 1 && exceeds(print, from + head, limit)) return NEVER;
    costs[0] = 0;
    const lostFirst = lossOffset(head);
    for (let j = 1; j <= columns; j++) {
      costs[j] = Math.min(NEVER, (costs[j - 1] ?? 0) + (lost[lostFirst + (print[from + head + j - 1] ?? 0)] ?? NEVER));
      ways[j] = LOST;
    }
    // Rows since one had a cell within the limit: no way leaps over more than a segment's letters.
    let beyond = 0;
    for (let i = 1; i <= rows; i++) {
      const at = head + i - 1;
      const code = read[at] ?? 0;
      const offset = offsets[at] ?? 0;
      const row = i * WIDTH;
      const drop = surplus[at] ?? NEVER;
      const lostHere = lossOffset(at + 1);
      const its = ending[at] ?? [];
      let least = Math.min(NEVER, (costs[row - WIDTH] ?? 0) + drop);
      costs[row] = least;
      ways[row] = EXTRA;
      for (let j = 1; j <= columns; j++) {
        const letter = print[from + head + j - 1] ?? 0;
        let cost = (costs[row - WIDTH + j - 1] ?? 0) + (isSame(code, letter) ? 0 : (other[offset + letter] ?? NEVER));
        let way = SAME;
        const dropped = (costs[row - WIDTH + j] ?? 0) + drop;
        if (dropped < cost) {
          cost = dropped;
          way = EXTRA;
        }
        const missing = (costs[row + j - 1] ?? 0) + (lost[lostHere + letter] ?? NEVER);
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
          if (i < a.length || j < b.length || !endsWith(print, from + head + j, b)) continue;
          const along = (costs[row - a.length * WIDTH + j - b.length] ?? 0) + segment.cost;
          if (along < cost) {
            cost = along;
            way = SEGMENT + s;
          }
        }
        if (cost > NEVER) cost = NEVER;
        if (cost < least) least = cost;
        costs[row + j] = cost;
        ways[row + j] = way;
      }
      beyond = least > limit ? beyond + 1 : 0;
      if (beyond === leap) return NEVER;
    }
    const cost = costs[rows * WIDTH + columns] ?? NEVER;
    return cost > limit ? NEVER : cost;
  };

  return {
    read: prepare,
    of,
    asWritten(print, from, to) {
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
          const segment = ending[head + i - 1]?.[way - SEGMENT];
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

/** A set of letters as bits. */
interface Letters {
  low: number;
  high: number;
}

/** A segment with the letters of its print. */
type SegmentLetters = Segment & Letters;

function lettersOf(codes: Uint8Array, plain: Uint8Array): Letters {
  let [low, high] = [0, 0];
  for (const code of codes) {
    const bit = plain[code] ?? 0;
    if (bit < 32) low |= 1 << bit;
    else high |= 1 << (bit - 32);
  }
  return { low, high };
}

/** Sum of figures over the letters of a set, given as two sets of bits. */
function sumOf(figures: Uint16Array, low: number, high: number): number {
  let sum = 0;
  for (let rest = low; rest !== 0; rest &= rest - 1) sum += figures[31 - Math.clz32(rest & -rest)] ?? 0;
  for (let rest = high; rest !== 0; rest &= rest - 1) sum += figures[63 - Math.clz32(rest & -rest)] ?? 0;
  return sum;
}
