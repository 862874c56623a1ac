import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateSearch } from '../../src/correct/candidates.js';
import { loadLexicon } from '../../src/lexicon/load.js';

const lexicon = loadLexicon();
const search = candidateSearch(lexicon);
const LIMITS = { cost: 620, total: 1400, behind: 400 };
const words = (letters: string, limits = LIMITS): string[] => search(letters, limits).map(({ word }) => word);

describe('candidates of a misread word', () => {
  it.each([
    ['a dot too many', 'الخكومة', 'الحكومة'],
    ['dots of several letters', 'الحمهوربة', 'الجمهورية'],
    ['a letter lost', 'المدية', 'المدينة'],
    ['a letter made up', 'المديننة', 'المدينة'],
    ['two letters in each other’s place', 'المدنية المنورة'.slice(0, 7), 'المدينة'],
    ['two letters read for one', 'حلبيعة', 'طبيعة'],
    ['a comma read as a hamza', 'سورياء', 'سوريا'],
  ])('%s: %s is %s', (_, read, print) => {
    expect(words(read)).toContain(print);
  });

  it('keep the alef of a page that leaves hamzas out', () => {
    expect(words('الاسيوع')).toContain('الاسبوع');
  });

  it('come likeliest first, and none of them is the word itself', () => {
    const found = search('الوزاره', LIMITS);
    expect(found[0]?.word).toBe('الوزارة');
    expect(found.map(({ cost, rarity }) => cost + rarity)).toEqual(
      found.map(({ cost, rarity }) => cost + rarity).sort((a, b) => a - b),
    );
    expect(words('الوزارة')).not.toContain('الوزارة');
  });

  it('stay within the limits', () => {
    for (const limits of [
      { cost: 300, total: 1400, behind: 400 },
      { cost: 620, total: 700, behind: 400 },
      { cost: 620, total: 1400, behind: 50 },
    ]) {
      const found = search('المدية', limits);
      const least = Math.min(...found.map(({ cost, rarity }) => cost + rarity));
      for (const { cost, rarity } of found) {
        expect(cost).toBeLessThanOrEqual(limits.cost);
        expect(cost + rarity).toBeLessThanOrEqual(Math.min(limits.total, least + limits.behind));
      }
    }
  });

  it('are none for another script, digits or a word of ten thousand letters', () => {
    expect(words('Paris')).toEqual([]);
    expect(words('١٩٧٥')).toEqual([]);
    expect(words('ب'.repeat(10_000))).toEqual([]);
  });

  const frequent = ['الحكومة', 'الرئيس', 'المدينة', 'اجتماع', 'الوزراء', 'البرلمان', 'المنطقة', 'السياسية', 'مباحثات'];
  const letters = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'];
  const misread = fc
    .record({
      word: fc.constantFrom(...frequent),
      at: fc.nat(8),
      letter: fc.constantFrom(...letters),
      how: fc.constantFrom('other', 'lost', 'extra', 'swapped'),
    })
    .map(({ word, at, letter, how }) => {
      const i = at % word.length;
      const rest = word.slice(i + 1);
      if (how === 'other') return { word, read: word.slice(0, i) + letter + rest };
      if (how === 'lost') return { word, read: word.slice(0, i) + rest };
      if (how === 'extra') return { word, read: word.slice(0, i) + letter + word.slice(i) };
      return { word, read: word.slice(0, i) + rest.charAt(0) + word.charAt(i) + rest.slice(1) };
    })
    .filter(({ word, read }) => word !== read);

  it('have every word that one letter lost, made up, changed or moved has spoilt', () => {
    fc.assert(
      fc.property(misread, ({ word, read }) => {
        expect(words(read, { cost: 2000, total: 4000, behind: 4000 })).toContain(word);
      }),
    );
  });
});
