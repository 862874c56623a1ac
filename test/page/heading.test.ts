import { describe, expect, it } from 'vitest';
import { mendHeading } from '../../src/page/heading.js';

const mend = (text: string) => mendHeading({ text, pieces: [{ start: 0, line: 3, column: 0 }] });

describe('mendHeading', () => {
  it.each([
    ['. افتتاح معرض الكتاب', 'افتتاح معرض الكتاب'],
    ['| افتتاح معرض الكتاب', 'افتتاح معرض الكتاب'],
    ["' : «موسم الحصاد» يبدأ", '«موسم الحصاد» يبدأ'],
    ['. 12 قتيلا في حادث', '12 قتيلا في حادث'],
    ['افتتاح معرض الكتاب .', 'افتتاح معرض الكتاب'],
    ["متى يبدأ الموسم؟ - '", 'متى يبدأ الموسم؟'],
    ['افتتاح معرض الكتاب \u0652', 'افتتاح معرض الكتاب'],
    ['| افتتاح معرض الكتاب .', 'افتتاح معرض الكتاب'],
  ])('takes stray marks off %s', (text, right) => {
    expect(mend(text).passage.text).toBe(right);
  });

  it.each([
    'افتتاح معرض الكتاب',
    '«موسم الحصاد» يبدأ',
    '... وبدأ الموسم',
    '-5 درجات في الجبال',
    '(تحقيق) موسم الحصاد',
    'افتتاح معرض الكتاب.',
    'وبدأ الموسم ..',
    'افتتاح معرض «الكتاب »',
    'أول "معرض "',
    '. :',
    '',
  ])('leaves %s', (text) => {
    expect(mend(text)).toEqual({ passage: { text, pieces: [{ start: 0, line: 3, column: 0 }] }, changes: [] });
  });

  it('logs what it took', () => {
    expect(mend('. افتتاح').changes).toMatchObject([
      { line: 3, at: 0, stage: 'correct', rule: 'stray-marks', action: 'remove', before: '. ', after: '' },
    ]);
  });
});
