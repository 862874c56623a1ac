import { finish } from '../lexicon/bigrams.js';
import type { FrequentWords } from './frequent-words.js';

/** A skeleton is hashed as a polynomial to this base, modulo 2^32, so that it may be changed in a place. */
export const BASE = 0x2c1b3c6d;
/** No word is less rare, centibels. */
export const MOST_FREQUENT = 100;
/** Upper bits of a hash that tell whether a skeleton may be one of a word at all, and its bucket. */
const FILTER_BITS = 22;
const BUCKET_BITS = 18;
/** An entry of a bucket: place of the word, and its rarity in steps. */
const WORD_SHIFT = 8;
const RARITY_MASK = 0xff;
const RARITY_STEP = 3;

/** Takes words that are near. */
export interface Visitor {
  /** Words whose rarity and least cost come to more are passed over, centibels. */
  bound: number;
  /** Takes a word by its place among the frequent words, and its least cost. */
  visit(word: number, least: number): void;
}

/** Keeps words by the hash of their skeleton; gives a look-up by the polynomial of a skeleton to {@link BASE}. */
export function skeletonTable(
  shapeOf: Uint8Array,
  { size, codes, starts, rarities }: FrequentWords,
): (sum: number, cost: number, to: Visitor) => void {
  const hashes = new Uint32Array(size);
  const present = new Uint32Array(1 << (FILTER_BITS - 5));
  const bucketStarts = new Uint32Array((1 << BUCKET_BITS) + 2);
  for (let word = 0, at = 0; word < size; word++) {
    let sum = 0;
    for (const end = starts[word + 1] ?? 0; at < end; at++) {
      const shape = shapeOf[codes[at] ?? 0] ?? 0;
      if (shape !== 0) sum = (Math.imul(sum, BASE) + shape) | 0;
    }
    const hash = finish(sum);
    hashes[word] = hash;
    const bit = hash >>> (32 - FILTER_BITS);
    present[bit >>> 5] = (present[bit >>> 5] ?? 0) | (1 << (bit & 31));
    const after = (hash >>> (32 - BUCKET_BITS)) + 2;
    bucketStarts[after] = (bucketStarts[after] ?? 0) + 1;
  }
  for (let bucket = 2; bucket < bucketStarts.length; bucket++)
    bucketStarts[bucket] = (bucketStarts[bucket] ?? 0) + (bucketStarts[bucket - 1] ?? 0);
  const entries = new Uint32Array(size);
  const hashed = new Uint32Array(size);
  // Filling moves the start of each bucket, which stands one place too far, to its own place.
  for (let word = 0; word < size; word++) {
    const hash = hashes[word] ?? 0;
    const next = (hash >>> (32 - BUCKET_BITS)) + 1;
    const place = bucketStarts[next] ?? 0;
    const steps = Math.ceil(((rarities[word] ?? 0) - MOST_FREQUENT) / RARITY_STEP);
    entries[place] = (word << WORD_SHIFT) | steps;
    hashed[place] = hash;
    bucketStarts[next] = place + 1;
  }
  return (sum, cost, to) => {
    const hash = finish(sum);
    const bit = hash >>> (32 - FILTER_BITS);
    if (((present[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return;
    const bucket = hash >>> (32 - BUCKET_BITS);
    const end = bucketStarts[bucket + 1] ?? 0;
    for (let at = bucketStarts[bucket] ?? 0; at < end; at++) {
      if (hashed[at] !== hash) continue;
      const entry = entries[at] ?? 0;
      const rarity = MOST_FREQUENT + RARITY_STEP * (entry & RARITY_MASK);
      if (rarity + cost <= to.bound) to.visit(entry >>> WORD_SHIFT, cost);
    }
  };
}
