import { describe, expect, it } from 'vitest';
import { likenessOf } from '../../src/correct/likeness.js';

describe('what alone a reading differs in', () => {
  it.each([
    ['hamzas of alefs', 'الامة', 'الأمة', 'hamza-alone', false],
    ['hamzas that it leaves out', 'أنتقل', 'انتقل', 'hamza-alone', true],
    ['two of them, one left out', 'أإ', 'اأ', 'hamza-alone', true],
    ['a hamza below that it leaves out', 'إجتماع', 'اجتماع', 'hamza-below', true],
    ['dots of a final yeh', 'الذى', 'الذي', 'yeh-alone', true],
    ['dots of teh marbuta', 'المدينه', 'المدينة', 'marbuta-alone', false],
    ['two neighbours in each other’s place', 'الوزراة', 'الوزارة', 'swapped', false],
    ['a letter twice', 'الوززير', 'الوزير', 'doubled', false],
    ['a letter lost', 'الوزر', 'الوزير', null, false],
    ['a letter too many', 'الوزيلر', 'الوزير', null, false],
    ['another letter', 'الوريز', 'الوريد', null, false],
    ['dots inside, where none are left out by habit', 'مىناء', 'ميناء', null, false],
    ['two things', 'الوزراه', 'الوزارة', null, false],
  ])('is %s: %s, %s', (_, word, reading, difference, spelling) => {
    expect(likenessOf(word, reading)).toEqual({ difference, spelling });
  });
});
