import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CleanedPage, cleanPage } from '../../src/corpus/clean-page.js';
import { loadCorrections } from '../../src/correct/load.js';
import { loadBigrams, loadLexicon } from '../../src/lexicon/load.js';
import { wordsOf } from '../../src/text/words.js';

const pages = new URL('../../fixtures/pages/', import.meta.url);
const names = readdirSync(pages).filter((name) => name.endsWith('.txt'));

const bigrams = loadBigrams();
const corrections = loadCorrections(loadLexicon(), bigrams);

/** How often each word stands in some texts. */
function count(texts: readonly string[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const text of texts) for (const word of wordsOf(text)) words.set(word.text, (words.get(word.text) ?? 0) + 1);
  return words;
}

/** Words of the page as normalised, and words of the articles with corrections undone, plus all that was taken out. */
function accounts({ lines, articles, changes }: CleanedPage): { page: Map<string, number>; kept: Map<string, number> } {
  const fields = articles.flatMap(({ kicker, title, subtitle, byline, captions, paragraphs }) =>
    [kicker, title, subtitle, byline, ...captions, ...paragraphs].map(({ text }) => text),
  );
  const later = changes.filter(({ stage }) => stage !== 'normalise' && stage !== 'decode');
  const removed = later.filter(({ action }) => action === 'remove').map(({ before }) => before);
  const kept = count([...fields, ...removed]);
  for (const { action, before, after } of later) {
    if (action !== 'replace') continue;
    for (const [word, times] of count([after])) kept.set(word, (kept.get(word) ?? 0) - times);
    for (const [word, times] of count([before])) kept.set(word, (kept.get(word) ?? 0) + times);
  }
  return {
    page: count(lines.map(({ text }) => text)),
    kept: new Map([...kept].filter(([, times]) => times !== 0)),
  };
}

function expectAllAccounted(text: string): void {
  const { page, kept } = accounts(cleanPage({ path: 'page.txt', text }, { bigrams, corrections }));
  expect(new Map([...kept].sort())).toEqual(new Map([...page].sort()));
}

describe('every word of a page is in an article or in the change log', () => {
  it.each(names)('%s', (name) => {
    expectAllAccounted(readFileSync(new URL(name, pages), 'utf8'));
  });

  it.each(['mojibake', 'visual-order'])('a page wrecked on the way: %s', (name) => {
    expectAllAccounted(readFileSync(new URL(`encodings/${name}.txt`, pages), 'utf8'));
  });

  const lines = names.flatMap((name) => readFileSync(new URL(name, pages), 'utf8').split('\n'));

  it('on pages of lines in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 60 }), (some) =>
        expectAllAccounted(some.join('\n')),
      ),
      { numRuns: 60 },
    );
  });

  it('on pages of any characters', () => {
    const unit = fc.constantFrom(...'اب تو.:،؛«»()-ـ0٣\n\t\f\u200fA|é'.split(''), 'كان', 'رويترز', '   ', '\n\n');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 300 }), (units) => expectAllAccounted(units.join(''))),
      { numRuns: 200 },
    );
  });

  it.each([
    ['nothing', ''],
    ['one word', 'خبر'],
    ['only headlines', 'أمطار على الساحل\n\nارتفاع أسعار القمح\n\nالمنتخب يفوز في حلب'],
    ['only numbers', '12\n\n1975\n\n٣٤٥'],
    ['advertisements', 'للبيع شقة في وسط المدينة هاتف 5550101\n\nمطلوب محاسب خبرة خمس سنوات هاتف 5550102'],
    ['Latin text', 'The quick brown fox.\n\nIt jumped over the lazy dog, and that was that.'],
  ])('on a page of %s', (_, text) => {
    expectAllAccounted(text);
  });
});
