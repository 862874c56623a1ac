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
  /** By place. */
  cost: readonly number[];
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

const cost = (probability: number): number => Math.round(-100 * Math.log10(probability));
const probability = (centibels: number): number => 10 ** (-centibels / 100);

/** Compiles the confusion table for the letter codes of a lexicon: counts smoothed by general figures. */
export function compileEditModel(lexicon: Lexicon): EditModel {
  const codes = (text: string): Uint8Array =>
    Uint8Array.from({ length: text.length }, (_, i) => lexicon.codeOf(text.charCodeAt(i)));
  const general = new Float64Array(CODES * CODES).fill(probability(OTHER_LETTER));
  for (const { letters, cost: centibels } of LOOKALIKES) {
    for (const read of letters) {
      for (const print of letters) {
        const at = lexicon.codeOf(read) * CODES + lexicon.codeOf(print);
        general[at] = Math.max(general[at] ?? 0, probability(centibels));
      }
    }
  }
  const printed = new Float64Array(PLACES * CODES);
  const printedAnywhere = new Float64Array(CODES);
  const letters = [WORDS, 0, WORDS];
  for (const [letter, ...counts] of PRINTED) {
    const code = lexicon.codeOf(letter.charCodeAt(0));
    for (const [place, n] of counts.entries()) {
      printed[place * CODES + code] = n;
      printedAnywhere[code] = (printedAnywhere[code] ?? 0) + n;
      letters[INSIDE] = (letters[INSIDE] ?? 0) + n;
    }
  }
  const runs = new Map(PRINTED_RUNS);
  const confused = new Float64Array(PLACES * CODES * CODES);
  const segments = Array.from({ length: CODES }, (): Segment[] => []);
  for (const [read, print, ...counts] of CONFUSED) {
    if (read.length <= 1 && print.length <= 1) {
      const at = lexicon.codeOf(read.charCodeAt(0)) * CODES + lexicon.codeOf(print.charCodeAt(0));
      for (const [place, n] of counts.entries()) confused[place * CODES * CODES + at] = n;
      continue;
    }
    if (read === '' || print === '') continue;
    const times =
      print.length > 1 ? (runs.get(print) ?? 0) : (printedAnywhere[lexicon.codeOf(print.charCodeAt(0))] ?? 0);
    const all = counts.reduce((sum, n) => sum + n, 0) / (times + 1);
    segments[lexicon.codeOf(read.charCodeAt(read.length - 1))]?.push({
      read: codes(read),
      print: codes(print),
      cost: counts.map(() => cost(all)),
    });
  }
  const anywhere = (at: number): number => {
    let sum = 0;
    for (let place = 0; place < PLACES; place++) sum += confused[place * CODES * CODES + at] ?? 0;
    return sum;
  };
  const other = new Uint16Array(PLACES * CODES * CODES);
  const lost = new Uint16Array(PLACES * CODES);
  const extra = new Uint16Array(PLACES * CODES);
  const smoothed = (n: number, of: number, prior: number, weight: number): number =>
    (n + weight * prior) / (of + weight);
  for (let place = 0; place < PLACES; place++) {
    for (let print = 1; print < CODES; print++) {
      for (let read = 0; read < CODES; read++) {
        const at = read * CODES + print;
        const prior = read === 0 ? probability(LOST_LETTER) : (general[at] ?? 0);
        const everywhere = smoothed(anywhere(at), printedAnywhere[print] ?? 0, prior, GENERAL_PRIOR);
        const here = confused[place * CODES * CODES + at] ?? 0;
        const price = cost(smoothed(here, printed[place * CODES + print] ?? 0, everywhere, PLACE_PRIOR));
        if (read === 0) lost[place * CODES + print] = price;
        else other[(place * CODES + read) * CODES + print] = read === print ? 0 : price;
      }
    }
    for (let read = 1; read < CODES; read++) {
      const at = read * CODES;
      const everywhere = smoothed(anywhere(at), letters[INSIDE] ?? 1, probability(480), GENERAL_PRIOR);
      const here = confused[place * CODES * CODES + at] ?? 0;
      extra[place * CODES + read] = cost(smoothed(here, letters[place] ?? 1, everywhere, PLACE_PRIOR));
    }
  }
  const all = letters[INSIDE] ?? 1;
  for (const { letters: alike, cost: centibels } of SLIPS) {
    for (const read of alike) {
      for (const print of alike) {
        if (read === print) continue;
        for (let place = 0; place < PLACES; place++) {
          const at = (place * CODES + lexicon.codeOf(read)) * CODES + lexicon.codeOf(print);
          other[at] = Math.min(other[at] ?? 0, centibels);
        }
      }
    }
  }
  const won = new Uint16Array(CODES).fill(0xffff);
  const gone = new Uint16Array(CODES).fill(0xffff);
  const least = (figures: Uint16Array, code: number, price: number): void => {
    figures[code] = Math.min(figures[code] ?? 0xffff, price);
  };
  for (let place = 0; place < PLACES; place++) {
    for (let code = 1; code < CODES; code++) {
      least(gone, code, lost[place * CODES + code] ?? 0xffff);
      least(won, code, extra[place * CODES + code] ?? 0xffff);
      for (let print = 1; print < CODES; print++) {
        const price = other[(place * CODES + code) * CODES + print] ?? 0xffff;
        if (print === code) continue;
        least(won, code, price);
        least(gone, print, price);
      }
    }
  }
  for (const { read, print, cost: prices } of segments.flat()) {
    const price = Math.min(...prices);
    for (const code of read) least(won, code, Math.floor(price / read.length));
    for (const code of print) least(gone, code, Math.floor(price / print.length));
  }
  return {
    other,
    lost,
    extra,
    doubled: Math.min(DOUBLED_LETTER, cost((DOUBLED + 1) / all)),
    swapped: Math.min(SWAPPED_LETTERS, cost((SWAPPED + 1) / all)),
    won,
    gone,
    segments,
  };
}
