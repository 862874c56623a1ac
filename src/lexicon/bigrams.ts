import { HASH_OF_NONE, hashOn } from '../text/fnv.js';
import { finish } from '../text/murmur.js';
import { type Kind, openDataFile } from './data-file.js';
import { outlineOf } from './outline.js';

/** In place of a step, for a pair that the table lacks. */
const NO_PAIR = -1;
/** In place of a count, for anything but a word. */
const NO_WORD = -1;

const KIND: Kind = { name: 'bigram file', magic: 0x47425157, version: 1, header: 24 }; // "WQBG"

/** A word entry: 16 bits of its hash, 9 bits class, 7 bits logarithm of its count. */
export const CLASS_BITS = 9;
export const COUNT_BITS = 7;
/** Steps of the packed logarithm of a count, of a class pair's and of a word pair's score, in nats. */
export const COUNT_STEP = 0.125;
export const CLASS_STEP = 0.0625;
export const PAIR_STEP = 0.4;
/** Word pair entry: 11 bits of its hash, 5 bits score from {@link PAIR_LEAST} up. */
export const PAIR_BITS = 5;
export const PAIR_LEAST = -4;
/** How many occurrences the classes' guess counts for beside the pair's own count. */
export const PRIOR = 3;

/** Step of a word that was not counted. */
const NO_STEP = -1;
/** Occurrences, by the step of their logarithm plus 1. */
const COUNTS = Float64Array.from({ length: 1 + (1 << COUNT_BITS) }, (_, i) =>
  i === 0 ? 0 : Math.exp((i - 1) * COUNT_STEP),
);
const LOG_COUNTS = COUNTS.map(Math.log1p);

/** A word as the bigram table knows it. Of small whole numbers alone, which engines keep in place. */
export class Known {
  /**
   * @param hash signed, 32 bits
   * @param cls class of words that stand in the same company
   * @param step of the logarithm of its count
   */
  constructor(
    readonly hash: number,
    readonly cls: number,
    private readonly step: number,
  ) {}

  /** Occurrences in the corpus the table was counted in; 0 for words it lacks, which go by their outline. */
  get count(): number {
    return COUNTS[this.step + 1] ?? 0;
  }

  /** Logarithm of one more. */
  get logCount(): number {
    return LOG_COUNTS[this.step + 1] ?? 0;
  }
}

/** {@link Bigrams.score} of a word before each of `after[from]` up to `after[to]` (exclusive). */
export type RowScores = (before: Known | null, from: number, to: number) => Float64Array;

/**
 * Which words follow which: log-likelihood ratios of word pairs against chance, smoothed by word classes.
 *
 * Words are given folded (`foldWord`).
 */
export interface Bigrams {
  /** Null for anything but a word of Arabic letters. */
  know(word: string): Known | null;
  /** log P(b after a) / P(b) in nats: above 0 where `b` likes to follow `a`; 0 where either is unknown. */
  score(a: Known | null, b: Known | null): number;
  /** Looks up many words before the same others. */
  scores(after: readonly (Known | null)[]): RowScores;
  /** Number of classes. */
  readonly classes: number;
}

/** FNV-1a over UTF-16 units, with the finisher of MurmurHash3 (Appleby): all 32 bits well mixed. */
export function hashWord(word: string): number {
  let hash = HASH_OF_NONE;
  for (let i = 0; i < word.length; i++) hash = hashOn(hash, word.charCodeAt(i));
  return finish(hash);
}

/** Hash of an ordered pair of word hashes. */
export const hashPair = (a: number, b: number): number => finish(Math.imul(a, 0x9e3779b1) ^ b);

const isArabicLetters = (word: string): boolean => {
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (unit < 0x0621 || unit > 0x064a || unit === 0x0640) return false;
  }
  return word.length > 0;
};

/** Score of a pair counted `count` times where chance gives `expected` and its classes like each other by `liking` (nats). */
export function smoothed(count: number, expected: number, liking: number): number {
  return Math.log((count + PRIOR * Math.exp(liking)) / (expected + PRIOR));
}

/** Score of a counted pair, by its step. */
const pairScore = (step: number): number => step * PAIR_STEP + PAIR_LEAST;

/** What the classes of two words make of their chance, by the step of how these like each other: {@link smoothed} for a count of 0. */
const UNCOUNTED = Float64Array.from({ length: 256 }, (_, step) => PRIOR * Math.exp(((step << 24) >> 24) * CLASS_STEP));

/**
 * Reads a bigram file (the layout is told in tools/bigrams/build.ts).
 *
 * @throws RangeError when the bytes are no bigram file of this version or are cut short
 */
