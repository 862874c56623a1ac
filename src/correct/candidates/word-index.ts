import { type Kind, openDataFile } from '../../lexicon/data-file.js';

const KIND: Kind = { name: 'word index', magic: 0x49575157, version: 1, header: 24 }; // "WQWI"

/** The upper bits of a hash tell its bucket. */
const BUCKET_BITS = 19;
export const BUCKETS = 1 << BUCKET_BITS;
export const bucketOf = (hash: number): number => hash >>> (32 - BUCKET_BITS);

/** An entry: number of a skeleton, the shape that was left out of it (0: none), and the lower bits of the hash. */
const SKELETON_SHIFT = 11;
const SHAPE_SHIFT = 7;
const TAG = (1 << SHAPE_SHIFT) - 1;
const SHAPES = 16;
export const entryOf = (skeleton: number, shape: number, hash: number): number =>
  ((skeleton << SKELETON_SHIFT) | (shape << SHAPE_SHIFT) | (hash & TAG)) >>> 0;
export const skeletonNumberOf = (entry: number): number => entry >>> SKELETON_SHIFT;
export const shapeLeftOut = (entry: number): number => (entry >>> SHAPE_SHIFT) & (SHAPES - 1);
export const mayHave = (entry: number, hash: number): boolean => ((entry ^ hash) & TAG) === 0;

/** Rarer words, centibels, are not looked for: a misreading is hardly ever one of them. */
export const RAREST = 750;

/** A bucket without entries; and by how many bits the number of the first skeleton of another is shortened. */
export const NONE = 255;
export const FOREMOST_SHIFT = 10;

/** The words that misreadings are sought among, by the hashes of their skeletons. */
export interface WordIndex {
  /** Letter codes of all words one after the other, and where each word starts; one start more than words. */
  codes: Uint8Array;
  starts: Uint32Array;
  /** Centibels. */
  rarities: Uint16Array;
  /**
   * Where the words of each skeleton start, the most frequent first; one start more than skeletons. Skeletons are numbered by
   * their most frequent word.
   */
  skeletons: Uint32Array;
  /** How many skeletons have a word that is no rarer, by rarity. */
  upTo: Uint32Array;
  /** By bucket, in the order of the skeletons; and where each bucket starts, one start more than buckets. */
  entries: Uint32Array;
  buckets: Uint32Array;
  /** By bucket, about which skeleton comes first: a table that fits the cache and tells of most that they have none to visit. */
  foremost: Uint8Array;
}

/** What an index is made from. */
export interface WordIndexParts extends Pick<WordIndex, 'codes' | 'rarities' | 'entries'> {
  /** How many letters each word has, words each skeleton, and entries each bucket. */
  wordLengths: Uint8Array;
  skeletonSizes: Uint8Array;
  bucketSizes: Uint8Array;
}

/** The bytes of an index; numbers of several bytes stand in planes, all lowest bytes first, for so they compress better. */
export function writeWordIndex(parts: WordIndexParts): Uint8Array {
  const { entries, rarities, bucketSizes, skeletonSizes, wordLengths, codes } = parts;
  const planes = [planesOf(entries, 4), planesOf(rarities, 2), bucketSizes, skeletonSizes, wordLengths, codes];
  const bytes = new Uint8Array(planes.reduce((sum, { length }) => sum + length, KIND.header));
  const view = new DataView(bytes.buffer);
  const header = [KIND.magic, KIND.version, entries.length, rarities.length, skeletonSizes.length, codes.length];
  for (const [i, value] of header.entries()) view.setUint32(4 * i, value, true);
  let at = KIND.header;
  for (const plane of planes) {
    bytes.set(plane, at);
    at += plane.length;
  }
  return bytes;
}

/**
 * Reads what {@link writeWordIndex} wrote.
 *
 * @throws RangeError when the bytes are no index of this version or are cut short
 */
export function readWordIndex(bytes: Uint8Array): WordIndex {
  const { buffer, byteOffset, byteLength, sizes } = openDataFile(bytes, KIND);
  const [entryCount = 0, words = 0, skeletonCount = 0, letters = 0] = sizes;
  if (byteLength !== KIND.header + 4 * entryCount + 3 * words + BUCKETS + skeletonCount + letters)
    throw new RangeError(`${KIND.name} cut short`);
  let at = KIND.header;
  // Plain arrays even of a Buffer's bytes, whose `slice` is no copy.
  const take = (length: number): Uint8Array => {
    at += length;
    return new Uint8Array(buffer, byteOffset + at - length, length);
  };
  const entries = fromFourPlanes(take(4 * entryCount));
  const rarities = fromTwoPlanes(take(2 * words));
  const buckets = startsOf(take(BUCKETS));
  const skeletons = startsOf(take(skeletonCount));
  const starts = startsOf(take(words));
  // A copy, so that the bytes need not be kept.
  const codes = take(letters).slice();
  const upTo = upToOf(skeletons, rarities);
  return { codes, starts, rarities, skeletons, upTo, entries, buckets, foremost: foremostOf(buckets, entries) };
}

function planesOf(numbers: Uint32Array | Uint16Array, width: number): Uint8Array {
  const count = numbers.length;
  const planes = new Uint8Array(width * count);
  for (let plane = 0; plane < width; plane++)
    for (let i = 0; i < count; i++) planes[plane * count + i] = (numbers[i] ?? 0) >>> (8 * plane);
  return planes;
}

/** In one pass, each width for itself: the time counts where one page is cleaned. */
function fromFourPlanes(planes: Uint8Array): Uint32Array {
  const count = planes.length / 4;
  const numbers = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const lower = (planes[i] ?? 0) | ((planes[count + i] ?? 0) << 8);
    numbers[i] = lower | ((planes[2 * count + i] ?? 0) << 16) | ((planes[3 * count + i] ?? 0) << 24);
  }
  return numbers;
}

function fromTwoPlanes(planes: Uint8Array): Uint16Array {
  const count = planes.length / 2;
  const numbers = new Uint16Array(count);
  for (let i = 0; i < count; i++) numbers[i] = (planes[i] ?? 0) | ((planes[count + i] ?? 0) << 8);
  return numbers;
}

/** Where things of these lengths start that follow one another, and where the last ends. */
function startsOf(lengths: Uint8Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  let end = 0;
  for (let i = 0; i < lengths.length; i++) {
    end += lengths[i] ?? 0;
    starts[i + 1] = end;
  }
  return starts;
}

function upToOf(skeletons: Uint32Array, rarities: Uint16Array): Uint32Array {
  const upTo = new Uint32Array(RAREST + 1);
  let skeleton = 0;
  for (let rarity = 0; rarity <= RAREST; rarity++) {
    while (skeleton + 1 < skeletons.length && (rarities[skeletons[skeleton] ?? 0] ?? 0) <= rarity) skeleton++;
    upTo[rarity] = skeleton;
  }
  return upTo;
}

function foremostOf(buckets: Uint32Array, entries: Uint32Array): Uint8Array {
  const foremost = new Uint8Array(BUCKETS).fill(NONE);
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const first = buckets[bucket] ?? 0;
    if (first < (buckets[bucket + 1] ?? 0))
      foremost[bucket] = Math.min(NONE - 1, skeletonNumberOf(entries[first] ?? 0) >>> FOREMOST_SHIFT);
  }
  return foremost;
}
