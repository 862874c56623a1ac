import { bareLetters } from '../lexicon/lexicon.js';
import { isArabicUnit, wordsOf } from '../text/words.js';

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

function isArabic(bare: string): boolean {
  for (let i = 0; i < bare.length; i++) {
    const unit = bare.charCodeAt(i);
    if (!isArabicUnit(unit)) return false;
  }
  return bare !== '';
}

/** Words of a text with their bare letters and neighbourhood. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = -1;
  for (const word of wordsOf(text)) {
    const bare = bareLetters(word.text);
    const follows = end >= 0 && text.slice(end, word.start).trim() === '';
    tokens.push({ ...word, bare, arabic: isArabic(bare), follows });
    end = word.end;
  }
  return tokens;
}
