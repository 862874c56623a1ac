import { describe, expect, it } from 'vitest';
import { mendByline } from '../../src/page/byline.js';
import { meantAgency } from '../../src/page/label/agencies.js';

const mend = (text: string) => mendByline({ text, pieces: [{ start: 0, line: 7, column: 0 }] });

describe('meantAgency', () => {
  it.each([
    ['دبا', 'د ب أ'],
    ['رويتوزر', 'رويترز'],
    ['وكالاب', 'وكالات'],
    ['الاناضرل', 'الأناضول'],
  ])('reads %s as %s', (text, name) => {
    expect(meantAgency(text)).toBe(name);
  });

  it.each(['رويترز', 'أ ف ب', 'أ.ف.ب', 'سلمى الحداد', 'خالد', 'الوطن', '', '12'])(
    'has nothing to say of %s',
    (text) => {
      expect(meantAgency(text)).toBe('');
    },
  );
});

describe('mendByline', () => {
  it.each([
    ['وات ١', 'وات'],
    ["' 1 وكالات", 'وكالات'],
    ['عمان - دبا', 'عمان - د ب أ'],
    ['دمشق > رويتوزر', 'دمشق > رويترز'],
    ['1 عدن - «صوت الميناء» .', 'عدن - «صوت الميناء»'],
  ])('mends %s', (text, right) => {
    expect(mend(text).passage.text).toBe(right);
  });

  it.each([
    'سلمى الحداد',
    'كتب خالد فارس',
    'بيروت - رنا الخوري',
    'عدن - «صوت الميناء»',
    '«صوت الميناء» - عدن',
    '«صوت الميناء» - «وفا»',
    '"صوت الميناء" - عدن',
    'أ ف ب',
    '(رويترز)',
    '١٢',
    '',
  ])('leaves %s', (text) => {
    expect(mend(text)).toEqual({ passage: { text, pieces: [{ start: 0, line: 7, column: 0 }] }, changes: [] });
  });

  it('logs what it took out and put in, at its place', () => {
    expect(mend('1 دبا').changes).toMatchObject([
      { line: 7, at: 0, rule: 'stray-marks', action: 'remove', before: '1 ', after: '' },
      { line: 7, at: 2, rule: 'agency-name', action: 'replace', before: 'دبا', after: 'د ب أ' },
    ]);
  });
});
