import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cleanPage } from '../../src/corpus/clean-page.js';
import { codePointsBefore, lineFacts, packPieces, unpackArticle } from '../../src/corpus/prepared-page.js';
import { toRecord } from '../../src/output/record.js';
import { loadPageData } from '../../src/page/load.js';

const folder = new URL('../../fixtures/pages/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const facts = { path: 'p.txt', stem: 'p', source: 's', sha256: '', isBlank: () => false };

describe('an article', () => {
  test.each(names)('comes out of its record and its pieces as it was: %s', (path) => {
    const text = readFileSync(new URL(path, folder), 'utf8');
    const { articles } = cleanPage({ path, text }, loadPageData());
    const packed: number[] = [];
    const starts = articles.map((article) => {
      const at = packed.length;
      packPieces(article, packed);
      return at;
    });
    const records = articles.map((article) => JSON.parse(JSON.stringify(toRecord(article, facts, () => true))));
    const unpacked = records.map((record, i) => unpackArticle(record, Int32Array.from(packed), starts[i] ?? 0));
    expect(articles.length).toBeGreaterThan(0);
    expect(unpacked).toEqual(articles);
  });
});

describe('facts of lines', () => {
  const facts = lineFacts([
    { number: 1, raw: '', text: '' },
    { number: 2, raw: '', text: 'أ𝔸ب𝔸' },
    { number: 3, raw: '', text: '' },
    { number: 4, raw: '', text: '𝔸𝔸ب' },
  ]);
  test('tell which are blank', () => expect([...facts.blank]).toEqual([1, 3]));
  test('turn UTF-16 offsets of any line into code points', () => {
    expect([0, 1, 3, 4, 6].map((at) => codePointsBefore(facts, 2, at))).toEqual([0, 1, 2, 3, 4]);
    expect([0, 2, 4, 5].map((at) => codePointsBefore(facts, 4, at))).toEqual([0, 1, 2, 3]);
    expect(codePointsBefore(facts, 3, 0)).toBe(0);
  });
});
