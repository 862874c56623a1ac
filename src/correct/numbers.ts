import { digitValue, parseDigits } from '../text/digits.js';
import { foldWord } from '../text/fold.js';
import { GREGORIAN_MONTHS, HIJRI_MONTHS } from '../text/months.js';
import { isWordUnit } from '../text/words.js';
import type { Replacement } from './settings.js';

/** Digits of a page, by their zero: ASCII, Arabic-Indic, extended Arabic-Indic (Persian). */
const ZEROS = [0x30, 0x0660, 0x06f0] as const;
export type Zero = (typeof ZEROS)[number];

/** What of a page numbers are written by. */
export interface NumberHabit {
  /** Digits that most of its numbers have; told from the text alone when absent. */
  zero?: Zero | undefined;
}

/** A number: digits with separators between them. */
const NUMBER = /[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,\u060c\u066b\u066c][0-9\u0660-\u0669\u06f0-\u06f9]+)*/g;
/** A day, month and year in Arabic-Indic digits, or year, month and day. */
const DATE =
  /(?<![\p{L}\p{N}/-])([\u0660-\u0669\u06f0-\u06f9]{1,4})([-/])([\u0660-\u0669\u06f0-\u06f9]{1,2})\2([\u0660-\u0669\u06f0-\u06f9]{1,4})(?![\p{L}\p{N}/-])/gu;

/** Words before a year, folded. Source: the usage of newspapers. */
const YEAR_WORDS = new Set(['عام', 'سنه', 'عامي', 'سنتي', 'موسم']);
/** Words behind a year; `م` is a metre too and proves nothing. */
const ERA_WORDS = new Set(['ه', 'هجريه', 'هجري', 'للهجره', 'ميلاديه', 'ميلادي', 'للميلاد']);
const MONTHS = new Set(
  [...GREGORIAN_MONTHS, ...HIJRI_MONTHS].flat().map((name) => name.split(' ').map(foldWord).join(' ')),
);
const PROCLITICS = /^(?:[وف]?(?:[بلك]?ال|لل|[بلك])|[وف])/u;

/** What stands between two years of one mention. */
const BETWEEN_YEARS =
  /^[ \t]*(?:[-\u2013/\u0648]|\u0623\u0648|\u0625\u0644\u0649|\u0627\u0644\u0649|\u062d\u062a\u0649)[ \t]*$/u; // - – / و أو إلى الى حتى
/** The one or two words before a number, and the word behind it. */
const WORDS_BEFORE = /(?:(\p{L}[\p{L}\p{M}]*)[ \t]+)?(\p{L}[\p{L}\p{M}]*)[ \t]*[([\u00ab]?[ \t]?$/u;
const WORD_BEHIND = /^[ \t]?[)\]]?[ \t]?(\p{L}[\p{L}\p{M}]*)/u;
const ANY_ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/;
/** How far from a number its words are looked for, in UTF-16 units. */
const REACH = 40;

const zeroOf = (unit: number): Zero | undefined => ZEROS.find((zero) => unit >= zero && unit <= zero + 9);

/** The digits that most numbers of some texts are written in; undefined without any or when two are as frequent. */
export function digitsOf(texts: Iterable<string>): Zero | undefined {
  const counts = new Map<Zero, number>();
  for (const text of texts) {
    for (const [number] of text.matchAll(NUMBER)) {
      const zeros = zerosIn(number);
      const [zero] = zeros;
      if (zero !== undefined && zeros.size === 1) counts.set(zero, (counts.get(zero) ?? 0) + 1);
    }
  }
  return leading(counts);
}

