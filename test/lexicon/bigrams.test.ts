import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashPair, hashWord, readBigrams } from '../../src/lexicon/bigrams.js';
import { loadBigrams } from '../../src/lexicon/load.js';
import { outlineOf } from '../../src/lexicon/outline.js';

const bigrams = loadBigrams();
const score = (a: string, b: string): number => bigrams.score(bigrams.know(a), bigrams.know(b));

describe('score', () => {
  it.each([
    ['رئيس', 'رئيس', 'الجمهوريه'],
    ['a name', 'عبد', 'الرحمن'],
    ['a preposition and its noun', 'الي', 'المدينه'],
    ['a noun and its adjective', 'الامم', 'المتحده'],
  ])('is above 0 for words that belong together: %s', (_, a, b) => {
    expect(score(a, b)).toBeGreaterThan(0.5);
  });

  it.each([
    ['two prepositions', 'في', 'الي'],
    ['a preposition and a verb', 'علي', 'قال'],
    ['a title and a relative pronoun', 'بين', 'التي'],
  ])('is below 0 for words that do not stand side by side: %s', (_, a, b) => {
    expect(score(a, b)).toBeLessThan(-0.5);
  });

  it('tells which of two words goes on a sentence', () => {
    expect(score('مجلس', 'النواب')).toBeGreaterThan(score('مجلس', 'وقال') + 1);
    expect(score('رئيس', 'الجمهوريه')).toBeGreaterThan(score('رئيس', 'في') + 1);
  });

  it('is 0 where a word is none of Arabic letters', () => {
    expect(score('12', 'النواب')).toBe(0);
    expect(score('مجلس', 'the')).toBe(0);
    expect(score('', 'مجلس')).toBe(0);
  });

  it('judges words it has never met by their outline', () => {
    const strange = bigrams.know('والقسطرينيات');
    expect(strange?.count).toBe(0);
    expect(score('علي', 'القسطرينيات')).toBeGreaterThan(score('علي', 'في'));
  });

  it('is finite for any two words', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'.split('')),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(fc.property(word, word, (a, b) => Number.isFinite(score(a, b))));
  });
});

describe('scores', () => {
  it('are those of the pairs one by one', () => {
    const words = ['رئيس', 'الجمهوريه', 'في', '12', 'والقسطرينيات', 'النواب'].map((word) => bigrams.know(word));
    const scores = bigrams.scores(words);
    for (const a of words) {
      const expected = words.map((b) => bigrams.score(a, b));
      expect([...scores(a, 0, words.length)]).toEqual(expected);
      expect([...scores(a, 2, 5)]).toEqual(expected.slice(2, 5));
    }
  });
});

describe('outlineOf', () => {
  it.each([
    ['القسطرينيات', '#ال…ات'],
    ['وكمبلون', '#و…ون'],
    ['قر', '#…'],
  ])('of %s is %s', (word, outline) => {
    expect(outlineOf(word)).toBe(outline);
  });
});

describe('hashes', () => {
  it('stay the same, or no file can be read', () => {
    expect(hashWord('كتاب')).toBe(hashWord('كتاب'));
    expect(hashPair(hashWord('كتاب'), hashWord('جديد'))).not.toBe(hashPair(hashWord('جديد'), hashWord('كتاب')));
  });
});

describe('readBigrams', () => {
  it('refuses what is no bigram file', () => {
    expect(() => readBigrams(new Uint8Array(8))).toThrow(/too short/);
    expect(() => readBigrams(new Uint8Array(64))).toThrow(/bad signature/);
  });

  it('refuses another version and a file cut short', () => {
    const header = new Uint32Array([0x47425157, 9, 1, 1, 1, 1]);
    expect(() => readBigrams(new Uint8Array(header.buffer))).toThrow(/version 9/);
    header[1] = 1;
    expect(() => readBigrams(new Uint8Array(header.buffer))).toThrow(/cut short/);
  });
});
