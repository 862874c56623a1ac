/** Kinds of UTF-16 code units, as bits: {@link ARABIC} is a letter or mark of the Arabic blocks. */
export const LETTER = 1;
const MARK = 2;
const DIGIT = 4;
export const ARABIC = 8;
/** What words are made of. */
export const WORD = LETTER | MARK | DIGIT;

const UNKNOWN = 0x80;
const kinds = new Uint8Array(0x10000).fill(UNKNOWN);

/** Kind of one UTF-16 code unit; surrogates count as letters, so that no pair is ever cut. */
export function kindOf(unit: number): number {
  const known = kinds[unit] ?? 0;
  return known === UNKNOWN ? learn(unit) : known;
}

function learn(unit: number): number {
  const char = String.fromCharCode(unit);
  let found = 0;
  if (unit >= 0xd800 && unit <= 0xdfff) found = LETTER;
  else if (/\p{L}/u.test(char) || unit === 0x0640 /* tatweel */) found = LETTER;
  else if (/\p{M}/u.test(char)) found = MARK;
  else if (/\p{N}/u.test(char)) found = DIGIT;
  if (inArabicBlocks(unit) && (found & (LETTER | MARK)) !== 0) found |= ARABIC;
  kinds[unit] = found;
  return found;
}

function inArabicBlocks(unit: number): boolean {
  return (
    (unit >= 0x0600 && unit <= 0x06ff) ||
    (unit >= 0x0750 && unit <= 0x077f) ||
    (unit >= 0x08a0 && unit <= 0x08ff) ||
    (unit >= 0xfb50 && unit <= 0xfdff) ||
    (unit >= 0xfe70 && unit <= 0xfeff)
  );
}

/** Whether a UTF-16 unit belongs to a word: a letter, mark or digit of any script. */
export function isWordUnit(unit: number): boolean {
  return (kindOf(unit) & WORD) !== 0;
}

export function isLetterUnit(unit: number): boolean {
  return (kindOf(unit) & LETTER) !== 0;
}

export function isMarkUnit(unit: number): boolean {
  return (kindOf(unit) & MARK) !== 0;
}

export function isDigitUnit(unit: number): boolean {
  return (kindOf(unit) & DIGIT) !== 0;
}

/** Whether a UTF-16 unit is a letter or mark of the Arabic blocks. */
export function isArabicUnit(unit: number): boolean {
  return (kindOf(unit) & ARABIC) !== 0;
}

/** A word of a text: UTF-16 offsets, `end` exclusive. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

/** Words of a text in order: runs of letters, marks and digits of any script. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const inside = i < text.length && isWordUnit(text.charCodeAt(i));
    if (inside && start < 0) start = i;
    else if (!inside && start >= 0) {
      words.push({ text: text.slice(start, i), start, end: i });
      start = -1;
    }
  }
  return words;
}

/** How many words a text has; counted no further than one past `most`. */
export function countWords(text: string, most = Number.POSITIVE_INFINITY): number {
  let count = 0;
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const word = isWordUnit(text.charCodeAt(i));
    if (word && !inside && ++count > most) break;
    inside = word;
  }
  return count;
}
