import { describe, expect, it } from 'vitest';
import { ByteStore } from '../../src/dedup/byte-store.js';
import { PagePool } from '../../src/dedup/pages.js';
import { kgramSum, spread } from '../../src/dedup/rolling-hash.js';
import { SeedIndex } from '../../src/dedup/seed-index.js';

const K = 4;

/**
 * An index over a key of numbers below 128, every k-gram entered; gives the places found for each.
 *
 * @param together so many are visited at once
 * @param every spills the table after so many k-grams
 */
function enterAll(
  units: Uint8Array,
  { postings = 2, partBits = 0, together = 1, every = Number.POSITIVE_INFINITY },
): { index: SeedIndex; found: number[][] } {
  const index = new SeedIndex(new PagePool(), postings, partBits);
  const found: number[][] = [];
  const texts = {
    same: (earlier: number, place: number): boolean => {
      for (let i = 0; i < K; i++) if (units[earlier + i] !== units[place + i]) return false;
      return true;
    },
    touch: () => 0,
  };
  for (let at = 0; at + K <= units.length; ) {
    if (at > 0 && at % every === 0) index.spill(10);
    const count = Math.min(together, every, units.length - K + 1 - at);
    const hashes = Uint32Array.from({ length: count }, (_, i) => spread(kgramSum(units, at + i, K)));
    const rows = Array.from({ length: count }, (): number[] => []);
    const { seeds, places, length } = index.visit(
      hashes,
      Int32Array.from(hashes, (_, i) => i),
      at,
      texts,
    );
    for (let i = 0; i < length; i++) rows[seeds[i] ?? 0]?.push(places[i] ?? 0);
    found.push(...rows);
    at += count;
  }
  return { index, found };
}

describe('the seed index', () => {
  it('gives all earlier places of a k-gram, and no other', () => {
    const units = Uint8Array.from({ length: 5000 }, (_, i) => 1 + ((i * i + (i >> 3)) % 5));
    const seen = new Map<string, number[]>();
    const { found } = enterAll(units, { postings: 10_000, partBits: 2 });
    found.forEach((places, at) => {
      const kgram = units.subarray(at, at + K).join();
      expect([...places].sort((a, b) => a - b)).toEqual(seen.get(kgram) ?? []);
      seen.set(kgram, [...(seen.get(kgram) ?? []), at]);
    });
  });

  it('keeps only the earliest places, through growing', () => {
    const units = Uint8Array.from({ length: 4000 }, (_, i) => 1 + (i % 100));
    const { found, index } = enterAll(units, {});
    expect(found.at(-1)).toEqual([96, 196]);
    expect(index.seeds).toBe(200);
  });

  it('finds the same however many are visited at once', () => {
    const units = Uint8Array.from({ length: 5000 }, (_, i) => 1 + ((i * i + (i >> 3)) % 5));
    const { found } = enterAll(units, { postings: 3, partBits: 1 });
    for (const together of [2, 50, 5000]) {
      expect(enterAll(units, { postings: 3, partBits: 1, together }).found, `${together} at once`).toEqual(found);
    }
  });

  it('finds the same, in the same order, when its seeds have gone to sorted pages', () => {
    const units = Uint8Array.from({ length: 5000 }, (_, i) => 1 + ((i * i + (i >> 3)) % 5));
    const { found } = enterAll(units, { postings: 3, partBits: 1 });
    for (const every of [7, 100, 2048]) {
      expect(enterAll(units, { postings: 3, partBits: 1, every }).found, `every ${every}`).toEqual(found);
    }
  });

  it('takes at most eight bytes a seed once it is filled', () => {
    let state = 1;
    const units = Uint8Array.from({ length: 400_000 }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 25;
    });
    const { index } = enterAll(units, { partBits: 6 });
    expect(index.bytes / index.seeds).toBeLessThan(8.05);
  });
});

describe('the byte store', () => {
  it('keeps a stretch in one piece of memory, however long', () => {
    const store = new ByteStore(new PagePool(), 6);
    const lengths = [10, 60, 0, 64, 200, 5];
    const starts = lengths.map((length, i) => store.append(new Uint8Array(length).fill(i + 1)));
    lengths.forEach((length, i) => {
      if (length === 0) return;
      const start = starts[i] ?? 0;
      const { units, base } = store.view(start);
      expect(units.subarray(start - base, start - base + length)).toEqual(new Uint8Array(length).fill(i + 1));
      expect(store.view(start + length - 1).units).toBe(units);
    });
  });
});