export function readBigrams(bytes: Uint8Array): Bigrams {
  const { buffer, byteOffset, byteLength, sizes } = openDataFile(bytes, KIND);
  const [classes = 0, wordSlots = 0, pairSlots = 0, total = 0] = sizes;
  if (byteLength !== KIND.header + 4 * wordSlots + 2 * pairSlots + classes * classes)
    throw new RangeError('bigram file cut short');
  const words = new Uint32Array(buffer, byteOffset + KIND.header, wordSlots);
  const pairs = new Uint16Array(buffer, byteOffset + KIND.header + 4 * wordSlots, pairSlots);
  const likings = new Int8Array(buffer, byteOffset + KIND.header + 4 * wordSlots + 2 * pairSlots, classes * classes);

  const wordOf = (text: string): Known | null => {
    const hash = hashWord(text);
    const tag = hash >>> 16;
    for (let slot = hash & (wordSlots - 1); ; slot = (slot + 1) & (wordSlots - 1)) {
      const entry = words[slot] ?? 0;
      if (entry === 0) return null;
      if (entry >>> (CLASS_BITS + COUNT_BITS) !== tag) continue;
      const cls = (entry >>> COUNT_BITS) & ((1 << CLASS_BITS) - 1);
      return new Known(hash | 0, cls, entry & ((1 << COUNT_BITS) - 1));
    }
  };

  /** The step of the score that the table has for a pair of this hash, its first entry looked up already; {@link NO_PAIR} for none. */
  const pairFrom = (hash: number, first: number): number => {
    const tag = hash >>> (16 + PAIR_BITS);
    let entry = first;
    for (let slot = hash & (pairSlots - 1); entry !== 0; entry = pairs[slot] ?? 0) {
      if (entry >>> PAIR_BITS === tag) return entry & ((1 << PAIR_BITS) - 1);
      slot = (slot + 1) & (pairSlots - 1);
    }
    return NO_PAIR;
  };

  const uncounted = (a: Known, b: Known): number => {
    const liking = likings[a.cls * classes + b.cls] ?? 0;
    return Math.log((UNCOUNTED[liking & 0xff] ?? 0) / ((a.count * b.count) / total + PRIOR));
  };

  return {
    classes,
    know: (word) => {
      if (!isArabicLetters(word)) return null;
      const known = wordOf(word);
      if (known) return known;
      const outline = wordOf(outlineOf(word));
      return outline && new Known(outline.hash, outline.cls, NO_STEP);
    },
    score: (a, b) => {
      if (a === null || b === null) return 0;
      if (a.count > 0 && b.count > 0) {
        const hash = hashPair(a.hash, b.hash);
        const pair = pairFrom(hash, pairs[hash & (pairSlots - 1)] ?? 0);
        if (pair !== NO_PAIR) return pairScore(pair);
      }
      return uncounted(a, b);
    },
    scores: (after) => {
      const hashes = Int32Array.from(after, (b) => b?.hash ?? 0);
      const itsClasses = Uint16Array.from(after, (b) => b?.cls ?? 0);
      const counts = Float64Array.from(after, (b) => b?.count ?? NO_WORD);
      const pairHashes = new Uint32Array(after.length);
      const entries = new Uint16Array(after.length);
      return (a, from, to) => {
        const found = new Float64Array(to - from);
        if (a === null) return found;
        // The table is larger than the caches of a processor: looked up by the row, the pairs need not wait for one another.
        if (a.count > 0) {
          for (let j = from; j < to; j++) pairHashes[j] = hashPair(a.hash, hashes[j] ?? 0);
          for (let j = from; j < to; j++) entries[j] = pairs[(pairHashes[j] ?? 0) & (pairSlots - 1)] ?? 0;
        }
        const row = a.cls * classes;
        const often = a.count;
        for (let j = from; j < to; j++) {
          const count = counts[j] ?? NO_WORD;
          const pair = often > 0 && count > 0 ? pairFrom(pairHashes[j] ?? 0, entries[j] ?? 0) : NO_PAIR;
          if (pair !== NO_PAIR) found[j - from] = pairScore(pair);
          else if (count !== NO_WORD) {
            // As `uncounted`, written out: a number that is given back takes a place in memory.
            const liking = UNCOUNTED[(likings[row + (itsClasses[j] ?? 0)] ?? 0) & 0xff] ?? 0;
            found[j - from] = Math.log(liking / ((often * count) / total + PRIOR));
          }
        }
        return found;
      };
    },
  };
}
