import { describe, expect, it } from 'vitest';
import { mendByline } from '../../src/page/byline.js';
import { meantAgency, meantTown } from '../../src/page/label/meant-names.js';

const mend = (text: string) =>
  mendByline(
    { text, pieces: [{ start: 0, line: 7, column: 0 }] },
    {
      isUsed: () => false,
      isListed: (word) => word === 'الرقاب',
    },
  );

describe('meantAgency', () => {
  it.each([
    ['دبا', 'د ب أ'],
    ['رويتهرز', 'رويترز'],
    ['وكالاب', 'وكالات'],
    ['الاناضرل', 'الأناضول'],
    ['روسكرز', 'رويترز'],
    ['مبوتفيك', 'سبوتنيك'],
    ['دب]', 'د ب أ'],
    ['أفاب', 'أ ف ب'],
    ['أءف.ب', 'أ ف ب'],
    ['اعب', 'أ ف ب'],
    ['د بأ', 'د ب أ'],
    ['و أس', 'واس'],
  ])('reads %s as %s', (text, name) => {
    expect(meantAgency(text, false, false)).toBe(name);
  });

  it.each(['رويترز', 'أ ف ب', 'أ.ف.ب', 'سلمى الحداد', 'خالد', 'الوطن', '', '12'])(
    'has nothing to say of %s',
    (text) => {
      expect(meantAgency(text, false, false)).toBe('');
    },
  );
});

describe('meantAgency behind a place', () => {
  it.each([
    ['د ب', 'د ب أ'],
    ['اش', 'أ ش أ'],
    ['وقا', 'وفا'],
    ['يترا', 'بترا'],
  ])('reads %s as %s', (text, name) => {
    expect(meantAgency(text, false, true)).toBe(name);
    expect(meantAgency(text, false, false)).toBe('');
  });

  it('takes no known word for initials, nor one two letters off for an agency', () => {
    expect(meantAgency('الرياضية', true, true)).toBe('');
    expect(meantAgency('دنا', true, true)).toBe('');
  });
});

describe('meantTown', () => {
  it.each([
    ['الخرطلوع', 'الخرطوم'],
    ['سطنبول', 'إسطنبول'],
    ['الرباظ', 'الرباط'],
  ])('reads %s as %s', (text, town) => {
    expect(meantTown(text)).toBe(town);
  });

  it.each(['صفاقس', 'اسطنبول', 'الخيام', 'وادي', ''])('has nothing to say of %s', (text) => {
    expect(meantTown(text)).toBe('');
  });
});

describe('mendByline', () => {
  it.each([
    ['وات ١', 'وات'],
    ["' 1 وكالات", 'وكالات'],
    ['عمان - دبا', 'عمان - د ب أ'],
    ['دمشق > رويتهرز', 'دمشق - رويترز'],
    ['1 عدن - «صوت الميناء» .', 'عدن - «صوت الميناء»'],
    ['الخرطلوع > رويتهرز', 'الخرطوم - رويترز'],
    ['حلب -أف ب', 'حلب -أ ف ب'],
    [': 1 بغداد - د ب', 'بغداد - د ب أ'],
    ['الرياض - اش 1', 'الرياض - أ ش أ'],
    ['أنقرة د بأ', 'أنقرة - د ب أ'],
    ['المنامة”و أس', 'المنامة - واس'],
    ['سوسة ع وات', 'سوسة - وات'],
    ['دب]', 'د ب أ'],
    ['كتب:سليم فارس 0< ا', 'كتب:سليم فارس'],
    ['أ حوار: رنا الخوري ا', 'حوار: رنا الخوري'],
  ])('mends %s', (text, right) => {
    expect(mend(text).passage.text).toBe(right);
  });

  it.each([
    'سلمى الحداد',
    'كتب خالد فارس',
    'بيروت - رنا الخوري',
    'د. سلمى الحداد',
    'هـ. ر. ب',
    'قارئة. س',
    'نيقوسيا - خاص بـ«صوت الميناء»',
    'أ. د. خالد فارس',
    'عدن - «صوت الميناء»',
    '«صوت الميناء» - عدن',
    '«صوت الميناء» - «وفا»',
    '"صوت الميناء" - عدن',
    'الخرطوم: سونا',
    'صنعاء/سبأ',
    'تونس (وات)',
    'الجزائر - و.أ.ج',
    // A town that the table lacks is not taken for another.
    'الرقاب - وات',
    'أ ف ب',
    '(رويترز)',
    '١٢',
    '',
  ])('leaves %s', (text) => {
    expect(mend(text)).toEqual({ passage: { text, pieces: [{ start: 0, line: 7, column: 0 }] }, changes: [] });
  });

  it('logs what it took out and put in, at its place', () => {
    expect(mend('1 عمان - دبا').changes).toMatchObject([
      { line: 7, at: 0, rule: 'stray-marks', action: 'remove', before: '1 ', after: '' },
      { line: 7, at: 9, rule: 'agency-name', action: 'replace', before: 'دبا', after: 'د ب أ' },
    ]);
  });
});
