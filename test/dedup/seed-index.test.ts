import { describe, expect, it } from 'vitest';
import { KeyStore } from '../../src/dedup/key-store.js';
import { kgramSum, spread } from '../../src/dedup/rolling-hash.js';
import { SeedIndex } from '../../src/dedup/seed-index.js';

const K = 4;

/** An index over a key of numbers below 128, every k-gram entered; gives the places found for each. */
function enterAll(units: Uint8Array, postings: number, partBits: number): { index: SeedIndex; found: number[][] } {
  const store = new KeyStore(10);
  const index = new SeedIndex(store, K, postings, partBits);
  const start = store.append(units);
  const { units: memory, base } = store.view(start);
  const found: number[][] = [];
  for (let at = 0; at + K <= units.length; at++) {
    const count = index.visit(spread(kgramSum(units, at, K)), start + at, memory, base);
    found.push([...index.hits.subarray(0, count)].map((place) => place - start));
  }
  return { index, found };
}

describe('the seed index', () => {
  it('gives all earlier places of a k-gram, and no other', () => {
    const units = Uint8Array.from({ length: 5000 }, (_, i) => 1 + ((i * i + (i >> 3)) % 5));
    const seen = new Map<string, number[]>();
    const { found } = enterAll(units, 10_000, 2);
    found.forEach((places, at) => {
      const kgram = units.subarray(at, at + K).join();
      expect([...places].sort((a, b) => a - b)).toEqual(seen.get(kgram) ?? []);
      seen.set(kgram, [...(seen.get(kgram) ?? []), at]);
    });
  });

  it('keeps only the earliest places, through growing', () => {
    const units = Uint8Array.from({ length: 4000 }, (_, i) => 1 + (i % 100));
    const { found, index } = enterAll(units, 2, 0);
    expect(found.at(-1)).toEqual([96, 196]);
    expect(index.seeds).toBe(200);
  });

  it('takes at most eight bytes a seed once it is filled', () => {
    let state = 1;
    const units = Uint8Array.from({ length: 400_000 }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 25;
    });
    const { index } = enterAll(units, 2, 6);
    expect(index.bytes / index.seeds).toBeLessThan(8.05);
  });
});

describe('the key store', () => {
  it('keeps an article in one piece of memory, however long', () => {
    const store = new KeyStore(6);
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
