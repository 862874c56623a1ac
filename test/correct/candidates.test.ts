import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateSearch, type Limits } from '../../src/correct/candidates/candidates.js';
import { compileEditModel } from '../../src/correct/candidates/edit-model.js';
import { frequentWords } from '../../src/correct/candidates/frequent-words.js';
import { misreadingCost, NEVER } from '../../src/correct/candidates/misreading-cost.js';
import { shapesOf } from '../../src/correct/candidates/shapes.js';
import { loadWordIndex } from '../../src/correct/load.js';
import { loadLexicon } from '../../src/lexicon/load.js';

const lexicon = loadLexicon();
const search = candidateSearch(lexicon, loadWordIndex(lexicon));
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

  const all = frequentWords(lexicon);
  const hamzated = Uint8Array.from({ length: 64 }, (_, code) =>
    'أإآ'.includes(String.fromCharCode(lexicon.unitOf(code))) ? 1 : 0,
  );
  const weigh = misreadingCost(compileEditModel(lexicon), lexicon.codeOf(0x0627), hamzated);

  /** Weighs all words, those out of reach of the search too: what each costs and how rare it is, by how it would be written. */
  function plainSearch(letters: string, { cost: most, total }: Limits): Map<string, { cost: number; rarity: number }> {
    const { size, codes, starts, rarities } = all;
    const codesOf = (text: string): Uint8Array =>
      Uint8Array.from(text, (letter) => lexicon.codeOf(letter.charCodeAt(0)));
    weigh.read(codesOf(letters), letters.length);
    const found = new Map<string, { cost: number; rarity: number }>();
    for (let word = 0; word < size; word++) {
      const from = starts[word] ?? 0;
      const to = starts[word + 1] ?? 0;
      const rarity = rarities[word] ?? 0;
      const cost = weigh.of(codes, from, to, Math.min(most, total - rarity));
      if (cost === NEVER) continue;
      const text = String.fromCharCode(...Array.from(weigh.asWritten(codes, from, to), (code) => lexicon.unitOf(code)));
      const other = found.get(text);
      if (!other || cost + rarity < other.cost + other.rarity) found.set(text, { cost, rarity });
    }
    return found;
  }

  const shapes = shapesOf(lexicon).of;
  const skeletonOf = (word: string): string =>
    Array.from(word, (letter) => String.fromCharCode(64 + (shapes[lexicon.codeOf(letter.charCodeAt(0))] ?? 0)))
      .join('')
      .replaceAll('@', '');
  const lessOne = (text: string): string[] => [
    text,
    ...Array.from(text, (_, i) => text.slice(0, i) + text.slice(i + 1)),
  ];
  const areBeside = (a: string, b: string): boolean => lessOne(a).some((part) => lessOne(b).includes(part));

  it('are those that a plain search over all words finds within one letter shape', () => {
    const limits = fc.constantFrom(
      { cost: 620, total: 1200, behind: 200 },
      { cost: 400, total: 800, behind: 200 },
      { cost: 500, total: 1000, behind: 1000 },
    );
    fc.assert(
      fc.property(misread, limits, ({ read }, within) => {
        const found = new Map(search(read, within).map(({ word, cost, rarity }) => [word, { cost, rarity }]));
        const plain = plainSearch(read, within);
        for (const [word, figures] of found) expect(plain.get(word)).toEqual(figures);
        const least = Math.min(...Array.from(found.values(), ({ cost, rarity }) => cost + rarity));
        const bound = Math.min(
          within.total,
          least + within.behind,
          plain.has(read) ? (plain.get(read)?.rarity ?? 0) + within.behind : Infinity,
        );
        for (const [word, { cost, rarity }] of plain) {
          // A word of other shapes is held to cost as much as the cheapest of them.
          const near = word !== read && areBeside(skeletonOf(read), skeletonOf(word));
          if (near && Math.max(cost, 200) + rarity <= bound) expect([...found.keys()]).toContain(word);
        }
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});
