import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../src/correct/decide/features.js';
import { HIDDEN, type Network, networkOf, scoreOf, scoresOf } from '../../src/correct/decide/network.js';
import { NON_WORDS, WORDS } from '../../src/correct/decide/weights.js';

const features = (values: readonly number[]): number[] => FEATURES.map((_, i) => values[i] ?? 0);

/** A network of one unit that counts its first two features together. */
const network: Network = {
  straight: Float64Array.from(FEATURES, (_, i) => (i === 0 ? 2 : 0)),
  into: Float64Array.from({ length: FEATURES.length * HIDDEN }, (_, at) => (at === 0 || at === HIDDEN ? 1 : 0)),
  bias: Float64Array.from({ length: HIDDEN }, (_, unit) => (unit === 0 ? -3 : 0)),
  out: Float64Array.from({ length: HIDDEN }, (_, unit) => (unit === 0 ? 10 : 0)),
};

describe('the score of a reading', () => {
  it('is a sum of its features', () => {
    expect(scoreOf(features([1]), network)).toBe(2);
    expect(scoreOf(features([]), network)).toBe(0);
  });

  it('has evidence that counts only together', () => {
    expect(scoreOf(features([2, 0]), network)).toBe(4);
    expect(scoreOf(features([2, 2]), network)).toBe(4 + 10 * (2 + 2 - 3));
  });

  it('does not depend on what was scored before', () => {
    const once = scoreOf(features([2, 2]), network);
    scoreOf(features([9, -4, 3]), network);
    expect(scoreOf(features([2, 2]), network)).toBe(once);
  });
});

describe.each([
  ['non-words', NON_WORDS],
  ['words', WORDS],
])('scores of all readings of a word by the network of %s', (_, rows) => {
  const its = networkOf(rows);
  const shared = FEATURES.slice(FEATURES.indexOf('letters'));
  const value = fc.double({ min: -8, max: 8, noNaN: true });

  it('are those of each by itself, but for a term that they share', () => {
    expect(shared).toEqual(['letters', 'noise', 'noise-near']);
    const reading = fc.array(value, { minLength: FEATURES.length, maxLength: FEATURES.length });
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1, maxLength: 6 }), (readings) => {
        const [first = []] = readings;
        const all = readings.map((one) =>
          one.map((own, i) => (i < FEATURES.length - shared.length ? own : (first[i] ?? 0))),
        );
        const scores = new Float64Array(all.length);
        const highest = scoresOf(Float64Array.from(all.flat()), all.length, its, scores);
        expect(highest).toBe(Math.max(...scores));
        const apart = all.map((one) => scoreOf(one, its));
        for (const [r, score] of scores.entries())
          expect(score - (scores[0] ?? 0)).toBeCloseTo((apart[r] ?? 0) - (apart[0] ?? 0), 6);
      }),
    );
  });
});

describe.each([
  ['non-words', NON_WORDS],
  ['words', WORDS],
])('the network of %s', (_, rows) => {
  it('has a weight for each feature and each unit', () => {
    for (const name of FEATURES) expect(rows[name]).toHaveLength(1 + HIDDEN);
    expect(rows.bias).toHaveLength(HIDDEN);
    expect(rows.out).toHaveLength(HIDDEN);
    const { straight, into } = networkOf(rows);
    expect([straight[1], into[HIDDEN]]).toEqual([rows[FEATURES[1]][0], rows[FEATURES[1]][1]]);
  });
});
