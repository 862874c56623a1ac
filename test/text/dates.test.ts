import { describe, expect, it } from 'vitest';
import { dateInPath, findDate } from '../../src/text/dates.js';

describe('findDate', () => {
  it.each([
    ['الجمعة 15 كانون الثاني 2013 - العدد 2690', '2013-01-15'],
    ['السبت ٢١ آذار ١٩٧٥', '1975-03-21'],
    ['الثلاثاء 9 يوليو 1963', '1963-07-09'],
    ['الخميس 14 جويلية 2011', '2011-07-14'],
    ['الرباط 3 غشت 1999', '1999-08-03'],
    ['٢٩ شباط ٢٠١٢', '2012-02-29'],
    ['الأحد 15 يناير/كانون الثاني 2013', '2013-01-15'],
    ['15 تشرين الأول/أكتوبر 2013', '2013-10-15'],
    ['15 شباط (فبراير) 2013', '2013-02-15'],
    ['العدد 77 - 5/6/1967', '1967-06-05'],
    ['2004-11-30', '2004-11-30'],
  ])('reads %s', (text, date) => {
    expect(findDate(text)).toBe(date);
  });

  it.each([
    ['no date', 'العدد 2690'],
    ['a month without a year', 'يوم 15 شباط الماضي'],
    ['a day that the month does not have', '30 شباط 2013'],
    ['two months', '15 شباط آذار 2013'],
    ['a Hijri date', '12 رجب 1395'],
    ['a fraction', '3/4'],
  ])('finds none in %s', (_, text) => {
    expect(findDate(text)).toBe('');
  });
});

describe('dateInPath', () => {
  it.each([
    ['1975/03/21/page-4.txt', '1975-03-21'],
    ['paper-1975-03-21.txt', '1975-03-21'],
    ['19750321_02.txt', '1975-03-21'],
    ['21-03-1975/4.txt', '1975-03-21'],
    ['1950-99-12/1951-02-03/4.txt', '1951-02-03'],
  ])('reads %s', (path, date) => {
    expect(dateInPath(path)).toBe(date);
  });

  it.each(['page-4.txt', 'scan_123456789.txt', '1975/4.txt', '19751399.txt'])('finds none in %s', (path) => {
    expect(dateInPath(path)).toBe('');
  });
});
