import type { Lexicon } from '../lexicon/lexicon.js';
import { CONFUSED, DOUBLED, PRINTED, PRINTED_RUNS, SWAPPED, WORDS } from './confusion-counts.js';
import { DOUBLED_LETTER, LOOKALIKES, LOST_LETTER, OTHER_LETTER, SLIPS, SWAPPED_LETTERS } from './confusions.js';

const CODES = 64;
/** Where in the word as read a letter stands; engines misread the two ends otherwise than the middle. */
export const FIRST = 0;
export const INSIDE = 1;
export const LAST_LETTER = 2;
const PLACES = 3;

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
  doubled: number;
  swapped: number;
  /** Cheapest way for a letter to be made up where the print has none of its kind, and for one to be lost, by code. */
  won: Uint16Array;
  gone: Uint16Array;
  /** Segment confusions by the code of their last read letter. */
  segments: readonly (readonly Segment[])[];
}

/** How many occurrences the figure for all places counts for at one place, and the general figures at all. */
const PLACE_PRIOR = 2000;
const GENERAL_PRIOR = 1000;

/** A letter made up that was never counted. */
const EXTRA_LETTER = 480;
const UNCOUNTED = 0xffff;

const cost = (probability: number): number => Math.round(-100 * Math.log10(probability));
const probability = (centibels: number): number => 10 ** (-centibels / 100);

/** Compiles the confusion table for the letter codes of a lexicon: counts smoothed by general figures. */
export function compileEditModel(lexicon: Pick<Lexicon, 'codeOf'>): EditModel {
  const codeOf = (letter: string): number => lexicon.codeOf(letter.charCodeAt(0));
  const counts = countLetters(codeOf);
  const letters = letterCosts(counts, lookalikes(lexicon));
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
    segments,
  };
}

function lower(figures: Uint16Array, at: number, price: number): void {
  figures[at] = Math.min(figures[at] ?? UNCOUNTED, price);
}

/** Codes of any letter of a group read for any other. */
function pairsOf(letters: readonly number[], { codeOf }: Pick<Lexicon, 'codeOf'>): [read: number, print: number][] {
  return letters.flatMap((read) =>
    letters.filter((print) => print !== read).map((print): [number, number] => [codeOf(read), codeOf(print)]),
  );
}

/** How likely a letter is read for another whatever the engine, at `read * 64 + print`. */
function lookalikes(lexicon: Pick<Lexicon, 'codeOf'>): Float64Array {
  const general = new Float64Array(CODES * CODES).fill(probability(OTHER_LETTER));
  for (const { letters, cost: centibels } of LOOKALIKES) {
    for (const [read, print] of pairsOf(letters, lexicon)) {
      const at = read * CODES + print;
      general[at] = Math.max(general[at] ?? 0, probability(centibels));
    }
  }
  return general;
}

/** The counts of single letters by code; code 0 stands for no letter. */
interface LetterCounts {
  /** At `place * 64 + print`. */
  printed: Float64Array;
  /** At `print`. */
  printedAnywhere: Float64Array;
  /** Letters that may be followed by one made up, by place: of a word's start and end, one each. */
  letters: readonly number[];
  /** At `(place * 64 + read) * 64 + print`. */
  confused: Float64Array;
}

function countLetters(codeOf: (letter: string) => number): LetterCounts {
  const printed = new Float64Array(PLACES * CODES);
  const printedAnywhere = new Float64Array(CODES);
  let all = 0;
  for (const [letter, ...counts] of PRINTED) {
    const code = codeOf(letter);
    for (const [place, n] of counts.entries()) {
      printed[place * CODES + code] = n;
      printedAnywhere[code] = (printedAnywhere[code] ?? 0) + n;
      all += n;
    }
  }
  const confused = new Float64Array(PLACES * CODES * CODES);
  for (const [read, print, ...counts] of CONFUSED) {
    if (read.length > 1 || print.length > 1) continue;
    for (const [place, n] of counts.entries()) confused[(place * CODES + codeOf(read)) * CODES + codeOf(print)] = n;
  }
  return { printed, printedAnywhere, letters: [WORDS, all, WORDS], confused };
}

/** Share of `n` in `of`, drawn towards a share known before as so many occurrences would. */
function smoothed(n: number, of: number, before: number, weight: number): number {
  return (n + weight * before) / (of + weight);
}

function letterCosts(
  { printed, printedAnywhere, letters, confused }: LetterCounts,
  general: Float64Array,
): Pick<EditModel, 'other' | 'lost' | 'extra'> {
  const other = new Uint16Array(PLACES * CODES * CODES);
  const lost = new Uint16Array(PLACES * CODES);
  const extra = new Uint16Array(PLACES * CODES);
  for (let print = 0; print < CODES; print++) {
    for (let read = 0; read < CODES; read++) {
      if (read === print) continue;
      let all = 0;
      for (let place = 0; place < PLACES; place++) all += confused[(place * CODES + read) * CODES + print] ?? 0;
      // One made up may stand after any letter; else it is one of the letters printed.
      const of = print === 0 ? (letters[INSIDE] ?? 1) : (printedAnywhere[print] ?? 0);
      const before =
        print === 0
          ? probability(EXTRA_LETTER)
          : read === 0
            ? probability(LOST_LETTER)
            : (general[read * CODES + print] ?? 0);
      const anywhere = smoothed(all, of, before, GENERAL_PRIOR);
      for (let place = 0; place < PLACES; place++) {
        const n = confused[(place * CODES + read) * CODES + print] ?? 0;
        const here = print === 0 ? (letters[place] ?? 1) : (printed[place * CODES + print] ?? 0);
        const price = cost(smoothed(n, here, anywhere, PLACE_PRIOR));
        if (print === 0) extra[place * CODES + read] = price;
        else if (read === 0) lost[place * CODES + print] = price;
        else other[(place * CODES + read) * CODES + print] = price;
      }
    }
  }
  return { other, lost, extra };
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
  { other, lost, extra }: Pick<EditModel, 'other' | 'lost' | 'extra'>,
  segments: readonly Segment[],
): Pick<EditModel, 'won' | 'gone'> {
  const won = new Uint16Array(CODES).fill(UNCOUNTED);
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
