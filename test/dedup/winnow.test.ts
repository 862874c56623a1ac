import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basePower, kgramSum, roll } from '../../src/dedup/rolling-hash.js';
import { winnow } from '../../src/dedup/winnow.js';

const key = (letters: number, options: { minLength?: number; maxLength?: number }): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 1, max: letters }), options);

/** The seeds of a key as text of their k-gram. */
function seedsOf(units: number[], k: number, w: number): { at: number; kgram: string }[] {
  const seeds = winnow(Uint8Array.from(units), 0, units.length, { k, w });
  return Array.from(seeds.positions.subarray(0, seeds.length), (at) => ({
    at,
    kgram: units.slice(at, at + k).join(),
  }));
}

describe('rolling hash', () => {
  it('rolled on, is what it would be from the start', () => {
    fc.assert(
      fc.property(key(127, { minLength: 2, maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (values, size) => {
        const k = Math.min(size, values.length - 1);
        const units = Uint8Array.from(values);
        let sum = kgramSum(units, 0, k);
        for (let i = 0; i + k < units.length; i++) {
          sum = roll(sum, units[i + k] ?? 0, units[i] ?? 0, basePower(k));
          expect(sum).toBe(kgramSum(units, i + 1, k));
        }
      }),
    );
  });
});

describe('winnowing', () => {
  it('seeds every shared run of w + k - 1 units', () => {
    // Two letters only, so that equal hashes and periodic text come up.
    const part = key(2, { maxLength: 30 });
    const sizes = fc.record({ k: fc.integer({ min: 2, max: 6 }), w: fc.integer({ min: 1, max: 8 }) });
    fc.assert(
      fc.property(
        sizes,
        fc.infiniteStream(fc.integer({ min: 1, max: 3 })),
        part,
        part,
        part,
        ({ k, w }, stream, a, b, c) => {
          const run = [...stream.take(w + k - 1)];
          const left = seedsOf([...a, ...run, ...b], k, w);
          const right = seedsOf([...c, ...run], k, w);
          const inside = (seeds: typeof left, from: number): Set<string> =>
            new Set(seeds.filter(({ at }) => at >= from && at + k <= from + run.length).map(({ kgram }) => kgram));
          const shared = [...inside(left, a.length)].filter((kgram) => inside(right, c.length).has(kgram));
          expect(shared.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes about two of w + 1', () => {
    const units: number[] = [];
    for (let i = 0, state = 1; i < 20_000; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      units.push(1 + (state >>> 27));
    }
    expect(seedsOf(units, 12, 16).length / units.length).toBeCloseTo(2 / 17, 1);
  });

  it('gives a short key one seed, and one shorter than k none', () => {
    expect(seedsOf([1, 2, 3, 4, 5], 4, 8)).toHaveLength(1);
    expect(seedsOf([1, 2, 3], 4, 8)).toHaveLength(0);
  });
});
