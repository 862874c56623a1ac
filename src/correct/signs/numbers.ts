import { digitValue, parseDigits } from '../../text/digits.js';
import { foldWord } from '../../text/fold.js';
import { GREGORIAN_MONTHS, HIJRI_MONTHS } from '../../text/months.js';
import { isWordUnit } from '../../text/words.js';
import type { Replacement } from '../settings.js';
import type { Token } from '../token.js';

/** Digits of a page, by their zero: ASCII, Arabic-Indic, extended Arabic-Indic (Persian). */
const ZEROS = [0x30, 0x0660, 0x06f0] as const;
export type Zero = (typeof ZEROS)[number];

/** What of a page numbers are written by. */
export interface NumberHabit {
  /** Digits that most of its numbers have; told from the text alone when absent. */
  zero?: Zero | undefined;
}

/** What may stand between the digits of a number: full stop, commas, the decimal and the thousands separator of Arabic. */
const SEPARATORS = new Set([0x2e, 0x2c, 0x060c, 0x066b, 0x066c]);
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
/** How far from a number its words are looked for, in UTF-16 units. */
const REACH = 40;

/** A number of a text: digits with separators between them. UTF-16 offsets. */
interface NumberAt {
  start: number;
  end: number;
  /** Kinds of its digits: bit `i` for those of `ZEROS[i]`. */
  kinds: number;
}

const ASCII = 1;

/** The numbers of a text in order. */
function numbersOf(text: string): NumberAt[] {
  const numbers: NumberAt[] = [];
  for (let i = 0; i < text.length; i++) {
    if (digitValue(text.charCodeAt(i)) < 0) continue;
    const start = i;
    let kinds = 0;
    do {
      const unit = text.charCodeAt(i);
      kinds |= unit < ZEROS[1] ? ASCII : unit < ZEROS[2] ? 2 : 4;
      i++;
      if (SEPARATORS.has(text.charCodeAt(i)) && digitValue(text.charCodeAt(i + 1)) >= 0) i++;
    } while (digitValue(text.charCodeAt(i)) >= 0);
    numbers.push({ start, end: i, kinds });
  }
  return numbers;
}

/** Whether a text of these words may have numbers: a word with a digit is not of Arabic letters alone. */
export function mayHaveNumbers(tokens: readonly Pick<Token, 'arabic'>[]): boolean {
  for (let i = 0; i < tokens.length; i++) if (tokens[i]?.arabic === false) return true;
  return false;
}

/** The digits that most numbers of some texts are written in; undefined without any or when two are as frequent. */
export function digitsOf(texts: Iterable<string>): Zero | undefined {
  const counts = new Map<Zero, number>();
  for (const text of texts) {
    for (const { kinds } of numbersOf(text)) {
      const zero = ZEROS.find((_, i) => kinds === 1 << i);
      if (zero !== undefined) counts.set(zero, (counts.get(zero) ?? 0) + 1);
    }
  }
  return leading(counts);
}

function leading(counts: ReadonlyMap<Zero, number>): Zero | undefined {
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
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
  if (number.length !== 4 || number.charCodeAt(0) < ZEROS[1]) return undefined;
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

/** Whether three numbers from one on are a character apart, as those of a date are. */
function isRow(numbers: readonly NumberAt[], at: number): boolean {
  const [first, second, third] = [numbers[at], numbers[at + 1], numbers[at + 2]];
  return first?.end === (second?.start ?? 0) - 1 && second?.end === (third?.start ?? 0) - 1;
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
  const numbers = numbersOf(text);
  if (numbers.every(({ kinds }) => kinds === ASCII)) return [];
  const dated = new Map(numbers.some((_, at) => isRow(numbers, at)) ? reversedDates(text) : []);

  const zero = habit.zero ?? digitsOf([text]);
  const uniform = numbers.map(({ start, end, kinds }): string => {
    const number = text.slice(start, end);
    if ((kinds & (kinds - 1)) === 0 || zero === undefined) return number;
    // With letters at it, a number in two kinds of digits may be a word misread.
    const alone = !isWordUnit(text.charCodeAt(start - 1)) && !isWordUnit(text.charCodeAt(end));
    return alone ? write(number, zero) : number;
  });
  const isYearLike = (number: string): boolean => isYear(parseDigits(number)) || yearOf(number) !== undefined;
  /** Whether a number stands beside one that may be a year too. */
  const goesOn = (at: number): boolean => {
    const before = numbers[at - 1]?.end ?? Number.NEGATIVE_INFINITY;
    const start = numbers[at]?.start ?? 0;
    return start - before < REACH && BETWEEN_YEARS.test(text.slice(before, start)) && isYearLike(uniform[at - 1] ?? '');
  };
  const hasYearWords = (at: number): boolean => {
    const { start = 0, end = 0 } = numbers[at] ?? {};
    return uniform[at]?.length === 4 && isNamedYear(text, start, end);
  };
  /** The number asked for last and the answer: a row of years is gone through once, however long it is. */
  const asked = { at: -1, named: false };
  /** Whether the words at a number, or at the first of the years that it goes on from, say that it is a year; asked in order. */
  const isNamed = (at: number): boolean => {
    let named = false;
    for (let k = at; ; k--) {
      named = k === asked.at ? asked.named : hasYearWords(k);
      if (named || k === asked.at || !goesOn(k)) break;
    }
    asked.at = at;
    asked.named = named;
    return named;
  };
  const found: Replacement[] = [];
  numbers.forEach(({ start, end }, at) => {
    const number = uniform[at] ?? '';
    const turned = yearOf(number);
    // The words around are asked only where the number would be turned.
    const year = turned !== undefined && isNamed(at) ? turned : undefined;
    const after = dated.get(start) ?? year ?? number;
    if (after === text.slice(start, end)) return;
    const rule = after === number ? 'mixed-digits' : 'reversed-number';
    found.push({ start, end, after, rule, score: 1, note: '' });
  });
  return found;
}
