import { describe, expect, test } from 'vitest';
import { correctArticles } from '../../src/corpus/correct-article.js';
import { explainText } from '../../src/correct/explain-word.js';
import { loadCorrections } from '../../src/correct/load.js';
import { loadBigrams, loadLexicon } from '../../src/lexicon/load.js';
import type { Article } from '../../src/page/page.js';
import type { Passage } from '../../src/text/passage.js';

const settings = loadCorrections(loadLexicon(), loadBigrams());
const passage = (text: string): Passage => ({ text, pieces: [{ start: 0, line: 1, column: 0 }] });

/** An article of one paragraph, alone on its page. */
const articleOf = (text: string): Article => ({
  n: 1,
  kicker: passage(''),
  title: passage(''),
  subtitle: passage(''),
  byline: passage(''),
  dateline: '',
  captions: [],
  paragraphs: [passage(text)],
  date: '',
  flags: [],
});

describe('what is told of a word or phrase alone', () => {
  test.each(['كتاب', 'مجلس الوزراه', 'الئيس', 'العاصمه', 'الميزاتية', 'فيالبيت', 'المد رسة', 'غضظثخذ'])(
    'is what clean does to it: %s',
    (text) => {
      const { articles, changes } = correctArticles([articleOf(text)], settings);
      const told = explainText(text, settings);
      expect(told.becomes).toBe(articles[0]?.paragraphs[0]?.text);
      expect(told.changes).toEqual(
        changes.map(({ rule, before, after, score, note }) => ({ rule, before, after, score, note })),
      );
    },
  );

  test('a reading that is taken is the likeliest, and more probable than asked', () => {
    const [word] = explainText('الميزاتية', settings).words;
    expect(word?.readings[0]?.text).toBe('الميزانية');
    expect(word?.readings[0]?.probability).toBeGreaterThan(word?.readings[0]?.asked ?? 1);
  });

  test('two words run together are a reading, with the cost of the space', () => {
    const readings = explainText('فيالبيت', settings).words[0]?.readings ?? [];
    expect(readings.find(({ text }) => text === 'في البيت')?.cost).toBeGreaterThan(0);
  });
});
