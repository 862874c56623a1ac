import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specksOf } from '../../src/correct/signs/specks.js';
import { applyEdits, joinPassages, type Passage, partsOf } from '../../src/text/passage.js';

const lines = (...texts: string[]): Passage =>
  joinPassages(texts.map((text, i) => ({ text, pieces: [{ start: 0, line: i + 1, column: 0 }] })));

/** What is left of a text of some lines, each with what stands on it. */
function left(...texts: string[]): string[] {
  const passage = lines(...texts);
  const edits = specksOf(passage).map((one) => ({
    ...one,
    stage: 'correct' as const,
    action: 'remove' as const,
    of: null,
  }));
  const { passage: after } = applyEdits(passage, edits);
  return partsOf(after).map(({ start, end }) => after.text.slice(start, end));
}

describe('specks', () => {
  it.each([
    ['at the end of a line', 'وصل الوفد صباحا ١', 'وصل الوفد صباحا'],
    ['at its start', '٠ وصل الوفد صباحا', 'وصل الوفد صباحا'],
    ['between its words', 'وصل الوفد 1 إلى العاصمة', 'وصل الوفد إلى العاصمة'],
    ['a rule read as a bar', '| وصل الوفد صباحا', 'وصل الوفد صباحا'],
    ['a rule read as an alef', 'وصل الوفد صباحا ا', 'وصل الوفد صباحا'],
    ['behind a mark that begins the line', ': 1 عمان - بترا', ': عمان - بترا'],
    ['the last letter of a word read twice', 'وصل الوفد الرسمي ي إلى العاصمة', 'وصل الوفد الرسمي إلى العاصمة'],
    ['a hamza or a teh marbuta, which is no word', 'وصل الوفد ة صباحا ء', 'وصل الوفد صباحا'],
    ['two side by side', 'وصل الوفد صباحا، ١ ٠', 'وصل الوفد صباحا،'],
  ])('go: %s', (_, text, right) => {
    expect(left(text)).toEqual([right]);
  });

  it.each([
    ['a numbered thing', 'نص الفصل 1 على العقوبة'],
    ['a counted thing', 'رصدت 1 مليون دينار'],
    ['a share', 'ارتفع السعر 1 بالمائة هذا العام'],
    ['a day of a month', 'عقد يوم الاثنين 1 ماي اجتماعا'],
    ['a score', 'فاز الفريق 1 - 0 أمام ضيفه'],
    ['a degree', '- 1 درجات في الجبال ليلا'],
    ['a number read in parts', 'بلغ عددهم 1 500 شخص'],
    ['initials', 'نقلت ا ف ب عن مصدر'],
    ['initials that are alike', 'أسس شركة ذ م م في دمشق'],
    ['another letter', 'وصل الوفد ب إلى العاصمة'],
    ['a conjunction set apart', 'عدو و صديق في القاعة'],
    ['a letter behind a mark', 'وصل الوفد، د سليم معه'],
    ['another digit, which may be one misread', 'حضر 5 من الأعضاء'],
    ['an item of a list', '1- وصل الوفد صباحا'],
    ['a line of two words', 'الصفحة 1'],
  ])('do not take %s with them', (_, text) => {
    expect(left(text)).toEqual([text]);
  });

  it('are told line by line', () => {
    expect(left('وصل الوفد الوزاري ١', '٠ إلى العاصمة مساء', 'في زيارة رسمية')).toEqual([
      'وصل الوفد الوزاري',
      'إلى العاصمة مساء',
      'في زيارة رسمية',
    ]);
  });

  it('leave lines parted as they were, all other words in order, and are gone after one pass', () => {
    const word = fc.constantFrom('وصل', 'الوفد', '1', '٠', '|', 'ا', '5', '-', 'ماي', 'رقم', 'ب', '12');
    const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (texts) => {
        const once = left(...texts);
        expect(once).toHaveLength(texts.length);
        const specks = new Set(['1', '٠', '|', 'ا']);
        const words = (all: string[]): string[] =>
          all
            .join(' ')
            .split(' ')
            .filter((one) => !specks.has(one));
        expect(words(once)).toEqual(words(texts));
        expect(left(...once)).toEqual(once);
      }),
    );
  });
});
