import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CleanedPage, cleanPage } from '../../src/corpus/clean-page.js';
import { loadCorrections } from '../../src/correct/load.js';
import { loadLexicon } from '../../src/lexicon/load.js';
import { toRecord } from '../../src/output/record.js';
import { loadPageData } from '../../src/page/load.js';
import type { Article } from '../../src/page/page.js';
import { skeletonOf } from '../../src/text/keys.js';
import { wordsOf } from '../../src/text/words.js';

interface Gold {
  page: string;
  articles: { title: string; byline: string | null; text: string }[];
}

const folder = new URL('../../fixtures/pages/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const golds = readdirSync(folder)
  .filter((name) => name.endsWith('.gold.json'))
  .sort()
  .map((name): Gold => JSON.parse(read(name)));

const lexicon = loadLexicon();
const words = loadPageData();
const corrections = loadCorrections(lexicon, words.bigrams);
const clean = (page: string): CleanedPage => cleanPage({ path: page, text: read(page) }, { ...words, corrections });
const skeletons = (text: string): string[] => wordsOf(text).map((word) => skeletonOf(word.text));

/** Share of the words of two texts, as sets of skeletons, that both have. */
function likeness(a: string, b: string): number {
  const ours = new Set(skeletons(a));
  const theirs = new Set(skeletons(b));
  const both = [...ours].filter((word) => theirs.has(word)).length;
  return both / (ours.size + theirs.size - both || 1);
}

const bodyOf = ({ paragraphs }: Article): string => paragraphs.map(({ text }) => text).join(' ');

describe.each(golds)('$page', ({ page, articles }) => {
  const { articles: found, lines } = clean(page);

  for (const { title, text } of articles) {
    it(`holds «${title}» whole`, () => {
      const best = Math.max(...found.map((article) => likeness(bodyOf(article), text)));
      expect(best).toBeGreaterThan(0.8);
    });
  }

  it('gives the records written down for it', async () => {
    const facts = { path: page, stem: page.replace('.txt', ''), source: 'pages', sha256: '0'.repeat(64) };
    const isBlank = (line: number): boolean => lines[line - 1]?.text === '';
    const records = found.map((article) => toRecord(article, { ...facts, isBlank }, (word) => lexicon.has(word)));
    const file = new URL(`expected/${page.replace('.txt', '.json')}`, folder);
    await expect(`${JSON.stringify(records, null, 1)}\n`).toMatchFileSnapshot(file.pathname);
  });
});
