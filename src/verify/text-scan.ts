import { HASH_OF_NONE, hashOn } from '../text/fnv.js';
import { ARABIC_LETTER, BREAK, KINDS, kindOf, LETTER, MARK, ODD, SPACE, UNKNOWN, WORD } from './unit-kinds.js';
import { BEGINS, KNOWN, SECOND, SUSPECT, type WordTable } from './word-table.js';

/** What one pass over a text tells. */
export interface TextScan {
  /** Whether normalising may change something, or a character is lost. */
  odd: boolean;
  /** Whether line breaks stand otherwise than in pairs between paragraphs. */
  oddBreaks: boolean;
  letters: number;
  arabicLetters: number;
  words: number;
  /** Words with an Arabic letter, and those of them that the lexicon has. */
  arabicWords: number;
  knownWords: number;
  /** UTF-16 offsets of the words that the dictionary may change. */
  suspects: readonly number[];
}

/** Step of a second hash of a word beside FNV-1a (L'Ecuyer 1999, table 2). */
const OTHER_STEP = 1597334677;

const NONE: readonly number[] = Object.freeze([]);

let units = new Uint16Array(1 << 14);
let bytes = Buffer.from(units.buffer);
const BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;
/** Words of the text at hand with an Arabic letter: UTF-16 offsets and hashes. */
let starts = new Int32Array(units.length >> 1);
let ends = new Int32Array(units.length >> 1);
let hashes = new Int32Array(units.length >> 1);
let others = new Int32Array(units.length >> 1);

/** The UTF-16 units of a text and a zero, where they are faster to read than in a string; they stand until the next call. */
function unitsOf(text: string): Uint16Array {
  if (text.length >= units.length) {
    units = new Uint16Array(text.length * 2);
    bytes = Buffer.from(units.buffer);
    starts = new Int32Array(text.length);
    ends = new Int32Array(text.length);
    hashes = new Int32Array(text.length);
    others = new Int32Array(text.length);
  }
  const written = bytes.write(text, 'utf16le');
  if (BIG_ENDIAN) bytes.subarray(0, written).swap16();
  units[text.length] = 0;
  return units;
}

/** Reads a text once for all checks of characters and words. */
export function scanText(text: string, table: WordTable): TextScan {
  const { length } = text;
  const units = unitsOf(text);
  let odd = 0;
  let oddBreaks = false;
  let letters = 0;
  let arabicLetters = 0;
  let words = 0;
  let arabicWords = 0;
  /** Line breaks in a row. */
  let breaks = 0;
  let before = BREAK;
  for (let i = 0; i < length; ) {
    let unit = units[i] ?? 0;
    let kind = KINDS[unit] ?? UNKNOWN;
    if (kind === UNKNOWN) kind = kindOf(unit);
    if ((kind & WORD) !== 0) {
      const start = i;
      let hash = HASH_OF_NONE;
      let other = HASH_OF_NONE;
      let any = 0;
      let all = ARABIC_LETTER;
      do {
        // The zero behind the text is of no word.
        do {
          hash = hashOn(hash, unit);
          other = Math.imul(other ^ unit, OTHER_STEP);
          any |= kind;
          all &= kind;
          unit = units[++i] ?? 0;
          kind = KINDS[unit] ?? UNKNOWN;
        } while ((kind & WORD) !== 0);
        if (kind === UNKNOWN) kind = kindOf(unit);
      } while ((kind & WORD) !== 0);
      words++;
      if (all !== 0) {
        letters += i - start;
        arabicLetters += i - start;
      } else {
        for (let at = start; at < i; at++) {
          const its = kindOf(units[at] ?? 0);
          letters += (its & LETTER) >> 1;
          arabicLetters += (its & ARABIC_LETTER) >> 2;
          // Two diacritics may stand in the wrong order.
          if ((its & before & MARK) !== 0) odd |= ODD;
          before = its;
        }
      }
      odd |= any & ODD;
      if ((any & ARABIC_LETTER) !== 0) {
        starts[arabicWords] = start;
        ends[arabicWords] = i;
        hashes[arabicWords] = hash;
        others[arabicWords] = other ^ (other >>> 15);
        arabicWords++;
      }
      before = WORD;
      continue;
    }
    odd |= kind & ODD;
    if ((kind & SPACE) !== 0) {
      if ((before & (SPACE | BREAK)) !== 0) odd |= ODD;
    } else if ((kind & BREAK) !== 0) {
      if ((before & SPACE) !== 0) odd |= ODD;
      if (i === 0) oddBreaks = true;
      breaks = (before & BREAK) !== 0 ? breaks + 1 : 1;
      const next = i + 1 < length ? units[i + 1] : 0;
      if (next !== 0x0a && (breaks !== 2 || i + 1 === length)) oddBreaks = true;
    }
    before = kind;
    i++;
  }
  if ((before & SPACE) !== 0) odd |= ODD;
  const { knownWords, suspects } = lookUp(text, arabicWords, table);
  return { odd: odd !== 0, oddBreaks, letters, arabicLetters, words, arabicWords, knownWords, suspects };
}

/** What the table says of the Arabic words of the text at hand. */
function lookUp(text: string, count: number, table: WordTable): Pick<TextScan, 'knownWords' | 'suspects'> {
  let knownWords = 0;
  let suspects: number[] | undefined;
  /** Where the word before begins, if a phrase may begin with it. */
  let phrase = -1;
  for (let w = 0; w < count; w++) {
    const hash = hashes[w] ?? 0;
    const other = others[w] ?? 0;
    const marks = table.look(hash, other) || table.enter(text.slice(starts[w], ends[w]), hash, other);
    knownWords += marks & KNOWN;
    if ((marks & (SUSPECT | BEGINS | SECOND)) === 0) {
      phrase = -1;
      continue;
    }
    const start = starts[w] ?? 0;
    suspects ??= [];
    if (phrase >= 0 && (marks & SECOND) !== 0) suspects.push(phrase);
    if ((marks & SUSPECT) !== 0) suspects.push(start);
    phrase = (marks & BEGINS) === 0 ? -1 : start;
  }
  return { knownWords, suspects: suspects ?? NONE };
}
