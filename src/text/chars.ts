import { isPresentationForm, lettersOf } from './presentation-forms.js';

/** Code points from the first to the last, both included. */
type Range = readonly [first: number, last: number];

/** White space. Source: White_Space of the Unicode Character Database. Form feed has a class of its own. */
const WHITE_SPACE: readonly Range[] = [
  [0x0009, 0x000b], // tab, line feed, vertical tab
  [0x000d, 0x000d], // carriage return
  [0x0020, 0x0020],
  [0x0085, 0x0085], // next line
  [0x00a0, 0x00a0], // no-break space
  [0x1680, 0x1680], // ogham space
  [0x2000, 0x200a], // en quad to hair space
  [0x2028, 0x2029], // line and paragraph separator
  [0x202f, 0x202f], // narrow no-break space
  [0x205f, 0x205f], // medium mathematical space
  [0x3000, 0x3000], // ideographic space
];

/** Marks that steer the direction of text: of no use in logical order. Source: Unicode Standard Annex 9, section 2. */
const BIDI_CONTROLS: readonly Range[] = [
  [0x061c, 0x061c], // Arabic letter mark
  [0x200e, 0x200f], // left-to-right and right-to-left mark
  [0x202a, 0x202e], // embeddings and overrides
  [0x2066, 0x2069], // isolates
];

/** Characters of no width: they part or join letters for display only. */
const ZERO_WIDTH: readonly Range[] = [
  [0x00ad, 0x00ad], // soft hyphen
  [0x200b, 0x200d], // zero-width space, non-joiner, joiner
  [0x2060, 0x2064], // word joiner, invisible operators
  [0x206a, 0x206f], // deprecated shaping controls
  [0xfeff, 0xfeff], // byte order mark
];

/** Controls without meaning in text, noncharacters and private use. Unpaired surrogates are told by their neighbours. */
const CONTROLS: readonly Range[] = [
  [0x0000, 0x0008],
  [0x000e, 0x001f],
  [0x007f, 0x0084],
  [0x0086, 0x009f],
  [0xe000, 0xf8ff], // private use
  [0xfdd0, 0xfdef], // noncharacters
  [0xfff9, 0xfffb], // interlinear annotation
  [0xfffe, 0xffff], // noncharacters
];

/** The letters of Persian, Urdu and Kurdish that Arabic writes with another code point. پ چ ژ ڤ گ stay: names need them. */
const ARABIC_LETTER: ReadonlyMap<number, string> = new Map([
  [0x06a9, '\u0643'], // keheh → kaf
  [0x06aa, '\u0643'], // swash kaf → kaf
  [0x06cc, '\u064a'], // Farsi yeh → yeh
  [0x06be, '\u0647'], // heh doachashmee → heh
  [0x06c1, '\u0647'], // heh goal → heh
  [0x06d5, '\u0647'], // ae → heh
]);

/** Arabic diacritics: of the marks, those that never melt into the letter before them in NFC, as U+0653 to U+0655 do. */
const DIACRITICS: readonly Range[] = [
  [0x0610, 0x061a],
  [0x064b, 0x0652],
  [0x0656, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06dc],
];

/** Classes of UTF-16 code units by what normalising does with them. Up to SPACE, text may be in order as it is. */
export const PLAIN = 0;
export const DIACRITIC = 1;
/** Space, tab or form feed: in order when it stands alone. */
export const SPACE = 2;
export const FORM_FEED = 3;
export const OTHER_SPACE = 4;
export const TATWEEL = 5;
/** Stands for letters of the Arabic block: {@link lettersFor}. */
export const PRESENTATION_FORM = 6;
export const PERSIAN = 7;
/** May melt into what stands before it: marks, and the vowels and finals of Hangul. */
export const COMBINING = 8;
/** Not NFC even alone. */
export const UNCOMPOSED = 9;
export const SURROGATE = 10;
/** From here on: removed wherever it stands. */
export const BIDI_CONTROL = 11;
const ZERO_WIDTH_CHAR = 12;
export const CONTROL = 13;

const UNKNOWN = 0xff;
const classes = new Uint8Array(0x10000).fill(UNKNOWN);

const inRanges = (ranges: readonly Range[], code: number): boolean =>
  ranges.some(([first, last]) => code >= first && code <= last);

function classify(unit: number): number {
  if (unit === 0x20 || unit === 0x09) return SPACE;
  if (unit === 0x0c) return FORM_FEED;
  if (unit === 0x0640) return TATWEEL;
  if (unit >= 0xd800 && unit <= 0xdfff) return SURROGATE;
  if (inRanges(WHITE_SPACE, unit)) return OTHER_SPACE;
  if (inRanges(BIDI_CONTROLS, unit)) return BIDI_CONTROL;
  if (inRanges(ZERO_WIDTH, unit)) return ZERO_WIDTH_CHAR;
  if (inRanges(CONTROLS, unit)) return CONTROL;
  if (inRanges(DIACRITICS, unit)) return DIACRITIC;
  if (ARABIC_LETTER.has(unit)) return PERSIAN;
  if (lettersOf(unit) !== undefined) return PRESENTATION_FORM;
  return compositionClass(unit);
}

/** PLAIN, COMBINING or UNCOMPOSED, for a code point of any plane. */
export function compositionClass(code: number): number {
  const char = String.fromCodePoint(code);
  // Vowels and finals of Hangul are the only characters but marks that NFC joins to what stands before them.
  if (/[\p{M}\u1161-\u1175\u11a8-\u11c2]/u.test(char)) return COMBINING;
  return char.normalize('NFC') === char ? PLAIN : UNCOMPOSED;
}

/** Class of a UTF-16 code unit. */
export function classOf(unit: number): number {
  const known = classes[unit] ?? PLAIN;
  if (known !== UNKNOWN) return known;
  const found = classify(unit);
  classes[unit] = found;
  return found;
}

/** Whether a supplementary code point is removed: private use planes, and the last two of each plane. */
export function isRemovedCode(code: number): boolean {
  return code >= 0xf0000 || (code & 0xfffe) === 0xfffe;
}

/** What a unit of class PERSIAN or PRESENTATION_FORM is written as in Arabic. */
export function lettersFor(unit: number): string {
  const own = ARABIC_LETTER.get(unit);
  if (own !== undefined) return own;
  let letters = '';
  for (const letter of lettersOf(unit) ?? '') letters += ARABIC_LETTER.get(letter.charCodeAt(0)) ?? letter;
  return letters;
}

/** Whether a unit of class PRESENTATION_FORM stands for diacritics only. */
export function isDiacriticForm(unit: number): boolean {
  return isPresentationForm(unit) && inRanges(DIACRITICS, lettersFor(unit).charCodeAt(0));
}
