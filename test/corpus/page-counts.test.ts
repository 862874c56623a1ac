import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countingPlaces, PageCounts } from '../../src/corpus/page-counts.js';

const page = (words: readonly string[]) => countingPlaces(new Set(words));

describe('PageCounts', () => {
  it('counts on how many pages a word stands', () => {
    const counts = new PageCounts();
    counts.add(page(['دمشق', 'بيروت']));
    counts.add(page(['دمشق']));
    expect([counts.of('دمشق'), counts.of('بيروت'), counts.of('عمان'), counts.pages]).toEqual([2, 1, 0, 2]);
  });

  it('is exact for thousands of words, in whatever order their pages come', () => {
    const words = Array.from({ length: 20_000 }, (_, i) => `كلمة${i}`);
    const pages = words.map((_, i) => words.slice(i, i + (i % 3)));
    const [forwards, backwards] = [new PageCounts(), new PageCounts()];
    for (const words of pages) forwards.add(page(words));
    for (const words of [...pages].reverse()) backwards.add(page(words));
    const wrong = words.filter((word) => forwards.of(word) !== backwards.of(word));
    const times = new Map<string, number>();
    for (const words of pages) for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
    expect(wrong).toEqual([]);
    expect(words.filter((word) => forwards.of(word) !== (times.get(word) ?? 0))).toEqual([]);
  });

  it('is one with the counts that share its memory', () => {
    const counts = new PageCounts();
    const elsewhere = new PageCounts(counts.memory);
    counts.add(page(['دمشق']));
    expect(elsewhere.of('دمشق')).toBe(1);
  });

  it('is never too low', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.string({ maxLength: 2 })), { maxLength: 8 }), (pages) => {
        const counts = new PageCounts();
        for (const words of pages) counts.add(page(words));
        for (const word of pages.flat())
          expect(counts.of(word)).toBeGreaterThanOrEqual(pages.filter((words) => words.includes(word)).length);
      }),
      { numRuns: 20 },
    );
  });
});
