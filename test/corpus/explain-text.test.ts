import { describe, expect, test } from 'vitest';
import { correctBlocks } from '../../src/corpus/correct-blocks.js';
import { explainText } from '../../src/correct/explain-word.js';
import { loadCorrections } from '../../src/correct/load.js';
import { loadBigrams, loadLexicon } from '../../src/lexicon/load.js';
import type { Block } from '../../src/page/page.js';
import type { Passage } from '../../src/text/passage.js';

const settings = loadCorrections(loadLexicon(), loadBigrams());
const passage = (text: string): Passage => ({ text, pieces: [{ start: 0, line: 1, column: 0 }] });

/** A page of one block. */
const blockOf = (text: string): Block => ({ ...passage(text), gap: 0, rows: 1, width: 0, longest: 0, last: 0 });

describe('what is told of a word or phrase alone', () => {
  test.each(['كتاب', 'مجلس الوزراه', 'الئيس', 'العاصمه', 'الميزاتية', 'فيالبيت', 'المد رسة', 'غضظثخذ'])(
    'is what clean does to it: %s',
    (text) => {
      const { blocks, changes } = correctBlocks([blockOf(text)], settings);
      const told = explainText(text, settings);
      expect(told.becomes).toBe(blocks[0]?.text);
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
