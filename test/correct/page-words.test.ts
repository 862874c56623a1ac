import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageWords } from '../../src/correct/decide/page-words.js';

describe('the words of a page', () => {
  it('are counted as a map would, though hashes meet', () => {
    const word = fc.record({ bare: fc.string({ unit: fc.constantFrom(...'ابت'), maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 300 }), fc.integer({ min: 1, max: 5 }), (list, hashes) => {
        const hashOf = (bare: string): number => (bare.length % hashes) - 2;
        const words = new PageWords();
        const counts = new Map<string, number>();
        for (const { bare } of list) {
          words.add({ bare, hash: hashOf(bare) });
          counts.set(bare, (counts.get(bare) ?? 0) + 1);
        }
        for (const [bare, count] of counts) expect(words.countOf(bare, hashOf(bare))).toBe(count);
        expect(words.countOf('ثثث', hashOf('ثثث'))).toBe(0);
      }),
    );
  });

  it('may be many', () => {
    const words = new PageWords();
    for (let i = 0; i < 5000; i++) words.add({ bare: String(i), hash: Math.imul(i, 0x9e3779b1) });
    for (let i = 0; i < 5000; i++) expect(words.countOf(String(i), Math.imul(i, 0x9e3779b1))).toBe(1);
    expect(words.countOf('5000', Math.imul(5000, 0x9e3779b1))).toBe(0);
  });
});
