import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctPassage } from '../../src/correct/correct.js';
import { survey } from '../../src/correct/decide/survey.js';
import { loadCorrections } from '../../src/correct/load.js';
import { type Replacement, withMore } from '../../src/correct/settings.js';
import { digitsOf, type NumberHabit, numberCorrections } from '../../src/correct/signs/numbers.js';
import { tokensOf } from '../../src/correct/token.js';
import { loadBigrams, loadLexicon } from '../../src/lexicon/load.js';

function applied(text: string, replacements: readonly Replacement[]): string {
  return [...replacements]
    .reverse()
    .reduce((out, { start, end, after }) => out.slice(0, start) + after + out.slice(end), text);
}

const corrected = (text: string, habit: NumberHabit = {}): string => applied(text, numberCorrections(text, habit));

describe('a year read from its wrong end', () => {
  it.each([
    ['سنة ٩٩٩١', 'سنة ١٩٩٩'],
    ['في العام ٥٧٩١ م', 'في العام ١٩٧٥ م'],
    ['للعام ٣١٠٢', 'للعام ٢٠١٣'],
    ['منذ عام (٨٤٩١)', 'منذ عام (١٩٤٨)'],
    ['لسنة ٣٢٤١', 'لسنة ١٤٢٣'],
    ['عام ٠١٩١', 'عام ١٩١٠'],
    ['١٥ آذار ٥٧٩١', '١٥ آذار ١٩٧٥'],
    ['٣ كانون الثاني ٥٧٩١', '٣ كانون الثاني ١٩٧٥'],
    ['٥ رمضان ٨١٤١', '٥ رمضان ١٤١٨'],
    ['٢٢٤١ هـ', '١٤٢٢ هـ'],
    ['٢٢٤١ه', '١٤٢٢ه'],
    ['بين عامي ٣٧٩١ و٥٧٩١', 'بين عامي ١٩٧٣ و١٩٧٥'],
    ['موسم ٧٩٩١/٨٩٩١', 'موسم ١٩٩٧/١٩٩٨'],
    ['٣/٤/٥٧٩١', '٣/٤/١٩٧٥'],
    ['٥٧٩١-٤-٣', '١٩٧٥-٤-٣'],
    ['٥٤/٣/٥٧٩١', '٥٤/٣/٥٧٩١'],
    ['٥٢/٣/٥٧٩١', '٢٥/٣/١٩٧٥'],
  ])('%s', (text, right) => {
    expect(corrected(text)).toBe(right);
  });

  it.each([
    ['a year', 'سنة ١٩٩٩'],
    ['a year of another time, though its reverse is one of ours', 'سقطت المدينة عام ١١٩١'],
    ['a number that no word calls a year', 'حضر ٩٩٩١ متفرجا'],
    ['so many years', 'قبل ٤٩٩١ سنة'],
    ['metres', 'على ارتفاع ٤٩٩١ م'],
    ['a number whose reverse is no year either', 'عام ٥٨٧٣'],
    ['three digits', 'عام ٩٩١'],
    ['ASCII digits, which no engine turns round', 'عام 9991'],
    ['a day of the month', '٢١ آذار'],
    ['a row of numbers that is no date', '٥٧٩١/٨٠/٥٧٩١'],
    ['a decimal', 'عام ٩,٩٩١'],
    ['August inside another word', 'الباب ٣٤٢١'],
  ])('is not %s', (_, text) => {
    expect(corrected(text)).toBe(text);
  });

  it('is not put right again', () => {
    const once = corrected('بين عامي ٣٧٩١ و٥٧٩١، وفي ٣/٤/٥٧٩١');
    expect(corrected(once)).toBe(once);
  });

  it('goes by the words at the first of a row of years, however long', () => {
    const row = Array.from({ length: 20_000 }, () => '١٩٩٠').join(' و');
    expect(numberCorrections(`عام ${row} و٩٩٩١`)).toMatchObject([{ after: '١٩٩٩', rule: 'reversed-number' }]);
    expect(numberCorrections(`نحو ${row} و٩٩٩١`)).toEqual([]);
  });
});

