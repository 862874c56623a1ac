import { describe, expect, it } from 'vitest';
import { doubtsOf } from '../../src/correct/decide/doubts.js';
import { loadCorrections } from '../../src/correct/load.js';
import { tokensOf } from '../../src/correct/token.js';
import { loadBigrams, loadLexicon } from '../../src/lexicon/load.js';

const { look } = loadCorrections(loadLexicon(), loadBigrams());
const [word, strange] = tokensOf('الحكومة زخكغطل', look);

/** So many words of each sureness, of which some are no words of the lexicon; what is told of a word of each. */
function doubts(kinds: readonly { sure: number; known: number; strange: number }[]): number[] {
  const words = kinds.flatMap(({ sure, ...many }) =>
    (['known', 'strange'] as const).flatMap((kind) =>
      Array.from({ length: many[kind] }, () => {
        const token = kind === 'known' ? word : strange;
        if (!token) throw new Error('no such word');
        return { token: { ...token }, sure };
      }),
    ),
  );
  const found = doubtsOf(words);
  return kinds.map(({ sure }) => {
    const one = words.find((other) => other.sure === sure);
    return (one && found.get(one.token)) ?? Number.NaN;
  });
}

describe('doubtsOf', () => {
  it('doubts words that the engine was less sure of, where those are more often no words', () => {
    const [low = 0, high = 0] = doubts([
      { sure: 20, known: 50, strange: 50 },
      { sure: 95, known: 300, strange: 3 },
    ]);
    expect(low).toBeGreaterThan(1);
    expect(high).toBeLessThan(-1);
  });

  it('says nothing where an engine is as sure of words as of others', () => {
    for (const doubt of doubts([
      { sure: 20, known: 200, strange: 10 },
      { sure: 95, known: 200, strange: 10 },
    ]))
      expect(doubt).toBeCloseTo(0, 5);
  });

  it('says little of a clean page, where few words tell', () => {
    for (const doubt of doubts([
      { sure: 20, known: 200, strange: 1 },
      { sure: 95, known: 200, strange: 0 },
    ]))
      expect(Math.abs(doubt)).toBeLessThan(0.2);
  });

  it('is nothing on a page without a layout', () => {
    expect(doubtsOf([]).size).toBe(0);
  });
});
