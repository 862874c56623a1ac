import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Coherence, coherenceOf } from '../../src/page/assemble/evidence/coherence.js';
import { evidence, flat, likenessOf } from './evidence-of.js';

const STRIPS = 6;

describe('coherence', () => {
  const about = (strips: readonly number[][], heads: readonly number[][] = [[0, 0]]) => ({
    ...flat(strips.length),
    likeness: likenessOf(strips, heads),
  });

  it('is more for strips of one subject than of two', () => {
    const page = about([
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
    expect(coherenceOf(page, -1, [0, 1])).toBeGreaterThan(coherenceOf(page, -1, [0, 2]));
  });

  it('is more under a heading of the same subject', () => {
    const page = about(
      [[1, 0]],
      [
        [1, 0],
        [0, 1],
      ],
    );
    expect(coherenceOf(page, 0, [0])).toBeGreaterThan(coherenceOf(page, 1, [0]));
  });

  it('is nothing where no strip has a subject', () => {
    expect(coherenceOf(flat(3), -1, [0, 1, 2])).toBe(0);
  });
});

describe('moves between articles', () => {
  /** An article of the first strips and one of the rest, and a run of strips of the first. */
  const cases = fc.record({
    page: evidence(STRIPS),
    cut: fc.integer({ min: 1, max: STRIPS }),
    start: fc.nat(STRIPS - 1),
    length: fc.integer({ min: 1, max: STRIPS }),
  });

  it('gain what the two articles are worth more, told before and after', () => {
    fc.assert(
      fc.property(cases, ({ page, cut, start, length }) => {
        const all = Array.from({ length: STRIPS }, (_, i) => i);
        const [from, to] = [all.slice(0, cut), all.slice(cut)];
        const run = from.slice(start, start + length);
        const rest = from.filter((strip) => !run.includes(strip));
        const coherence = new Coherence(page, [0, 1], [from, to]);
        const sumOf = (a: number): number =>
          run.reduce((sum, strip) => sum + (coherence.common[a * STRIPS + strip] ?? 0), 0);
        const inner = run.reduce(
          (sum, i) => run.reduce((all, j) => all + (page.likeness.strips[i * STRIPS + j] ?? 0), sum),
          0,
        );
        const told = coherence.gainOf(0, -1, sumOf(0), inner) + coherence.gainOf(1, 1, sumOf(1), inner);
        const worth = (first: readonly number[], second: readonly number[]): number =>
          page.coherence * (coherenceOf(page, 0, first) + coherenceOf(page, 1, second));
        expect(told).toBeCloseTo(worth(rest, [...to, ...run]) - worth(from, to), 6);
        coherence.move(run, 0, 1);
        const again = new Coherence(page, [0, 1], [rest, [...to, ...run]]);
        coherence.common.forEach((value, k) => {
          expect(value).toBeCloseTo(again.common[k] ?? 0, 6);
        });
      }),
    );
  });
});
