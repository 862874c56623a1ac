import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataFile, loadWordVectors } from '../../src/lexicon/load.js';
import { NO_VECTOR, readWordVectors, VectorSum } from '../../src/lexicon/word-vectors.js';
import { foldWord, lightStem } from '../../src/text/fold.js';

const vectors = loadWordVectors();

const find = (word: string): number => vectors.find(lightStem(foldWord(word)));

/** Cosine of the vectors of two words. */
function likeness(a: string, b: string): number {
  const [one, other] = [a, b].map((word) => {
    const sum = new VectorSum(vectors);
    vectors.add(find(word), sum);
    return [...sum.company, ...sum.fields];
  }) as [number[], number[]];
  const dot = (x: readonly number[], y: readonly number[]): number =>
    x.reduce((sum, value, d) => sum + value * (y[d] ?? 0), 0);
  return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
}

describe('word vectors', () => {
  it.each([
    ['football', 'حارس', 'مرمى', 'قمح'],
    ['farming', 'قمح', 'شعير', 'حارس'],
    ['courts', 'متهم', 'محكمة', 'زيتون'],
    ['medicine', 'إنسولين', 'بنكرياس', 'بورصة'],
    ['a country', 'برلين', 'ميونيخ', 'كراكاس'],
  ])('are more alike for words of one subject: %s', (_, word, near, far) => {
    expect(likeness(word, near)).toBeGreaterThan(likeness(word, far) + 0.1);
  });

  it('know no word that was never met', () => {
    expect(vectors.find('قسطرينغ')).toBe(NO_VECTOR);
    expect(vectors.find('')).toBe(NO_VECTOR);
  });

  it('number the companies of words that keep any, each once', () => {
    const numbers = Array.from({ length: vectors.size }, (_, word) => vectors.companyOf(word)).filter((n) => n >= 0);
    expect(numbers).toEqual(Array.from({ length: vectors.accompanied }, (_, n) => n));
    const into = new Float64Array(vectors.dimensions);
    const lonely = Array.from({ length: vectors.size }, (_, word) => word).find((word) => vectors.companyOf(word) < 0);
    vectors.company(lonely ?? NO_VECTOR, into);
    expect(into.every((value) => value === 0)).toBe(true);
  });

  it('weigh rare words more than common ones', () => {
    const lengthOf = (word: string): number => {
      const sum = new VectorSum(vectors);
      vectors.add(find(word), sum);
      return sum.fields.reduce((squares, value) => squares + value ** 2, 0);
    };
    expect(lengthOf('إنسولين')).toBeGreaterThan(lengthOf('مستشفى'));
  });
});

describe('readWordVectors', () => {
  const bytes = new Uint8Array(readFileSync(dataFile('word-vectors.bin')));

  it('refuses what is no such file', () => {
    expect(() => readWordVectors(bytes.subarray(0, 8))).toThrow(/too short/);
    expect(() => readWordVectors(new Uint8Array(64))).toThrow(/bad signature/);
    expect(() => readWordVectors(bytes.subarray(0, bytes.length - 1))).toThrow(/cut short/);
    const later = bytes.slice();
    later[4] = 9;
    expect(() => readWordVectors(later)).toThrow(/version 9/);
  });

  it('reads bytes that begin anywhere', () => {
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(readWordVectors(shifted.subarray(1)).find('قمح')).toBe(vectors.find('قمح'));
  });
});
