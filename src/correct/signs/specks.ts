import { isMonth } from '../../text/dates.js';
import { digitValue } from '../../text/digits.js';
import { foldWord } from '../../text/fold.js';
import { type Passage, partsOf } from '../../text/passage.js';
import { isLetterUnit, isWordUnit } from '../../text/words.js';
import type { Replacement } from '../settings.js';

const SPACE = 0x20;

/**
 * Rules between columns and specks stand alone where engines read them: \u0661 Arabic-Indic one, \u0660 zero, \u0627 alef; and
 * letters that are no word and no one's initial: \u0621 hamza, \u0629 teh marbuta.
 */
const SPECKS = new Set([...'01|\u0660\u0661\u0627\u0621\u0629'].map((sign) => sign.charCodeAt(0)));
const WAW = 0x0648;

/**
 * Whether a letter between spaces repeats the last one of the word before it («جودة ة»), as engines read the end of a word
 * twice: of 120 such that Tesseract read, one was printed.
 */
function isEcho(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === WAW || text.charCodeAt(at - 2) !== unit || text.charCodeAt(at - 1) !== SPACE) return false;
  return isLetterUnit(unit) && isLetterUnit(text.charCodeAt(at - 3));
}

/** Words before a number, folded: «رقم 1». General usage. */
const NUMBERED = new Set(
  'رقم عدد العدد الماده الفصل الباب القناه ص صفحه الصفحه الجزء الدرجه الفئه الرقم الدور يوم الدقيقه المرتبه البند الفقره المجموعه الطابق نسبه نحو'.split(
    ' ',
  ),
);
/** Words behind a number, folded. General usage. */
const COUNTED = new Set(
  'مليار مليارات مليون ملايين الف الاف بالمائه بالمئه كلم كلغ كم متر مترا دينار دولار درجه درجات سنه سنوات عاما عام يوما ايام ساعه ساعات دقائق دقيقه اشهر شهرا شخصا اشخاص نقطه نقاط اهداف هدف'.split(
    ' ',
  ),
);

/** Marks that belong to numbers: signs, and those of reckoning. */
const SIGNS = new Set([...'-+/%=\u2013\u2014\u00d7\u066a'].map((sign) => sign.charCodeAt(0)));

/** How many letters and digits a word has; no more than two are counted. */
function countUnits(text: string, start: number, end: number): number {
  let units = 0;
  for (let i = start; i < end && units < 2; i++) if (isWordUnit(text.charCodeAt(i))) units++;
  return units;
}

function hasDigit(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (digitValue(text.charCodeAt(i)) >= 0) return true;
  return false;
}

/** A word folded, without the marks beside it. */
function lettersOf(text: string, start: number, end: number): string {
  let out = '';
  for (let i = start; i < end; i++) if (isLetterUnit(text.charCodeAt(i))) out += text.charAt(i);
  return foldWord(out);
}

/**
 * Lone signs that are no words, to be taken out of a text rebuilt from the lines of a scan: beside words that have letters and
 * no digits, not where a number is named or counted, or a month follows. Linear in the text.
 *
 * @returns removals, each with the space that parted it from its line
 */
export function specksOf(passage: Passage): Replacement[] {
  const { text } = passage;
  if (!mayHaveSpecks(text)) return [];
  const found: Replacement[] = [];
  for (const part of partsOf(passage)) {
    const starts: number[] = [];
    for (let i = part.start; i < part.end; i++)
      if (text.charCodeAt(i) !== SPACE && (i === part.start || text.charCodeAt(i - 1) === SPACE)) starts.push(i);
    // What stands alone on its line is told by its label.
    if (starts.length < 3) continue;
    const endOf = (k: number): number => {
      const next = starts[k + 1];
      return next === undefined ? part.end : next - 1;
    };
    /** Whether what stands beside it has no part in it: no digits, no lone letter, no mark but at the end of the line. */
    const isWhole = (k: number): boolean => {
      const start = starts[k];
      if (start === undefined) return true;
      const units = countUnits(text, start, endOf(k));
      if (units === 0)
        return (k === 0 || k === starts.length - 1) && endOf(k) - start === 1 && !SIGNS.has(text.charCodeAt(start));
      return units > 1 && !hasDigit(text, start, endOf(k));
    };
    const wordAt = (k: number): string => lettersOf(text, starts[k] ?? 0, starts[k] === undefined ? 0 : endOf(k));
    const isSpeck = (k: number): boolean => {
      const start = starts[k];
      if (start === undefined || endOf(k) - start !== 1) return false;
      return SPECKS.has(text.charCodeAt(start)) || (k > 0 && isEcho(text, start));
    };
    for (let k = 0; k < starts.length; k++) {
      if (!isSpeck(k)) continue;
      const first = k;
      while (isSpeck(k + 1)) k++;
      const all = first === 0 && k === starts.length - 1;
      if (all || !isWhole(first - 1) || !isWhole(k + 1)) continue;
      const behind = wordAt(k + 1);
      if (isMonth(behind) || COUNTED.has(behind) || NUMBERED.has(wordAt(first - 1))) continue;
      const start = starts[first] ?? 0;
      const next = starts[k + 1];
      found.push({
        start: next === undefined ? start - 1 : start,
        end: next ?? part.end,
        after: '',
        rule: 'specks',
        score: 1,
        note: '',
      });
    }
  }
  return found;
}

/** Whether a sign stands between spaces: most texts have none, and need no closer look. */
function mayHaveSpecks(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === SPACE || (i > 0 && text.charCodeAt(i - 1) !== SPACE)) continue;
    if (i + 1 < text.length && text.charCodeAt(i + 1) !== SPACE) continue;
    if (SPECKS.has(unit) || isEcho(text, i)) return true;
  }
  return false;
}
