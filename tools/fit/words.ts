import { digitValue } from '../../src/text/digits.js';
import { foldWord } from '../../src/text/fold.js';
import { wordsOf } from '../../src/text/words.js';

export function comparingWords(text: string): string[] {
  return wordsOf(text).map((word) => foldDigits(foldWord(word.text)));
}

/** The text with all decimal digits as ASCII; same length. */
function foldDigits(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const value = digitValue(unit);
    out += value >= 0 ? String.fromCharCode(0x30 + value) : text.charAt(i);
  }
  return out;
}
