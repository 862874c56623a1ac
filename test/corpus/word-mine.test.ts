import { describe, expect, test } from 'vitest';
import { WordMine } from '../../src/corpus/word-mine.js';
import { parseDictionary } from '../../src/correct/dictionary/dictionary.js';
import { loadCorrections } from '../../src/correct/load.js';
import { loadBigrams, loadLexicon } from '../../src/lexicon/load.js';

const [lexicon, bigrams] = [loadLexicon(), loadBigrams()];

function mine(pages: readonly string[], { dictionary = '', minCount = 1 } = {}) {
  const { entries } = parseDictionary(dictionary, 'test');
  const words = new WordMine(loadCorrections(lexicon, bigrams, { entries }));
  for (const page of pages) words.addPage(page);
  return { suggestions: words.suggestions({ minCount }), mined: words.mined };
}

const PAGE = 'ناقش المجلس الميزاتية الجديدة للدولة وأقر النواب الميزاتية بعد جلسة طويلة';

describe('mining a corpus for non-words', () => {
  test('counts them and the pages that have them, with an example and a likely reading', () => {
    const { suggestions, mined } = mine([PAGE, PAGE]);
    expect(suggestions).toMatchObject([{ word: 'الميزاتية', count: 4, pages: 2, kind: 'clear' }]);
    expect(suggestions[0]?.readings[0]?.text).toBe('الميزانية');
    expect(suggestions[0]?.example).toBe('ناقش المجلس الميزاتية الجديدة للدولة وأقر النواب');
    expect(mined).toEqual({ pages: 2, words: 22, unknown: 1 });
  });

  test('leaves out what a dictionary mends, proclitics and all', () => {
    expect(mine([PAGE.replace('الميزاتية', 'والميزاتية')], { dictionary: 'الميزاتية\tالميزانية' }).suggestions).toEqual(
      [],
    );
  });

  test('leaves out a word that the entry of its stem mends', () => {
    const words = mine([`${PAGE}\n\n${PAGE.replaceAll('الميزاتية', 'والميزاتية')}`]).suggestions.map(
      ({ word }) => word,
    );
    expect(words).toEqual(['الميزاتية']);
  });

  test('knows words by their letters: diacritics and tatweel do not part them', () => {
    const marked = PAGE.replaceAll('الميزاتية', 'المـيزاتيّة');
    expect(mine([PAGE, marked]).suggestions).toMatchObject([{ word: 'الميزاتية', count: 4 }]);
  });

  test('passes over rare words, other scripts and words of two letters', () => {
    expect(mine([PAGE], { minCount: 3 }).suggestions).toEqual([]);
    expect(mine(['ظظ ظظ ظظ committee ٢٠٠٩']).suggestions).toEqual([]);
  });

  test('takes what stands on many pages, near no word, for a name', () => {
    const pages = Array.from({ length: 6 }, (_, i) => `قال الخبير غضظثخذ في الاجتماع ${i}`);
    expect(mine(pages).suggestions).toMatchObject([{ word: 'غضظثخذ', pages: 6, kind: 'name' }]);
    expect(mine(pages.slice(0, 2)).suggestions).toMatchObject([{ word: 'غضظثخذ', pages: 2, kind: 'unclear' }]);
  });

  test('orders by count, then by code points', () => {
    const words = mine(['ثثغغظ ببغغظ ججغغظ ججغغظ']).suggestions.map(({ word }) => word);
    expect(words).toEqual(['ججغغظ', 'ببغغظ', 'ثثغغظ']);
  });
});
