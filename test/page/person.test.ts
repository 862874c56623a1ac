import { describe, expect, it } from 'vitest';
import { loadWordData } from '../../src/lexicon/load.js';
import { NO_PERSON, PERSONS, personIn } from '../../src/page/label/person.js';
import { wordTable } from '../../src/page/word-traits.js';

const table = wordTable(loadWordData());
const level = (text: string): string => {
  const person = personIn(table.of(text));
  return person === NO_PERSON ? '' : (PERSONS[person] ?? '');
};

describe('personIn', () => {
  it.each([
    'سلمى الخطيب',
    'عبد الكريم بن عيسى',
    'د. هالة منصور',
    'المهندس وليد السعدي',
    'رنا الشامي وفادي منصور',
    'إلياس بوعزيز',
  ])('tells that %s is a name in full', (text) => {
    expect(level(text)).toBe('full');
  });

  it('tells a common given name before words that no list has', () => {
    expect(level('كريم دبرغال')).toBe('given');
  });

  it('tells a rare given name, or a family name at the end, by a weaker sign', () => {
    expect(level('صقر دبرغال')).toBe('maybe');
    expect(level('دبرغال الخطيب')).toBe('maybe');
  });

  it.each([
    'وصل الوفد',
    'قال محمد الحداد',
    'سلمى',
    'محمد من القاهرة',
    'رئيس الحكومة',
    'سلطان القاسمي يفتتح',
    'صلاح منصور شاعر المدينة',
    'ارتفاع الأسعار في الأسواق',
    '',
  ])('sees none in %s', (text) => {
    expect(level(text)).toBe('');
  });
});