function leading(counts: ReadonlyMap<Zero, number>): Zero | undefined {
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

function zerosIn(number: string): Set<Zero> {
  const zeros = new Set<Zero>();
  for (let i = 0; i < number.length; i++) {
    const zero = zeroOf(number.charCodeAt(i));
    if (zero !== undefined) zeros.add(zero);
  }
  return zeros;
}

function write(number: string, zero: Zero): string {
  let out = '';
  for (let i = 0; i < number.length; i++) {
    const value = digitValue(number.charCodeAt(i));
    out += value < 0 ? number.charAt(i) : String.fromCharCode(zero + value);
  }
  return out;
}

/** A year as newspapers have it: Gregorian 1800 to 2100, Hijri 1200 to 1500. */
const isYear = (value: number): boolean => (value >= 1800 && value <= 2100) || (value >= 1200 && value <= 1500);

const reversed = (number: string): string => [...number].reverse().join('');

/**
 * A year of four Arabic-Indic digits read from its wrong end, put right; undefined unless it can be no year of any time as
 * it stands, as 1191 can, and its reverse is one of our times.
 */
function yearOf(number: string): string | undefined {
  if (number.length !== 4 || zeroOf(number.charCodeAt(0)) === ZEROS[0]) return undefined;
  const value = parseDigits(number);
  const leadingZero = digitValue(number.charCodeAt(0)) === 0;
  const turned = reversed(number);
  return value >= 0 && (value > 2100 || leadingZero) && isYear(parseDigits(turned)) ? turned : undefined;
}

/** Day or month, turned when only its reverse can be one; undefined when neither can. */
function within(number: string, most: number): string | undefined {
  return [number, reversed(number)].find((one) => parseDigits(one) >= 1 && parseDigits(one) <= most);
}

/** The parts of a full date whose year is reversed, put right, by their offsets. */
function* reversedDates(text: string): Generator<[start: number, after: string]> {
  for (const { 0: date, 1: first = '', 3: month = '', 4: last = '', index } of text.matchAll(DATE)) {
    const yearFirst = first.length === 4;
    const year = yearOf(yearFirst ? first : last);
    const day = within(yearFirst ? last : first, 31);
    const monthRight = within(month, 12);
    if (year === undefined || day === undefined || monthRight === undefined) continue;
    yield [index, yearFirst ? year : day];
    yield [index + first.length + 1, monthRight];
    yield [index + date.length - last.length, yearFirst ? day : year];
  }
}

/** Whether the words at a number say that it is a year. */
function isNamedYear(text: string, start: number, end: number): boolean {
  const [, second = '', first = ''] = WORDS_BEFORE.exec(text.slice(Math.max(0, start - REACH), start)) ?? [];
  const before = foldWord(first);
  if (YEAR_WORDS.has(before) || YEAR_WORDS.has(before.replace(PROCLITICS, ''))) return true;
  if (MONTHS.has(before) || MONTHS.has(`${foldWord(second)} ${before}`)) return true;
  const behind = WORD_BEHIND.exec(text.slice(end, end + REACH))?.[1] ?? '';
  return ERA_WORDS.has(foldWord(behind));
}

/**
 * Corrections of the numbers of a text, in order: `mixed-digits`, a number in two kinds of digits is written in those of the
 * page; `reversed-number`, a year in Arabic-Indic digits that was read from its wrong end, where the words or the date
 * around it prove it. Linear in the text.
 */
export function numberCorrections(text: string, habit: NumberHabit = {}): Replacement[] {
  if (!ANY_ARABIC_DIGIT.test(text)) return [];
  const dated = new Map(reversedDates(text));

  const zero = habit.zero ?? digitsOf([text]);
  const found: Replacement[] = [];
  let yearEnd = -1;
  for (const { 0: number, index: start } of text.matchAll(NUMBER)) {
    const end = start + number.length;
    // With letters at it, a number in two kinds of digits may be a word misread.
    const alone = !isWordUnit(text.charCodeAt(start - 1)) && !isWordUnit(text.charCodeAt(end));
    const uniform = alone && zerosIn(number).size > 1 && zero !== undefined ? write(number, zero) : number;
    const another = yearEnd >= 0 && start - yearEnd < REACH && BETWEEN_YEARS.test(text.slice(yearEnd, start));
    const named = another || (uniform.length === 4 && isNamedYear(text, start, end));
    const year = named ? yearOf(uniform) : undefined;
    if (named && (year !== undefined || isYear(parseDigits(uniform)))) yearEnd = end;
    const after = dated.get(start) ?? year ?? uniform;
    if (after === number) continue;
    const rule = after === uniform ? 'mixed-digits' : 'reversed-number';
    found.push({ start, end, after, rule, score: 1, note: '' });
  }
  return found;
}

/** Corrections of a text together with those of its numbers, in order; where they meet, the others stand. */
export function withNumbers(text: string, others: readonly Replacement[], habit: NumberHabit = {}): Replacement[] {
  const all = [...others];
  let next = 0;
  for (const one of numberCorrections(text, habit)) {
    while ((others[next]?.end ?? text.length + 1) <= one.start) next++;
    if ((others[next]?.start ?? text.length + 1) >= one.end) all.push(one);
  }
  return all.sort((a, b) => a.start - b.start);
}
