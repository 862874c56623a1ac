import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datelineLength, lostDash, placeAndSource } from '../../src/page/dateline.js';

const datelineOf = (text: string): string => text.slice(0, datelineLength(text));

describe('a dateline at the head of a paragraph', () => {
  it.each([
    ['الخرطوم - سونا: وصل الوفد', 'الخرطوم - سونا'],
    ['مسقط – من سعاد البلوشي: وصل الوفد', 'مسقط – من سعاد البلوشي'],
    ['بيروت في 3 آذار - رويترز: وصل الوفد', 'بيروت في 3 آذار - رويترز'],
    ['نواكشوط (أ ف ب): وصل الوفد', 'نواكشوط (أ ف ب)'],
    // The city's first letter is no conjunction.
    ['واشنطن - رويترز: وصل الوفد', 'واشنطن - رويترز'],
  ])('is a place and who sent the story, closed by a colon: %s', (text, dateline) => {
    expect(datelineOf(text)).toBe(dateline);
  });

  it.each([
    ['القاهرة (رويترز) - وصل الوفد', 'القاهرة (رويترز)'],
    ['عدن (ا.ف.ب) – وصل الوفد', 'عدن (ا.ف.ب)'],
    ['عمان - بترا - وصل الوفد', 'عمان - بترا'],
    ['الرباط/ و م ع - وصل الوفد', 'الرباط/ و م ع'],
    ['صنعاء / سبأ: وصل الوفد', 'صنعاء / سبأ'],
    ['طرابلس، 5 أيار (وال) - وصل الوفد', 'طرابلس، 5 أيار (وال)'],
    ['غزة، رام الله - «وفا»: وصل الوفد', 'غزة، رام الله - «وفا»'],
    ['بغداد، أربيل - «صوت الرافدين»: وصل الوفد', 'بغداد، أربيل - «صوت الرافدين»'],
  ])('may have its sender in brackets or between dashes or strokes: %s', (text, dateline) => {
    expect(datelineOf(text)).toBe(dateline);
  });

  it.each([
    // A result, not a place with its agency.
    'الاتحاد (حلب) - الوحدة (دمشق) صفر لواحد',
    // The middle of a sentence, where a line begins.
    'الصحافة الفرنسية (أ ف ب) أن الوفد وصل',
    'الفريق الأول - وهو متصدر - على الفريق الثاني',
    '2 - وصل الوفد إلى العاصمة',
    'وصل الوفد - كما كان مقررا - إلى العاصمة',
    'وقال الوزير: إن الموسم وفير',
    'رويترز',
    '',
  ])('is nothing else: %s', (text) => {
    expect(datelineLength(text)).toBe(0);
  });

  it('is the head of the text, whatever that is', () => {
    const pieces = fc.constantFrom('القاهرة', 'رويترز', ' ', '-', '(', ')', ':', '/', '،', '5', 'قال', '\u0640', 'x');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const length = datelineLength(text);
        expect(length).toBeLessThanOrEqual(text.length);
        expect(text.slice(0, length).trimEnd()).toHaveLength(length);
      }),
    );
  });
});

describe('a line of a place and who sent the story', () => {
  it.each([
    ['القاهرة - رويترز', 'القاهرة', 'رويترز'],
    ['عدن – سعاد البلوشي', 'عدن', 'سعاد البلوشي'],
    ['القاهرة – أ.ش.أ:', 'القاهرة', 'أ.ش.أ'],
    ['صنعاء/سبأ', 'صنعاء', 'سبأ'],
    ['تونس (وات)', 'تونس', 'وات'],
  ])('is %s', (text, place, source) => {
    expect(placeAndSource(text)).toEqual({ place, source });
  });

  it.each(['وات', 'عدن – سعاد البلوشي:', 'تونس (العاصمة)', 'قال الوزير - رويترز', ''])('is not %s', (text) => {
    expect(placeAndSource(text)).toBeNull();
  });
});

describe('a lost dash', () => {
  it.each([
    ['أنقرة د ب أ', 'أنقرة', 'د ب أ'],
    ['المنامة”واس', 'المنامة', 'واس'],
    ['سوسة ع وات', 'سوسة', 'وات'],
    ['رام الله. وفا', 'رام الله', 'وفا'],
    ['حلب. أءف.ب', 'حلب', 'أءف.ب'],
  ])('stood between a town and an agency: %s', (text, place, source) => {
    const gap = lostDash(text);
    expect([text.slice(0, gap?.start), text.slice(gap?.end)]).toEqual([place, source]);
  });

  it.each([
    'أنقرة',
    'أنقرة العاصمة',
    'حدائق بابل وات',
    'سعاد الخوري رويترز',
    'أنقرة د ب أ تنقل عن مصادر دبلوماسية مطلعة',
    '',
  ])('is not told in %s', (text) => {
    expect(lostDash(text)).toBeNull();
  });
});