describe('a number in two kinds of digits', () => {
  it('is written in those of the page', () => {
    expect(corrected('بلغ ١2٥ دينارا', { zero: 0x0660 })).toBe('بلغ ١٢٥ دينارا');
    expect(corrected('بلغ ١2٥ دينارا', { zero: 0x30 })).toBe('بلغ 125 دينارا');
    expect(corrected('بلغ ٣.5 دينار', { zero: 0x0660 })).toBe('بلغ ٣.٥ دينار');
    expect(corrected('بلغ ۴٥ دينارا', { zero: 0x0660 })).toBe('بلغ ٤٥ دينارا');
  });

  it('goes by the other numbers of the text when the page is not told', () => {
    expect(corrected('من ٣٠ إلى ١2٥')).toBe('من ٣٠ إلى ١٢٥');
    expect(corrected('إلى ١2٥')).toBe('إلى ١2٥');
  });

  it('may be a reversed year as well', () => {
    expect(numberCorrections('سنة ٥٧9١', { zero: 0x0660 })).toEqual([
      { start: 4, end: 8, after: '١٩٧٥', rule: 'reversed-number', score: 1, note: '' },
    ]);
  });

  it('is not two numbers side by side', () => {
    expect(corrected('١٢ 34 و 5-٦', { zero: 0x0660 })).toBe('١٢ 34 و 5-٦');
  });
});

describe('digitsOf', () => {
  it('tells the digits of most numbers', () => {
    expect(digitsOf(['٣٠ و٤', '12'])).toBe(0x0660);
    expect(digitsOf(['٣٠', '12'])).toBeUndefined();
    expect(digitsOf(['بلا أرقام', '١2'])).toBeUndefined();
  });
});

describe('withMore', () => {
  const other = (start: number, end: number): Replacement => ({
    start,
    end,
    after: 'x',
    rule: 'r',
    score: 1,
    note: '',
  });

  it('keeps corrections in order, and lets the others stand where they meet', () => {
    const text = 'سنة ٩٩٩١ أو سنة ٥٧٩١';
    const numbers = numberCorrections(text);
    expect(withMore([other(9, 11)], numbers).map(({ start }) => start)).toEqual([4, 9, 16]);
    expect(withMore([other(0, 8)], numbers).map(({ start }) => start)).toEqual([0, 16]);
  });

  it('gives replacements in order that do not overlap, of text of digits and years alone', () => {
    const part = fc.constantFrom(...['سنة ', 'عام ', '٩٩٩١', '5', '٣', '/', '-', ' و', '.', ' ', 'أ', '۷', '٠٢٠٢']);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        let from = 0;
        for (const { start, end, after } of numberCorrections(text)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(text.slice(start, end)).not.toBe(after);
          expect(after).toHaveLength(end - start);
          from = end;
        }
        const once = corrected(text, { zero: 0x0660 });
        expect(corrected(once, { zero: 0x0660 })).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('correctPassage', () => {
  it('corrects numbers, each with its line in the log', () => {
    const lexicon = loadLexicon();
    const text = 'صدر الكتاب سنة ٥٧٩١ في دمشق';
    const corrections = loadCorrections(lexicon, loadBigrams());
    const tokens = tokensOf(text, corrections.look);
    const page = survey([tokens], lexicon);
    const passage = { text, pieces: [{ start: 0, line: 7, column: 0 }] };
    const { passage: after, changes } = correctPassage(passage, tokens, page, corrections);
    expect(after.text).toBe('صدر الكتاب سنة ١٩٧٥ في دمشق');
    expect(changes).toMatchObject([
      { line: 7, at: 15, stage: 'correct', rule: 'reversed-number', before: '٥٧٩١', after: '١٩٧٥' },
    ]);
  });
});
