import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../src/correct/features.js';
import { HIDDEN, type Network, networkOf, scoreOf } from '../../src/correct/network.js';
import { NON_WORDS, WORDS } from '../../src/correct/weights.js';

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
])('the network of %s', (_, rows) => {
  it('has a weight for each feature and each unit', () => {
    for (const name of FEATURES) expect(rows[name]).toHaveLength(1 + HIDDEN);
    expect(rows.bias).toHaveLength(HIDDEN);
    expect(rows.out).toHaveLength(HIDDEN);
    const { straight, into } = networkOf(rows);
    expect([straight[1], into[HIDDEN]]).toEqual([rows[FEATURES[1]][0], rows[FEATURES[1]][1]]);
  });
});
