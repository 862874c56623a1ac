import type { Lexicon } from '../../lexicon/lexicon.js';
import { type FrequentWords, frequentWords } from './frequent-words.js';
import { shapesOf } from './shapes.js';
import { Skeleton } from './skeleton.js';
import { BUCKETS, bucketOf, entryOf, writeWordIndex } from './word-index.js';

/** Indexes the frequent words of a lexicon; the bytes that `readWordIndex` reads. */
export function buildWordIndex(lexicon: Lexicon): Uint8Array {
  return indexOf(frequentWords(lexicon), shapesOf(lexicon).of);
}

/**
 * Indexes words by the hash of their skeleton, and of what is left of it without any one of its shapes: two skeletons are one
 * shape apart when they are alike without one shape of either (Mor and Fraenkel 1982, A Hash Code Method for Detecting and
 * Correcting Spelling Errors).
 *
 * @param shapeOf shape of each letter code; 0 for letters without one
 */
export function indexOf(words: FrequentWords, shapeOf: Uint8Array): Uint8Array {
  const groups = bySkeleton(words, shapeOf);
  const bytes = { codes: new Uint8Array(words.codes.length), rarities: new Uint16Array(words.size) };
  const wordLengths = new Uint8Array(words.size);
  let [count, end] = [0, 0];
  for (const word of groups.flat()) {
    const letters = lettersOf(words, word);
    bytes.codes.set(letters, end);
    end += letters.length;
    bytes.rarities[count] = words.rarities[word] ?? 0;
    wordLengths[count++] = letters.length;
  }
  const skeletonSizes = Uint8Array.from(groups, ({ length }) => small(length));
  return writeWordIndex({
    ...bytes,
    wordLengths,
    skeletonSizes,
    ...bucketed(
      groups.map(([word = 0]) => word),
      words,
      shapeOf,
    ),
  });
}

/** Words in groups of one skeleton; in each group, and among groups by their first, in the order they come. */
function bySkeleton(words: FrequentWords, shapeOf: Uint8Array): number[][] {
  const groups = new Map<string, number[]>();
  for (let word = 0; word < words.size; word++) {
    const shapes = lettersOf(words, word)
      .map((code) => shapeOf[code] ?? 0)
      .filter((shape) => shape > 0);
    const key = String.fromCharCode(...shapes);
    const group = groups.get(key);
    if (group) group.push(word);
    else groups.set(key, [word]);
  }
  return [...groups.values()];
}

function lettersOf({ codes, starts }: FrequentWords, word: number): Uint8Array {
  return codes.subarray(starts[word], starts[word + 1]);
}

/** Entries of skeletons, given a word of each. */
function bucketed(firsts: readonly number[], { codes, starts }: FrequentWords, shapeOf: Uint8Array) {
  const skeleton = new Skeleton(shapeOf);
  const hashes: number[] = [];
  const marks: number[] = [];
  const add = (number: number, shape: number, hash: number): void => {
    hashes.push(hash);
    marks.push(entryOf(number, shape, hash));
  };
  for (const [number, word] of firsts.entries()) {
    skeleton.read(codes, starts[word] ?? 0, starts[word + 1] ?? 0);
    add(number, 0, skeleton.whole);
    for (let i = 0; i < skeleton.partCount; i++)
      add(number, skeleton.shapes[skeleton.runs[i] ?? 0] ?? 0, skeleton.parts[i] ?? 0);
  }
  const bucketSizes = new Uint8Array(BUCKETS);
  for (const hash of hashes) bucketSizes[bucketOf(hash)] = small((bucketSizes[bucketOf(hash)] ?? 0) + 1);
  const next = new Uint32Array(BUCKETS);
  for (let bucket = 1; bucket < BUCKETS; bucket++)
    next[bucket] = (next[bucket - 1] ?? 0) + (bucketSizes[bucket - 1] ?? 0);
  const entries = new Uint32Array(marks.length);
  for (const [i, hash] of hashes.entries()) {
    const place = next[bucketOf(hash)] ?? 0;
    next[bucketOf(hash)] = place + 1;
    entries[place] = marks[i] ?? 0;
  }
  return { entries, bucketSizes };
}

/** A number that is kept in a byte. */
function small(value: number): number {
  if (value > 255) throw new RangeError(`${value} words of one skeleton, or skeletons of one hash`);
  return value;
}
