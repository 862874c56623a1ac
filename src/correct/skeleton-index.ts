import { type Lexicon, LONGEST } from '../lexicon/lexicon.js';
import type { FrequentWords } from './frequent-words.js';

/** Letters of one shape but for dots, hamza and madda. */
const SHAPES: readonly (readonly number[])[] = [
  [0x0628, 0x062a, 0x062b, 0x0646, 0x064a, 0x0626, 0x0649, 0x067e], // beh teh theh noon yeh, yeh hamza, alef maksura, peh
  [0x062c, 0x062d, 0x062e, 0x0686], // jeem hah khah tcheh
  [0x062f, 0x0630], // dal thal
  [0x0631, 0x0632], // reh zain
  [0x0633, 0x0634], // seen sheen
  [0x0635, 0x0636], // sad dad
  [0x0637, 0x0638], // tah zah
  [0x0639, 0x063a], // ain ghain
  [0x0641, 0x0642, 0x06a4], // feh qaf veh
  [0x0647, 0x0629], // heh, teh marbuta
  [0x0627, 0x0623, 0x0625, 0x0622], // alef, with hamza above, below, with madda
  [0x0648, 0x0624], // waw, with hamza
  [0x0643, 0x06af], // kaf gaf
];
/** A hamza on the line is lost and made up so easily that it has no shape. */
const HAMZA = 0x0621;
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
export function skeletonIndex(lexicon: Pick<Lexicon, 'codeOf'>, { size, codes, starts }: FrequentWords): SkeletonIndex {
  const shapeOf = new Uint8Array(64);
  for (let code = 1; code < 64; code++) shapeOf[code] = code;
  for (const shape of SHAPES) for (const unit of shape) shapeOf[lexicon.codeOf(unit)] = lexicon.codeOf(shape[0] ?? 0);
  shapeOf[lexicon.codeOf(HAMZA)] = 0;

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

/** Finisher of MurmurHash3 (Appleby) over a polynomial hash and its length. */
function mixed(hash: number, size: number): number {
  let h = hash ^ Math.imul(size, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
