import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctionsOf } from '../../src/corpus/correction.js';
import { applyEdits, type Edit, joinPassages, type Passage } from '../../src/text/passage.js';

/** A paragraph of physical lines, the first of number `from`. */
const paragraph = (from: number, ...lines: string[]): Passage =>
  joinPassages(lines.map((text, i) => ({ text, pieces: [{ start: 0, line: from + i, column: 0 }] })));

const edit = (start: number, end: number, after: string): Edit => ({
  start,
  end,
  after,
  stage: 'correct',
  rule: 'test',
  action: 'replace',
  of: null,
  score: 1,
  note: '',
});

const corrections = (passage: Passage, edits: readonly Edit[]) =>
  correctionsOf(
    passage,
    applyEdits(passage, edits).changes.map((change) => ({ ...change, article: 1 })),
  );

describe('the words around a correction', () => {
  test('are those beside it, over line breaks', () => {
    const passage = paragraph(7, 'قال وزير', 'الخارجيه أمس');
    const at = passage.text.indexOf('الخارجيه');
    expect(corrections(passage, [edit(at, at + 8, 'الخارجية')])).toMatchObject([
      { line: 8, before: 'الخارجيه', after: 'الخارجية', left: 'قال وزير ', right: ' أمس' },
    ]);
  });

  test('are whole words of some forty characters', () => {
    const passage = paragraph(1, `${'كلمة '.repeat(20)}خطاا ${'كلمة '.repeat(20)}`.trim());
    const at = passage.text.indexOf('خطاا');
    const [only] = corrections(passage, [edit(at, at + 4, 'خطأ')]);
    expect(only?.left).toBe('كلمة '.repeat(8));
    expect(only?.right).toBe(' كلمة'.repeat(8));
  });

  test('are none where no space is near', () => {
    const long = 'ب'.repeat(100);
    const [only] = corrections(paragraph(1, `${long}،خطاا،${long}`), [edit(101, 105, 'خطأ')]);
    expect([only?.left, only?.right]).toEqual(['', '']);
  });

  test('stand around it in the paragraph, whatever its lines', () => {
    const word = fc.constantFrom('قال', 'المديرون', 'في', 'ا', 'الاجتماعات');
    const lines = fc.array(fc.array(word, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 2, max: 5 }), (texts, every) => {
        const passage = paragraph(3, ...texts.map((words) => words.join(' ')));
        const edits = [...passage.text.matchAll(/\S+/g)]
          .filter((_, i) => i % every === 0)
          .map(({ 0: text, index }) => edit(index, index + text.length, 'بدل'));
        const found = corrections(passage, edits);
        expect(found).toHaveLength(edits.length);
        for (const [i, { left, before, right }] of found.entries()) {
          const { start = 0, end = 0 } = edits[i] ?? {};
          expect(passage.text.slice(start - left.length, end + right.length)).toBe(left + before + right);
        }
      }),
    );
  });
});
