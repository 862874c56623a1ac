import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparingKey, isDigitKey, LETTER_OF_UNIT, WORD_START } from '../../src/text/keys.js';

function letters(text: string): number[] {
  return Array.from(comparingKey(text).units, (unit) => unit & LETTER_OF_UNIT);
}

describe('comparingKey', () => {
  it.each([
    ['dots', 'بنت تبيّن', 'ىىى نثنئ'],
    ['hamza and madda', 'أحمد إلى آخر', 'احمد الى اخر'],
    ['teh marbuta', 'مدينة', 'مدينه'],
    ['marks and tatweel', 'كَتَبَ الكـــتاب', 'كتب الكتاب'],
    ['spaces and punctuation', 'قال: «نعم»، ثم خرج.', 'قال نعمثم خرج'],
    ['Persian kaf and yeh', 'کتابی', 'كتابي'],
    ['veh, gaf, peh', 'ڤيينا گلف پاريس', 'فيينا كلف باريس'],
    ['presentation forms', '\ufefb\ufee3\ufeb2', 'لامس'],
    ['lone hamza', 'سماء', 'سما'],
    ['digits of any script', '٢٠١٦ ۲۰۱۶', '2016 2016'],
    ['Latin case and accents', 'Élysée BBC', 'elysee bbc'],
  ])('folds %s', (_, a, b) => {
    expect(letters(a)).toEqual(letters(b));
  });

  it.each([
    ['letters of other shapes', 'كتاب', 'كلاب'],
    ['digits', '٢٠١٦', '٢٠١٧'],
    ['seen and sad', 'سور', 'صور'],
    ['scripts', 'ا', 'a'],
  ])('keeps %s apart', (_, a, b) => {
    expect(letters(a)).not.toEqual(letters(b));
  });

  it('marks where words begin', () => {
    const { units } = comparingKey('في ٢٠١٦، قَال');
    expect(Array.from(units, (unit) => (unit & WORD_START) !== 0)).toEqual([
      ...[true, false],
      ...[true, false, false, false],
      ...[true, false, false],
    ]);
  });

  it('knows digits', () => {
    expect(Array.from(comparingKey('س٤x7').units, isDigitKey)).toEqual([false, true, false, true]);
  });

  it('maps each unit to its character', () => {
    expect([...comparingKey('عَلى \ufefb').offsets]).toEqual([0, 2, 3, 5, 5]);
  });

  it('maps every unit to a letter or digit, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { units, offsets } = comparingKey(text);
        expect(units.length).toBe(offsets.length);
        let before = 0;
        for (const at of offsets) {
          expect(at).toBeGreaterThanOrEqual(before);
          expect(text.charAt(at)).toMatch(/[\p{L}\p{N}\ud800-\udfff]/u);
          before = at;
        }
      }),
    );
  });
});
