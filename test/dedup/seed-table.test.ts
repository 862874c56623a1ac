import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Matches } from '../../src/dedup/matches.js';
import { SeedTable } from '../../src/dedup/seed-table.js';

/** Enters codes one after another, place by place; gives the places found for each, and the table. */
function enterAll(
  codes: readonly number[],
  partBits: number,
  postings = 3,
  table = new SeedTable(partBits),
): { table: SeedTable; found: number[][] } {
  const matches = new Matches();
  const found = codes.map((code, place) => {
    matches.length = 0;
    const line = table.find(code, 0, matches);
    matches.keep(0, (earlier) => codes[earlier] === code);
    if (matches.length < postings) table.enter(code, place, line);
    return [...matches.places.subarray(0, matches.length)];
  });
  return { table, found };
}

/** The same by a map. */
function expected(codes: readonly number[], postings = 3): { found: number[][]; places: Map<number, number[]> } {
  const places = new Map<number, number[]>();
  const found = codes.map((code, place) => {
    const earlier = [...(places.get(code) ?? [])];
    if (earlier.length < postings) places.set(code, [...earlier, place]);
    return earlier;
  });
  return { found, places };
}

describe('the table of seeds', () => {
  it('gives the earliest places of a code in their order, and all of them sorted, however crowded it is', () => {
    // A few tags of a few parts, so that lines run over, into the next part too; and others from everywhere.
    const crowded = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0, 1, 2, 0x7fff, 0xfffe, 0xffff));
    const anywhere = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 0xffff }));
    const codes = fc.array(fc.oneof(crowded, anywhere), { maxLength: 1500, size: 'max' });
    fc.assert(
      fc.property(codes, fc.integer({ min: 1, max: 400 }), (pairs, postings) => {
        const all = pairs.map(([part, tag]) => part * 0x10000 + tag);
        const { table, found } = enterAll(all, 2, postings);
        const { found: right, places } = expected(all, postings);
        expect(found).toEqual(right);
        const byCode = [...places].sort(([a], [b]) => a - b);
        expect([...table.sorted()]).toEqual(byCode.flatMap(([code, its]) => its.map((place) => [code, place])));
      }),
      { numRuns: 60 },
    );
  });

  it('has room from the beginning for the seeds that are expected', () => {
    const codes = Array.from({ length: 20_000 }, (_, n) => Math.imul(n, 0x9e3779b1) >>> 13);
    const table = new SeedTable(3, codes.length);
    const { bytes } = table;
    expect(enterAll(codes, 3, codes.length, table).found).toEqual(expected(codes, codes.length).found);
    expect(table.bytes).toBe(bytes);
  });

  it('takes between 6.9 and 8 bytes a seed once it is filled', () => {
    const table = new SeedTable(8);
    const matches = new Matches();
    for (let n = 0; n < 300_000; n++) {
      const code = Math.imul(n, 0x9e3779b1) >>> 8;
      table.enter(code, n, table.find(code, 0, matches));
      if (n > 100_000 && n % 5000 === 0) {
        expect(table.bytes / n).toBeGreaterThan(6.9);
        expect(table.bytes / n).toBeLessThan(8);
      }
    }
  });
});
