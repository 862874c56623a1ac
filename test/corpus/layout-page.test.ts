import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanPage } from '../../src/corpus/clean-page.js';
import { loadCorrections } from '../../src/correct/load.js';
import { decodePage } from '../../src/input/decode-page.js';
import { loadLexicon } from '../../src/lexicon/load.js';
import { loadPageData } from '../../src/page/load.js';
import type { Page } from '../../src/page/page.js';
import { distance } from '../../src/text/distance.js';
import { foldWord } from '../../src/text/fold.js';
import { wordsOf } from '../../src/text/words.js';

const folder = new URL('../../fixtures/layouts/', import.meta.url);
const read = (name: string): Buffer => readFileSync(new URL(name, folder));
const gold: { articles: { title: string; text: string }[] } = JSON.parse(read('side-by-side.gold.json').toString());
const { text, prints } = decodePage(read('side-by-side.xml'));

const data = loadPageData();
const corrections = loadCorrections(loadLexicon(), data.bigrams);
const wordsIn = (text: string): string[] => wordsOf(text).map((word) => foldWord(word.text));

/** Of each gold article, the least share of its words that must be edited to have it of one that was found. */
function errorsOf(page: Page): number[] {
  const found = cleanPage(page, { ...data, corrections }).articles.map(({ paragraphs }) =>
    wordsIn(paragraphs.map((paragraph) => paragraph.text).join(' ')),
  );
  return gold.articles.map(({ text }) => {
    const wanted = wordsIn(text);
    return Math.min(...found.map((words) => distance(wanted, words) / wanted.length));
  });
}

describe('a page of ALTO as an engine wrote it', () => {
  it('becomes whole articles in reading order', () => {
    // One word in eleven is misread.
    const errors = errorsOf({ path: 'side-by-side.xml', text, prints });
    expect(Math.max(...errors)).toBeLessThan(0.3);
    expect(errors.reduce((sum, error) => sum + error) / errors.length).toBeLessThan(0.12);
  });

  it('does not without what it tells of its lines', () => {
    expect(Math.max(...errorsOf({ path: 'side-by-side.xml', text }))).toBeGreaterThan(0.5);
  });
});
