import { finish } from '../lexicon/bigrams.js';
import { type Lexicon, LONGEST } from '../lexicon/lexicon.js';
import { comparingKey, LETTER_OF_UNIT } from '../text/keys.js';
import type { FrequentWords } from './frequent-words.js';

const BASE = 0x2c1b3c6d;
/** Shorter skeletons have too many neighbours to look beside them. */
const SHORTEST = 3;
const BUCKET_BITS = 20;
const BUCKETS = 1 << BUCKET_BITS;
const SHIFT = 32 - BUCKET_BITS;

/** Words by their letter shapes, and by these less one. */
export interface SkeletonIndex {
  /**
   * Calls `visit` with words, by their place among the frequent words, and whether a shape was left out on either side; of
   * each way most frequent first, until it gives false.
   */
  near(letters: Uint8Array, length: number, visit: (word: number, beside: boolean) => boolean): void;
}

/**
 * Indexes words by the hashes of their skeletons and of all skeletons with one shape left out, so that words one shape
 * apart meet in a hash (symmetric deletion: Mor and Fraenkel 1982, Garbe 2012). Hashes may collide; whoever visits weighs
 * the letters.
 */
export function skeletonIndex(lexicon: Pick<Lexicon, 'unitOf'>, { size, codes, starts }: FrequentWords): SkeletonIndex {
  const shapeOf = new Uint8Array(64);
  // A hamza on the line is lost and made up so easily that it has no shape.
  for (let code = 1; code < 64; code++)
    shapeOf[code] = (comparingKey(String.fromCharCode(lexicon.unitOf(code))).units[0] ?? 0) & LETTER_OF_UNIT;

  const shapes = new Uint8Array(LONGEST);
  const heads = new Uint32Array(LONGEST + 1);
  const tails = new Uint32Array(LONGEST + 1);
  const powers = new Uint32Array(LONGEST + 1);
  powers[0] = 1;
  for (let i = 1; i <= LONGEST; i++) powers[i] = Math.imul(powers[i - 1] ?? 0, BASE);
  const keys = new Uint32Array(LONGEST + 1);
  /** Hashes of the skeleton of some letters, then of it less each shape; how many. */
  const keysOf = (letters: Uint8Array, from: number, to: number): number => {
    let n = 0;
    for (let i = from; i < to; i++) {
      const shape = shapeOf[letters[i] ?? 0] ?? 0;
      if (shape !== 0) shapes[n++] = shape;
    }
    for (let i = 0; i < n; i++) heads[i + 1] = (Math.imul(heads[i] ?? 0, BASE) + (shapes[i] ?? 0)) | 0;
    tails[n] = 0;
    for (let i = n - 1; i >= 0; i--)
      tails[i] = (Math.imul(shapes[i] ?? 0, powers[n - 1 - i] ?? 0) + (tails[i + 1] ?? 0)) | 0;
    keys[0] = mixed(heads[n] ?? 0, n);
    let count = 1;
    if (n < SHORTEST) return count;
    for (let i = 0; i < n; i++) {
      // One of two like neighbours left out gives the same.
      if (i > 0 && shapes[i] === shapes[i - 1]) continue;
      const without = (Math.imul(heads[i] ?? 0, powers[n - 1 - i] ?? 0) + (tails[i + 1] ?? 0)) | 0;
      keys[count++] = mixed(without, n - 1);
    }
    return count;
  };

  // Words go into their buckets most frequent first: once to count, once to fill.
  const buckets = new Uint32Array(codes.length + size);
  const ends = new Uint32Array(size);
  const bucketStarts = new Uint32Array(BUCKETS + 1);
  let all = 0;
  for (let word = 0; word < size; word++) {
    const count = keysOf(codes, starts[word] ?? 0, starts[word + 1] ?? 0);
    for (let k = 0; k < count; k++) {
      const bucket = (keys[k] ?? 0) >>> SHIFT;
      buckets[all++] = bucket;
      bucketStarts[bucket + 1] = (bucketStarts[bucket + 1] ?? 0) + 1;
    }
    ends[word] = all;
  }
  for (let bucket = 1; bucket < bucketStarts.length; bucket++)
    bucketStarts[bucket] = (bucketStarts[bucket] ?? 0) + (bucketStarts[bucket - 1] ?? 0);
  const entries = new Uint32Array(all);
  const next = bucketStarts.slice();
  for (let word = 0, at = 0; word < size; word++) {
    const first = at;
    for (const end = ends[word] ?? 0; at < end; at++) {
      const bucket = buckets[at] ?? 0;
      const place = next[bucket] ?? 0;
      entries[place] = (word << 1) | (at === first ? 0 : 1);
      next[bucket] = place + 1;
    }
  }

  const queried = new Uint32Array(LONGEST + 1);
  return {
    near(letters, length, visit) {
      const count = keysOf(letters, 0, length);
      queried.set(keys);
      for (let k = 0; k < count; k++) {
        const bucket = (queried[k] ?? 0) >>> SHIFT;
        const end = bucketStarts[bucket + 1] ?? 0;
        for (let at = bucketStarts[bucket] ?? 0; at < end; at++) {
          const entry = entries[at] ?? 0;
          if (!visit(entry >>> 1, k > 0 || (entry & 1) === 1)) break;
        }
      }
    },
  };
}

/** Hash of a polynomial hash and the length of what it is of. */
const mixed = (hash: number, size: number): number => finish(hash ^ Math.imul(size, 0x9e3779b1));
