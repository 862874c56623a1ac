import { bareLetters, isOrnament } from '../lexicon/lexicon.js';
import { isArabicUnit, isWordUnit } from '../text/words.js';
import type { Look, WordFacts } from './word-facts.js';

/** A word of a passage with what the rules ask of it. */
export interface Token {
  /** As on the page. */
  text: string;
  start: number;
  end: number;
  /** Letters without diacritics and tatweel. */
  bare: string;
  /** All letters are Arabic: no digits, no other script. */
  arabic: boolean;
  /** Only white space stands between it and the word before; false for the first. */
  follows: boolean;
}

/** A token together with what is known of its word; null for anything but Arabic letters, and where nobody looked. */
export interface ReadToken extends Token {
  facts: WordFacts | null;
  /** Words of two letters and more up to here, this one included, and how many of them the lexicon lacks. */
  words: number;
  strange: number;
}

const SPACE = 0x20;

/** Words of a text with their bare letters and neighbourhood, and what is known of each when there is a `look`. */
export function tokensOf(text: string, look?: Look): ReadToken[] {
  const tokens: ReadToken[] = [];
  let start = -1;
  let arabic = true;
  let ornate = false;
  /** Nothing but white space since the last word. */
  let clear = false;
  let words = 0;
  let strange = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : SPACE;
    if (unit !== SPACE && isWordUnit(unit)) {
      if (start < 0) {
        start = i;
        arabic = true;
        ornate = false;
      }
      if (unit < 0x0621 || unit > 0x064a || unit === 0x0640) {
        if (isOrnament(unit)) ornate = true;
        else if (!isArabicUnit(unit)) arabic = false;
      }
    } else if (start >= 0) {
      const plain: WordFacts | null = arabic && !ornate && look ? look(text, start, i) : null;
      const word: string = plain ? plain.bare : text.slice(start, i);
      const bare: string = ornate ? bareLetters(word) : word;
      arabic &&= bare !== '';
      const facts = plain ?? (arabic && look ? look(bare) : null);
      if (facts !== null && facts.letters > 1) {
        words++;
        if (!facts.known) strange++;
      }
      tokens.push({
        text: word,
        start,
        end: i,
        bare: facts?.bare ?? bare,
        arabic,
        follows: clear,
        facts,
        words,
        strange,
      });
      start = -1;
      clear = isSpace(unit);
    } else clear &&= isSpace(unit);
  }
  return tokens;
}

const isSpace = (unit: number): boolean => unit === SPACE || String.fromCharCode(unit).trim() === '';
