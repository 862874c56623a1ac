import { parseDigits } from './digits.js';
import { foldWord } from './fold.js';
import { GREGORIAN_MONTHS, WEEKDAYS } from './months.js';
import { type Word, wordsOf } from './words.js';

const MONTH_BY_NAME = new Map<string, number>();
GREGORIAN_MONTHS.forEach((names, index) => {
  for (const name of names) MONTH_BY_NAME.set(name.split(' ').map(foldWord).join(' '), index + 1);
});
/** Names of weekdays, folded. */
export const DAYS: ReadonlySet<string> = new Set(WEEKDAYS.map(foldWord));

/** Whether a folded word by itself names a month. */
export const isMonth = (key: string): boolean => MONTH_BY_NAME.has(key);

/** Month 1-12 named at word `i` (one or two words, folded), and how many words the name has. */
export function monthAt(keys: readonly string[], i: number): { month: number; words: number } | null {
  const one = keys[i] ?? '';
  const two = MONTH_BY_NAME.get(`${one} ${keys[i + 1] ?? ''}`);
  if (two) return { month: two, words: 2 };
  const month = MONTH_BY_NAME.get(one);
  return month ? { month, words: 1 } : null;
}

function iso(year: number, month: number, day: number): string {
  if (year < 1800 || year > 2100 || month < 1 || month > 12 || day < 1) return '';
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (day > (days[month - 1] ?? 0)) return '';
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * The first full Gregorian date in a text («الجمعة 15 كانون الثاني 2013», «15 يناير/كانون الثاني 2013», «15/1/2013», «2013-01-15») as ISO 8601, or `''`.
 * Hijri dates are left alone. A day and month that could be either way round are read day first, as Arabic papers write.
 */
export function findDate(text: string): string {
  const words: Word[] = wordsOf(text);
  const keys = words.map((word) => foldWord(word.text));
  for (let i = 0; i < words.length; i++) {
    const day = parseDigits(keys[i] ?? '');
    if (day < 0) continue;
    const named = monthAt(keys, i + 1);
    if (named) {
      const year = i + 1 + named.words;
      const again = monthAt(keys, year);
      const behind = again?.month === named.month ? year + again.words : year;
      const found = iso(parseDigits(keys[behind] ?? ''), named.month, day);
      if (found) return found;
    }
    const numbers = [day, parseDigits(keys[i + 1] ?? ''), parseDigits(keys[i + 2] ?? '')];
    const first = words[i];
    const last = words[i + 2];
    if (!first || !last || numbers.some((n) => n < 0)) continue;
    const between = text.slice(first.end, words[i + 1]?.start) + text.slice(words[i + 1]?.end, last.start);
    if (!/^([-/.])\1$/u.test(between)) continue;
    const [a = 0, b = 0, c = 0] = numbers;
    const found = a > 31 ? iso(a, b, c) : iso(c, b, a);
    if (found) return found;
  }
  return '';
}

/**
 * The date that a file's path gives (`1975/03/21/p4.txt`, `alahram-1975-03-21.txt`, `19750321_02.txt`) as ISO 8601, or `''`.
 */
export function dateInPath(path: string): string {
  for (const [pattern, year, month, day] of IN_PATHS) {
    for (const match of path.matchAll(pattern)) {
      const found = iso(Number(match[year]), Number(match[month]), Number(match[day]));
      if (found) return found;
    }
  }
  return '';
}

/** Dates in paths, the likeliest form first, and which group is the year, the month and the day. */
const IN_PATHS: readonly (readonly [RegExp, number, number, number])[] = [
  [/(?<!\d)(1[89]\d\d|20\d\d)[-_/.](\d{1,2})[-_/.](\d{1,2})(?!\d)/gu, 1, 2, 3],
  [/(?<!\d)(1[89]\d\d|20\d\d)(\d\d)(\d\d)(?!\d)/gu, 1, 2, 3],
  [/(?<!\d)(\d{1,2})[-_.](\d{1,2})[-_.](1[89]\d\d|20\d\d)(?!\d)/gu, 3, 2, 1],
];
