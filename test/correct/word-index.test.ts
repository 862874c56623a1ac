import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildWordIndex, indexOf } from '../../src/correct/candidates/build-word-index.js';
import { frequentWords } from '../../src/correct/candidates/frequent-words.js';
import { readWordIndex } from '../../src/correct/candidates/word-index.js';
import { WORD_INDEX } from '../../src/correct/load.js';
import { loadLexicon } from '../../src/lexicon/load.js';

/** Letters a and b are of one shape, c is of another. */
const shapeOf = Uint8Array.of(0, 1, 1, 2);
const [a, b, c] = [1, 2, 3];
/** ac, ca, bc, bbc, each rarer than the one before. */
const words = {
  size: 4,
  codes: Uint8Array.of(a, c, c, a, b, c, b, b, c),
  starts: Uint32Array.of(0, 2, 4, 6, 9),
  rarities: Uint16Array.of(100, 160, 430, 748),
};

describe('the index of words', () => {
  const bytes = indexOf(words, shapeOf);
  const index = readWordIndex(bytes);

  it('has the words of a skeleton one after the other, skeletons and words by frequency', () => {
    const letters = (word: number): number[] => [...index.codes.subarray(index.starts[word], index.starts[word + 1])];
    expect([0, 1, 2, 3].map(letters)).toEqual([
      [a, c],
      [b, c],
      [c, a],
      [b, b, c],
    ]);
    expect([...index.rarities]).toEqual([100, 430, 160, 748]);
    expect([...index.skeletons]).toEqual([0, 2, 3, 4]);
    expect([99, 100, 159, 160, 747, 748].map((rarity) => index.upTo[rarity])).toEqual([0, 1, 1, 2, 2, 3]);
  });

  it('has an entry for each skeleton, and for one of three shapes and more without one of each run of likes', () => {
    expect(index.entries.length).toBe(3 + 2);
    expect(index.buckets.at(-1)).toBe(5);
  });

  it('is read from the middle of other bytes, and does not change with them', () => {
    const within = Buffer.concat([Buffer.from('?'), bytes]).subarray(1);
    const { codes, entries } = readWordIndex(within);
    expect(entries).toEqual(index.entries);
    within.fill(c);
    expect(codes).toEqual(index.codes);
  });

  it('is refused when it is none, of another version or cut short', () => {
    const other = bytes.slice();
    other[4] = 99;
    expect(() => readWordIndex(bytes.subarray(0, 9))).toThrow('too short');
    expect(() => readWordIndex(new Uint8Array(64))).toThrow('bad signature');
    expect(() => readWordIndex(other)).toThrow('version 99');
    expect(() => readWordIndex(bytes.subarray(0, bytes.length - 1))).toThrow('cut short');
  });

  it('of the lexicon is what the build has put beside the modules, with every frequent word once', () => {
    const lexicon = loadLexicon();
    const built = readFileSync(new URL(`../../dist/${WORD_INDEX}`, import.meta.url));
    expect(built.equals(buildWordIndex(lexicon))).toBe(true);
    const { codes, starts } = readWordIndex(built);
    const all = frequentWords(lexicon);
    const texts = (letters: Uint8Array, ends: Uint32Array): Set<string> =>
      new Set(Array.from({ length: all.size }, (_, i) => letters.subarray(ends[i], ends[i + 1]).join()));
    expect(texts(codes, starts)).toEqual(texts(all.codes, all.starts));
  });
});
