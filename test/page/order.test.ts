import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/page/assemble/evidence/evidence.js';
import { arrange, articleScore } from '../../src/page/assemble/search/arrange.js';
import { bestOrder } from '../../src/page/assemble/search/order.js';
import { sequenceScore } from '../../src/page/assemble/search/sequence.js';
import { evidence, flat, wordsOf } from './evidence-of.js';

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
          expect([...(found ?? [])].sort()).toEqual(strips);
          expect(found && sequenceScore(known, -1, found)).toBe(most);
        },
      ),
    );
  });

  it('finds the same order, on a tie as well, where it is asked for one that scores as much or less', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }).chain((n) => fc.tuple(evidence(n), fc.nat(60))),
        ([known, less]) => {
          const strips = Array.from({ length: known.n }, (_, i) => i);
          const found = bestOrder(known, 0, strips);
          const most = sequenceScore(known, 0, found ?? []);
          expect(bestOrder(known, 0, strips, most - less)).toEqual(found);
        },
      ),
    );
  });

  it('finds none where none scores so much', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }).chain((n) => evidence(n)),
        (known) => {
          const strips = Array.from({ length: known.n }, (_, i) => i);
          const most = sequenceScore(known, 0, bestOrder(known, 0, strips) ?? []);
          expect(bestOrder(known, 0, strips, most + 1)).toBeNull();
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
          const worth = (lists: readonly (readonly number[])[]): number =>
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
      words: wordsOf(
        [
          [0, 1],
          [2, 3],
          [2, 3, 4],
        ],
        [[0], [2]],
      ),
    };
    const found = arrange(shared, [0, 1], [[0, 2], [1]]);
    expect(found.map((list) => [...list].sort())).toEqual([[0], [1, 2]]);
  });

  it('does not draw strips to an article for its length', () => {
    const stems = [[0], [1], [2], [3], [4], [5]];
    expect(arrange({ ...flat(6), words: wordsOf(stems, [[], []]) }, [0, 1], [[0, 1, 2, 3, 4], [5]])).toEqual([
      [0, 1, 2, 3, 4],
      [5],
    ]);
  });
});
