import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordsAround } from '../../src/correct/decide/words-around.js';
import type { ReadToken } from '../../src/correct/token.js';
import { loadWordVectors } from '../../src/lexicon/load.js';
import { NO_VECTOR, VectorSum } from '../../src/lexicon/word-vectors.js';

const vectors = loadWordVectors();

const passage = (words: readonly number[]): ReadToken[] =>
  words.map((vector) => ({ facts: vector === NO_VECTOR ? null : { vector } }) as ReadToken);

/** What the words around are about, added up anew. */
function addedUp(words: readonly number[], at: number): { size: number; likenessTo(vector: number): number } {
  const around = words
    .slice(Math.max(0, at - 20), at + 21)
    .filter((vector) => vector !== NO_VECTOR && vector !== words[at]);
  const sum = new VectorSum(vectors);
  for (const vector of around) vectors.add(vector, sum);
  const length = Math.sqrt(sum.squaredLength);
  return { size: around.length, likenessTo: (vector) => vectors.cosine(vector, sum, length) };
}

describe('WordsAround', () => {
  const words = fc.array(fc.integer({ min: NO_VECTOR, max: 30 }), { minLength: 1, maxLength: 90 });

  it('tells of any word what the words on either side add up to, in whatever order it is asked', () => {
    fc.assert(
      fc.property(words, fc.array(fc.nat(89), { minLength: 1, maxLength: 30 }), (given, places) => {
        const tokens = passage(given);
        const around = new WordsAround(vectors);
        for (const place of places) {
          const at = place % given.length;
          around.turnTo(tokens, at);
          const expected = addedUp(given, at);
          expect(around.size).toBe(expected.size);
          for (const vector of [0, 7, 30]) expect(around.likenessTo(vector)).toBe(expected.likenessTo(vector));
        }
      }),
    );
  });

  it('leaves out the word at hand wherever it comes', () => {
    const around = new WordsAround(vectors);
    around.turnTo(passage([5, 5, 8, 5]), 1);
    expect(around.size).toBe(1);
    around.turnTo(passage([5, 5]), 0);
    expect(around.size).toBe(0);
    expect(around.likenessTo(5)).toBe(0);
  });
});
