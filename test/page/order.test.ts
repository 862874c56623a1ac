import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, articleScore, sequenceScore } from '../../src/page/assemble/arrange.js';
import type { Evidence } from '../../src/page/assemble/evidence.js';
import { bestOrder } from '../../src/page/assemble/order.js';

const number = fc.integer({ min: -20, max: 20 });
const numbers = (length: number): fc.Arbitrary<Float64Array> =>
  fc.array(number, { minLength: length, maxLength: length }).map((list) => Float64Array.from(list));

/** Evidence about `n` strips and two headings. */
const evidence = (n: number): fc.Arbitrary<Evidence> =>
  fc
    .tuple(numbers(n * n), numbers(n), numbers(n), numbers(n * n), numbers(2 * n))
    .map(([link, first, last, kin, headKin]) => {
      for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) kin[i * n + j] = kin[j * n + i] ?? 0;
      return { link, first, last, kin, headKin, n, within: 1, between: 2 };
    });

function permutations(list: number[]): number[][] {
  if (list.length < 2) return [list];
  return list.flatMap((item, i) => permutations(list.filter((_, k) => k !== i)).map((rest) => [item, ...rest]));
}

describe('bestOrder', () => {
  it('finds the order that trying all of them finds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }).chain((n) => evidence(n)),
        (known) => {
          const strips = Array.from({ length: known.n }, (_, i) => i);
          const found = bestOrder(known, strips, (i) => known.first[i] ?? 0);
          const most = Math.max(...permutations(strips).map((order) => sequenceScore(known, -1, order)));
          expect([...found].sort()).toEqual(strips);
          expect(sequenceScore(known, -1, found)).toBe(most);
        },
      ),
    );
  });
});

describe('arrange', () => {
  it('loses and doubles no strip, and never makes the page worse', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }).chain((n) => fc.tuple(evidence(n), fc.integer({ min: 0, max: n }))),
        ([known, cut]) => {
          const strips = Array.from({ length: known.n }, (_, i) => i);
          const page = [strips.slice(0, cut), strips.slice(cut)];
          const found = arrange(known, [0, 1], page);
          expect(found.flat().sort((a, b) => a - b)).toEqual(strips);
          const worth = (lists: number[][]): number =>
            lists.reduce((sum, order, a) => sum + articleScore(known, a, order), 0);
          expect(worth(found)).toBeGreaterThanOrEqual(worth(page) - 1e-6);
        },
      ),
    );
  });

  it('keeps the order of the page where nothing speaks against it', () => {
    const n = 4;
    const flat: Evidence = {
      link: new Float64Array(n * n),
      first: new Float64Array(n),
      last: new Float64Array(n),
      kin: new Float64Array(n * n),
      headKin: new Float64Array(2 * n),
      n,
      within: 1,
      between: 2,
    };
    expect(arrange(flat, [0, 1], [[0, 1, 2], [3]])).toEqual([[0, 1, 2], [3]]);
  });
});
