import { classOf, DIACRITIC, SPACE as WHITE } from '../text/chars.js';
import { isArabicUnit, isLetterUnit, isWordUnit } from '../text/words.js';

/** What a UTF-16 code unit is to the checks, as bits, so that one look-up answers all of them. */
export const WORD = 1;
export const LETTER = 2;
export const ARABIC_LETTER = 4;
/** Needs a closer look: normalising may change it, or it stands for a lost character. */
export const ODD = 8;
export const SPACE = 16;
export const BREAK = 32;
/** Diacritics: in order when one stands alone. */
export const MARK = 64;

const REPLACEMENT = 0xfffd;
const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;

/** No kind yet: few of all units stand in a corpus, and each is found out when it is first met. */
export const UNKNOWN = 128;

/** Kinds by unit, {@link UNKNOWN} or found out. */
export const KINDS = new Uint8Array(0x10000).fill(UNKNOWN);

/** What a unit is; found out when it is first met. */
export function kindOf(unit: number): number {
  const kind = KINDS[unit] ?? UNKNOWN;
  return kind === UNKNOWN ? learn(unit) : kind;
}

function learn(unit: number): number {
  const kind = classOf(unit);
  let bits = 0;
  if (isWordUnit(unit)) bits |= WORD;
  if (isLetterUnit(unit)) bits |= LETTER;
  if (isArabicUnit(unit) && isLetterUnit(unit)) bits |= ARABIC_LETTER;
  if (unit === LINE_FEED) bits |= BREAK;
  else if (kind === WHITE && unit !== FORM_FEED) bits |= SPACE;
  else if (kind === DIACRITIC) bits |= MARK;
  else if (kind > WHITE || unit === REPLACEMENT) bits |= ODD;
  KINDS[unit] = bits;
  return bits;
}
