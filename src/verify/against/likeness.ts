import { comparingKey, LETTER_OF_UNIT } from '../../text/keys.js';

/** Letters by which places of likeness are looked for, and how many letters apart. */
const GRAM = 6;
const STEP = 2;
/** In fewer letters than this a run of {@link SHORT_GRAM} is looked for at each. */
const SHORT = 60;
const SHORT_GRAM = 4;
/** Places that are tried: in garbled text the same few letters come again and again. */
const TRIES = 5;
/** Places whose offsets differ by less than this many letters speak for one stretch: letters may be lost and added. */
const DRIFT = 32;
/** Letters looked at on either side of a stretch, as a share of it. */
const MARGIN = 0.1;

/** The letters and digits of a text as repeats are compared: without dots, marks, spaces and punctuation. */
export function lettersOf(text: string): string {
  let letters = '';
  for (const unit of comparingKey(text).units) letters += String.fromCharCode(0x100 + (unit & LETTER_OF_UNIT));
  return letters;
}

/** Share of `letters` that a stretch of `earlier` has in the same order, 0 to 1. */
export function likeness(letters: string, earlier: string): number {
  if (letters === '' || earlier.includes(letters)) return 1;
  const margin = letters.length < SHORT ? letters.length >> 1 : DRIFT + Math.ceil(letters.length * MARGIN);
  let most = 0;
  for (const at of placesOf(letters, earlier)) {
    const stretch = earlier.slice(Math.max(0, at - margin), Math.max(0, at + letters.length + margin));
    most = Math.max(most, commonLetters(letters, stretch));
  }
  return most / letters.length;
}

/** Where most runs of `letters` that `earlier` has say that it begins there. */
function placesOf(letters: string, earlier: string): number[] {
  const votes = new Map<number, { count: number; first: number }>();
  const [length, step] = letters.length < SHORT ? [SHORT_GRAM, 1] : [GRAM, STEP];
  for (let i = 0; i + length <= letters.length; i += step) {
    const gram = letters.slice(i, i + length);
    for (let at = earlier.indexOf(gram); at >= 0; at = earlier.indexOf(gram, at + length)) {
      const bucket = Math.round((at - i) / DRIFT);
      const vote = votes.get(bucket) ?? { count: 0, first: at - i };
      votes.set(bucket, vote);
      vote.count++;
    }
  }
  if (votes.size === 0 && letters.length < SHORT) return everyPlace(letters, earlier);
  const best = [...votes.values()].sort((a, b) => b.count - a.count || a.first - b.first);
  return best.slice(0, TRIES).map(({ first }) => first);
}

/** Places from which on all of `earlier` is looked at. */
function everyPlace(letters: string, earlier: string): number[] {
  const step = Math.max(1, letters.length >> 1);
  return Array.from({ length: Math.ceil(earlier.length / step) }, (_, i) => i * step);
}

/** Length of the longest common subsequence, a word of bits at a time (Hyyrö 2004). */
function commonLetters(a: string, b: string): number {
  const places = new Map<number, bigint>();
  for (let i = 0; i < a.length; i++) {
    const unit = a.charCodeAt(i);
    places.set(unit, (places.get(unit) ?? 0n) | (1n << BigInt(i)));
  }
  const all = (1n << BigInt(a.length)) - 1n;
  let open = all;
  for (let i = 0; i < b.length; i++) {
    const its = places.get(b.charCodeAt(i));
    if (its === undefined) continue;
    const met = open & its;
    open = ((open + met) | (open - met)) & all;
  }
  let common = 0;
  for (const bit of open.toString(2).padStart(a.length, '0')) if (bit === '0') common++;
  return common;
}
