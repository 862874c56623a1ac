import type { Lexicon } from '../../lexicon/lexicon.js';
import { CONFUSED, DOUBLED, PRINTED_RUNS, SWAPPED } from './confusion-counts.js';
import { DOUBLED_LETTER, SLIPS, SWAPPED_LETTERS } from './confusions.js';
import {
  CODES,
  cost,
  countLetters,
  INSIDE,
  type LetterCounts,
  letterCosts,
  lookalikes,
  PLACES,
  pairsOf,
  placeOf,
  stutterCosts,
  UNCOUNTED,
} from './letter-costs.js';
import { type Shapes, shapesOf } from './shapes.js';

/** A run of letters read as another. */
export interface Segment {
  read: Uint8Array;
  print: Uint8Array;
  cost: number;
}

/** The confusion table by letter codes of a lexicon; costs in centibels. */
export interface EditModel {
  /** Cost of reading letter `read` where the print has `print`, at `(place * 64 + read) * 64 + print`; 0 on the diagonal. */
  other: Uint16Array;
  /** Cost of losing a letter of the print, at `place * 64 + print`. */
  lost: Uint16Array;
  /** Cost of a letter too many, at `place * 64 + read`. */
  extra: Uint16Array;
  /** Cost of a letter too many beside itself, and beside another of its shape, by its code. */
  doubled: number;
  stuttered: Uint16Array;
  shapes: Shapes;
  swapped: number;
  /** Cheapest way for a letter to be made up where the print has none of its kind, and for one to be lost, by code. */
  won: Uint16Array;
  gone: Uint16Array;
  /** Segment confusions by the code of their last read letter. */
  segments: readonly (readonly Segment[])[];
}

/** Cost of the letter at a place of a word as one too many. */
export function surplusCost(
  { extra, doubled, stuttered, shapes: { of } }: EditModel,
  letters: Uint8Array,
  length: number,
  at: number,
): number {
  const code = letters[at] ?? 0;
  const once = extra[placeOf(at, length) * CODES + code] ?? UNCOUNTED;
  const before = at > 0 ? (letters[at - 1] ?? 0) : 0;
  const after = at + 1 < length ? (letters[at + 1] ?? 0) : 0;
  if (before === code || after === code) return Math.min(once, doubled);
  const shape = of[code] ?? 0;
  if (shape === 0 || (of[before] !== shape && of[after] !== shape)) return once;
  return Math.min(once, stuttered[code] ?? UNCOUNTED);
}

/** Compiles the confusion table for the letter codes of a lexicon: counts smoothed by general figures. */
export function compileEditModel(lexicon: Pick<Lexicon, 'codeOf' | 'unitOf'>): EditModel {
  const codeOf = (letter: string): number => lexicon.codeOf(letter.charCodeAt(0));
  const shapes = shapesOf(lexicon);
  const counts = countLetters(codeOf);
  const letters = { ...letterCosts(counts, lookalikes(lexicon)), stuttered: stutterCosts(counts, shapes, codeOf) };
  for (const { letters: alike, cost: centibels } of SLIPS) {
    for (const [read, print] of pairsOf(alike, lexicon)) {
      for (let place = 0; place < PLACES; place++)
        lower(letters.other, (place * CODES + read) * CODES + print, centibels);
    }
  }
  const segments = segmentsOf(counts, codeOf);
  const all = counts.letters[INSIDE] ?? 1;
  return {
    ...letters,
    doubled: Math.min(DOUBLED_LETTER, cost((DOUBLED + 1) / all)),
    swapped: Math.min(SWAPPED_LETTERS, cost((SWAPPED + 1) / all)),
    ...cheapest(letters, segments.flat()),
    shapes,
    segments,
  };
}

function lower(figures: Uint16Array, at: number, price: number): void {
  figures[at] = Math.min(figures[at] ?? UNCOUNTED, price);
}

function segmentsOf({ printedAnywhere }: LetterCounts, codeOf: (letter: string) => number): Segment[][] {
  const codes = (text: string): Uint8Array => Uint8Array.from(text, codeOf);
  const runs = new Map(PRINTED_RUNS);
  const segments = Array.from({ length: CODES }, (): Segment[] => []);
  for (const [read, print, ...counts] of CONFUSED) {
    if (read === '' || print === '' || read.length + print.length === 2) continue;
    const times = print.length > 1 ? (runs.get(print) ?? 0) : (printedAnywhere[codeOf(print)] ?? 0);
    const all = counts.reduce((sum, n) => sum + n, 0);
    segments[codeOf(read.slice(-1))]?.push({ read: codes(read), print: codes(print), cost: cost(all / (times + 1)) });
  }
  return segments;
}

function cheapest(
  { other, lost, extra, stuttered }: Pick<EditModel, 'other' | 'lost' | 'extra' | 'stuttered'>,
  segments: readonly Segment[],
): Pick<EditModel, 'won' | 'gone'> {
  const won = stuttered.slice();
  const gone = new Uint16Array(CODES).fill(UNCOUNTED);
  for (let place = 0; place < PLACES; place++) {
    for (let code = 1; code < CODES; code++) {
      lower(gone, code, lost[place * CODES + code] ?? UNCOUNTED);
      lower(won, code, extra[place * CODES + code] ?? UNCOUNTED);
      for (let print = 1; print < CODES; print++) {
        if (print === code) continue;
        const price = other[(place * CODES + code) * CODES + print] ?? UNCOUNTED;
        lower(won, code, price);
        lower(gone, print, price);
      }
    }
  }
  for (const { read, print, cost: price } of segments) {
    for (const code of read) lower(won, code, Math.floor(price / read.length));
    for (const code of print) lower(gone, code, Math.floor(price / print.length));
  }
  return { won, gone };
}
