import type { Lexicon } from '../../lexicon/lexicon.js';
import { CONFUSED, PRINTED, STUTTERED, WORDS } from './confusion-counts.js';
import { LOOKALIKES, LOST_LETTER, OTHER_LETTER } from './confusions.js';
import type { EditModel } from './edit-model.js';
import type { Shapes } from './shapes.js';

/** Room for letter codes of a lexicon. */
export const CODES = 64;
/** Where in the word as read a letter stands; engines misread the two ends otherwise than the middle. */
export const FIRST = 0;
export const INSIDE = 1;
export const LAST_LETTER = 2;
export const PLACES = 3;

/** Place of the letter `at` in a word of so many. */
export function placeOf(at: number, length: number): number {
  return at === 0 ? FIRST : at === length - 1 ? LAST_LETTER : INSIDE;
}

/** How many occurrences the figure for all places counts for at one place, and the general figures at all. */
const PLACE_PRIOR = 2000;
const GENERAL_PRIOR = 1000;

/** A letter made up that was never counted. */
const EXTRA_LETTER = 480;
export const UNCOUNTED = 0xffff;

/** Between probabilities and centibels. */
export const cost = (probability: number): number => Math.round(-100 * Math.log10(probability));
const probability = (centibels: number): number => 10 ** (-centibels / 100);

/** Codes of any letter of a group read for any other. */
export function pairsOf(
  letters: readonly number[],
  { codeOf }: Pick<Lexicon, 'codeOf'>,
): [read: number, print: number][] {
  return letters.flatMap((read) =>
    letters.filter((print) => print !== read).map((print): [number, number] => [codeOf(read), codeOf(print)]),
  );
}

/** How likely a letter is read for another whatever the engine, at `read * 64 + print`. */
export function lookalikes(lexicon: Pick<Lexicon, 'codeOf'>): Float64Array {
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
export interface LetterCounts {
  /** At `place * 64 + print`. */
  printed: Float64Array;
  /** At `print`. */
  printedAnywhere: Float64Array;
  /** Letters that may be followed by one made up, by place: of a word's start and end, one each. */
  letters: readonly number[];
  /** At `(place * 64 + read) * 64 + print`. */
  confused: Float64Array;
}

export function countLetters(codeOf: (letter: string) => number): LetterCounts {
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

/** Costs of single letters: counts smoothed by general figures. */
export function letterCosts(
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

/** A letter is read once more as one of its shape, by the code of the letter too many. */
export function stutterCosts(
  { printedAnywhere }: LetterCounts,
  { of, count }: Shapes,
  codeOf: (letter: string) => number,
): Uint16Array {
  const printed = new Float64Array(count);
  for (let code = 1; code < CODES; code++)
    printed[of[code] ?? 0] = (printed[of[code] ?? 0] ?? 0) + (printedAnywhere[code] ?? 0);
  const times = new Map(STUTTERED.map(([letter, n]) => [codeOf(letter), n]));
  const all = printedAnywhere.reduce((sum, n) => sum + n, 0);
  const before = STUTTERED.reduce((sum, [, n]) => sum + n, 0) / all;
  return Uint16Array.from(of, (shape, code) =>
    shape === 0 ? UNCOUNTED : cost(smoothed(times.get(code) ?? 0, printed[shape] ?? 0, before, GENERAL_PRIOR)),
  );
}
