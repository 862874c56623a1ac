import { describe, expect, test } from 'vitest';
import { articleRecord } from '../../src/output/article-record.js';
import { type PageFacts, toRecord } from '../../src/output/record.js';
import type { Article } from '../../src/page/page.js';
import type { Passage } from '../../src/text/passage.js';

const NONE: Passage = { text: '', pieces: [] };
const at = (text: string, ...lines: number[]): Passage => ({
  text,
  pieces: lines.map((line, i) => ({ start: i, line, column: 0 })),
});

const ARTICLE: Article = {
  n: 2,
  kicker: NONE,
  title: at('عاد المطر', 3),
  subtitle: NONE,
  byline: NONE,
  dateline: '',
  captions: [at('صورة النهر', 9)],
  paragraphs: [at('هطل المطر أمس', 5, 6), at('ثم هدأ ABC 12', 7)],
  date: '',
  flags: [],
};

const PAGE: PageFacts = {
  path: 'a/p.txt',
  stem: 'a/p',
  source: 'a',
  sha256: 'ab'.repeat(32),
  isBlank: (line) => line === 4,
};

describe('toRecord', () => {
  const record = toRecord(ARTICLE, PAGE, (word) => word !== 'هدأ');

  test('fits the schema, keys in the order of the contract', () => {
    expect(articleRecord.parse(record)).toEqual(record);
    expect(Object.keys(record)).toEqual(Object.keys(articleRecord.shape));
    expect(Object.keys(record.metadata)).toEqual(Object.keys(articleRecord.shape.metadata.shape));
  });

  test('paragraphs are parted by a blank line', () => expect(record.text).toBe('هطل المطر أمس\n\nثم هدأ ABC 12'));
  test('the id names page and article', () => expect(record.id).toBe('a/p#2'));
  test('runs of lines go over blank ones, not over lines of others; captions last', () =>
    expect(record.metadata.lines).toEqual([
      [3, 7],
      [9, 9],
    ]));
  test('words are those of the text, the ratio that of its Arabic ones', () =>
    expect(record.metadata).toMatchObject({ words: 7, lexicon_ratio: 0.8 }));
  test('no Arabic word: ratio 0', () =>
    expect(toRecord({ ...ARTICLE, paragraphs: [] }, PAGE, () => true).metadata).toMatchObject({
      words: 0,
      lexicon_ratio: 0,
    }));
  test('lines out of order make runs of their own', () => {
    const moved = { ...ARTICLE, captions: [], paragraphs: [at('ب', 8), at('أ', 5)] };
    expect(toRecord(moved, PAGE, () => true).metadata.lines).toEqual([
      [3, 3],
      [8, 8],
      [5, 5],
    ]);
  });
});
