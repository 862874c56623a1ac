import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestPath } from '../../src/page/label/viterbi.js';

/** Every path of `steps` states, with its score. */
function allPaths(
  steps: number,
  states: number,
  score: (path: number[]) => number,
): { path: number[]; score: number }[] {
  let paths: number[][] = [[]];
  for (let t = 0; t < steps; t++)
    paths = paths.flatMap((path) => Array.from({ length: states }, (_, s) => [...path, s]));
  return paths.map((path) => ({ path, score: score(path) }));
}

describe('bestPath', () => {
  it('finds the path that trying all of them finds, and how far short others fall', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 5 })
          .chain((steps) =>
            fc.tuple(
              fc.constant(steps),
              fc.array(fc.integer({ min: -50, max: 50 }), { minLength: steps * 3, maxLength: steps * 3 }),
              fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 9, maxLength: 9 }),
            ),
          ),
        ([steps, emission, steps3]) => {
          const transition = (from: number, to: number): number => steps3[from * 3 + to] ?? 0;
          const score = (path: number[]): number =>
            path.reduce(
              (sum, s, t) => sum + (emission[t * 3 + s] ?? 0) + (t > 0 ? transition(path[t - 1] ?? 0, s) : 0),
              0,
            );
          const paths = allPaths(steps, 3, score);
          const most = Math.max(...paths.map((entry) => entry.score));
          const found = bestPath(steps, 3, Float64Array.from(emission), () => Float64Array.from(steps3));
          expect(score([...found.path])).toBe(most);
          found.margins.forEach((margin, t) => {
            const rivals = paths.filter(({ path }) => path[t] !== found.path[t]).map((entry) => entry.score);
            expect(margin).toBe(most - Math.max(...rivals));
            for (let s = 0; s < 3; s++) {
              const through = paths.filter(({ path }) => path[t] === s).map((entry) => entry.score);
              expect(found.shortfall(t, s)).toBe(most - Math.max(...through));
            }
          });
        },
      ),
    );
  });

  it('leaves states out of the margin that the same one is told by', () => {
    const told = (state: number): number => Math.min(state, 1);
    const emission = Float64Array.of(0, 7, 9, 2, 8, 1);
    const steps = () => new Float64Array(9);
    expect([...bestPath(2, 3, emission, steps).margins]).toEqual([2, 6]);
    expect([...bestPath(2, 3, emission, steps, told).margins]).toEqual([9, 6]);
  });

  it('gives nothing for no steps', () => {
    const { path, margins } = bestPath(0, 3, new Float64Array(), () => new Float64Array());
    expect(path).toEqual(new Uint8Array());
    expect(margins).toEqual(new Float64Array());
  });
});
