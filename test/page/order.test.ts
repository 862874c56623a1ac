import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, articleScore } from '../../src/page/assemble/arrange.js';
import type { Evidence } from '../../src/page/assemble/evidence.js';
import { bestOrder } from '../../src/page/assemble/order.js';
import { mostOf, sequenceScore } from '../../src/page/assemble/sequence.js';

const number = fc.integer({ min: -20, max: 20 });
const numbers = (length: number): fc.Arbitrary<Float64Array> =>
  fc.array(number, { minLength: length, maxLength: length }).map((list) => Float64Array.from(list));

const STEMS = 6;
const listsOfStems = (length: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.uniqueArray(fc.integer({ min: 0, max: STEMS - 1 })), { minLength: length, maxLength: length });

/** Evidence about `n` strips and two headings. */
const evidence = (n: number): fc.Arbitrary<Evidence> =>
  fc
    .tuple(numbers(n * n), numbers(n), numbers(n), listsOfStems(n), listsOfStems(2))
    .map(([link, first, last, stems, headStems]) => {
      const chance = Float64Array.from({ length: STEMS }, (_, stem) => 0.002 / (stem + 1));
      return { link, first, last, stems, headStems, chance, cohesion: 0.4, n, within: 1, between: 2 };
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
          const found = bestOrder(known, -1, strips);
          const most = Math.max(...permutations(strips).map((order) => sequenceScore(known, -1, order)));
          expect([...found].sort()).toEqual(strips);
          expect(sequenceScore(known, -1, found)).toBe(most);
        },
      ),
    );
  });
});

describe('mostOf', () => {
  it('is no less than any order scores', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }).chain((n) => evidence(n)),
        (known) => {
          const strips = Array.from({ length: known.n }, (_, i) => i);
          const most = Math.max(...permutations(strips).map((order) => sequenceScore(known, -1, order)));
          expect(mostOf(known, -1, strips)).toBeGreaterThanOrEqual(most);
        },
      ),
    );
  });
});

/** Evidence that says nothing of the order of `n` strips. */
const flat = (n: number): Evidence => ({
  link: new Float64Array(n * n),
  first: new Float64Array(n),
  last: new Float64Array(n),
  stems: Array.from({ length: n }, () => []),
  headStems: [[], []],
  chance: new Float64Array(STEMS).fill(0.001),
  cohesion: 1,
  n,
  within: 1,
  between: 2,
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
    expect(arrange(flat(4), [0, 1], [[0, 1, 2], [3]])).toEqual([[0, 1, 2], [3]]);
  });

  it('brings a strip to the article whose words it shares', () => {
    const shared: Evidence = {
      ...flat(3),
      stems: [
        [0, 1],
        [2, 3],
        [2, 3, 4],
      ],
      headStems: [[0], [2]],
    };
    const found = arrange(shared, [0, 1], [[0, 2], [1]]);
    expect(found.map((list) => [...list].sort())).toEqual([[0], [1, 2]]);
  });

  it('does not draw strips to an article for its length', () => {
    const stems = [[0], [1], [2], [3], [4], [5]];
    expect(arrange({ ...flat(6), stems, headStems: [[], []] }, [0, 1], [[0, 1, 2, 3, 4], [5]])).toEqual([
      [0, 1, 2, 3, 4],
      [5],
    ]);
  });
});
