import type { Lexicon } from '../lexicon/lexicon.js';
import { LONGEST } from '../lexicon/lexicon.js';
import { FINAL, LAST, LETTER_MASK, NODE_SHIFT } from '../lexicon/word-graph.js';

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
/** Rarer words, centibels, are not looked for: a misreading is hardly ever one of them. */
const RAREST = 750;
const BUCKET_BITS = 20;
const BUCKETS = 1 << BUCKET_BITS;
const SHIFT = 32 - BUCKET_BITS;

/** Words of a lexicon by their letter shapes, and by these less one. */
export interface SkeletonIndex {
  /** Letter codes of all listed words one after the other, and where each word starts; one start more than words. */
  codes: Uint8Array;
  starts: Uint32Array;
  /**
   * Calls `visit` with the numbers of words, and whether a shape was left out on either side; of each way most frequent
   * first, until it gives false.
   */
  near(letters: Uint8Array, length: number, visit: (word: number, beside: boolean) => boolean): void;
}

/**
 * Indexes the listed words of a lexicon by the hashes of their skeletons and of all skeletons with one shape left out,
 * so that words one shape apart meet in a hash (symmetric deletion: Mor and Fraenkel 1982, Garbe 2012). Hashes may
 * collide; whoever visits weighs the letters.
 */
export function skeletonIndex(lexicon: Lexicon): SkeletonIndex {
  const shapeOf = new Uint8Array(64);
  for (let code = 1; code < 64; code++) shapeOf[code] = code;
  for (const shape of SHAPES) for (const unit of shape) shapeOf[lexicon.codeOf(unit)] = lexicon.codeOf(shape[0] ?? 0);
  shapeOf[lexicon.codeOf(HAMZA)] = 0;
  const { codes, starts } = listWords(lexicon);

  const shapes = new Uint8Array(LONGEST);
  const heads = new Uint32Array(LONGEST + 1);
  const tails = new Uint32Array(LONGEST + 1);
  const powers = new Uint32Array(LONGEST + 1);
  powers[0] = 1;
  for (let i = 1; i <= LONGEST; i++) powers[i] = Math.imul(powers[i - 1] ?? 0, BASE);
  const keys = new Uint32Array(LONGEST + 1);
  /** Hashes of the skeleton of some letters, then of it less each shape; how many. */
  const keysOf = (letters: Uint8Array, from: number, to: number): number => {
    let size = 0;
    for (let i = from; i < to; i++) {
      const shape = shapeOf[letters[i] ?? 0] ?? 0;
      if (shape !== 0) shapes[size++] = shape;
    }
    for (let i = 0; i < size; i++) heads[i + 1] = (Math.imul(heads[i] ?? 0, BASE) + (shapes[i] ?? 0)) | 0;
    tails[size] = 0;
    for (let i = size - 1; i >= 0; i--)
      tails[i] = (Math.imul(shapes[i] ?? 0, powers[size - 1 - i] ?? 0) + (tails[i + 1] ?? 0)) | 0;
    keys[0] = mixed(heads[size] ?? 0, size);
    let count = 1;
    if (size < SHORTEST) return count;
    for (let i = 0; i < size; i++) {
      // One of two like neighbours left out gives the same.
      if (i > 0 && shapes[i] === shapes[i - 1]) continue;
      const without = (Math.imul(heads[i] ?? 0, powers[size - 1 - i] ?? 0) + (tails[i + 1] ?? 0)) | 0;
      keys[count++] = mixed(without, size - 1);
    }
    return count;
  };

  // Words go into their buckets most frequent first.
  const order = byFrequency(lexicon);
  const all = new Uint32Array(order.length * 9);
  const ends = new Uint32Array(order.length);
  const bucketStarts = new Uint32Array(BUCKETS + 1);
  let size = 0;
  let grown = all;
  for (const [i, word] of order.entries()) {
    const count = keysOf(codes, starts[word] ?? 0, starts[word + 1] ?? 0);
    if (size + count > grown.length) {
      const larger = new Uint32Array(2 * grown.length);
      larger.set(grown);
      grown = larger;
    }
    for (let k = 0; k < count; k++) {
      const bucket = (keys[k] ?? 0) >>> SHIFT;
      grown[size++] = bucket;
      bucketStarts[bucket + 1] = (bucketStarts[bucket + 1] ?? 0) + 1;
    }
    ends[i] = size;
  }
  for (let bucket = 1; bucket < bucketStarts.length; bucket++)
    bucketStarts[bucket] = (bucketStarts[bucket] ?? 0) + (bucketStarts[bucket - 1] ?? 0);
  const entries = new Uint32Array(size);
  const next = bucketStarts.slice();
  let at = 0;
  for (const [i, word] of order.entries()) {
    const first = at;
    for (const end = ends[i] ?? 0; at < end; at++) {
      const bucket = grown[at] ?? 0;
      const place = next[bucket] ?? 0;
      entries[place] = (word << 1) | (at === first ? 0 : 1);
      next[bucket] = place + 1;
    }
  }

  const queried = new Uint32Array(LONGEST + 1);
  return {
    codes,
    starts,
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

/** Letter codes of the listed words in the order of their numbers. */
function listWords({ listed, words }: Lexicon): { codes: Uint8Array; starts: Uint32Array } {
  const { edges, root } = listed;
  const starts = new Uint32Array(words + 1);
  let codes = new Uint8Array(words * 8);
  const path = new Uint8Array(LONGEST + 1);
  let size = 0;
  let number = 0;
  const walk = (node: number, depth: number): void => {
    for (let index = node; index !== 0; index++) {
      const edge = edges[index] ?? LAST;
      path[depth] = edge & LETTER_MASK;
      if ((edge & FINAL) !== 0) {
        if (size + depth + 1 > codes.length) {
          const larger = new Uint8Array(2 * codes.length);
          larger.set(codes);
          codes = larger;
        }
        for (let i = 0; i <= depth; i++) codes[size++] = path[i] ?? 0;
        starts[++number] = size;
      }
      if (depth + 1 < LONGEST) walk(edge >>> NODE_SHIFT, depth + 1);
      if ((edge & LAST) !== 0) break;
    }
  };
  walk(root, 0);
  return { codes: codes.subarray(0, size), starts };
}

/** Numbers of the listed words that are frequent enough, most frequent first, by counting. */
function byFrequency({ rarityAt, words }: Lexicon): Uint32Array {
  const places = new Uint32Array(RAREST + 2);
  for (let word = 0; word < words; word++) {
    const rarity = rarityAt(word);
    if (rarity <= RAREST) places[rarity + 1] = (places[rarity + 1] ?? 0) + 1;
  }
  for (let i = 1; i < places.length; i++) places[i] = (places[i] ?? 0) + (places[i - 1] ?? 0);
  const order = new Uint32Array(places[RAREST + 1] ?? 0);
  for (let word = 0; word < words; word++) {
    const rarity = rarityAt(word);
    if (rarity > RAREST) continue;
    const at = places[rarity] ?? 0;
    order[at] = word;
    places[rarity] = at + 1;
  }
  return order;
}
