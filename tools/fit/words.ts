import { foldDigits } from '../../src/text/digits.js';
import { foldWord } from '../../src/text/fold.js';
import { wordsOf } from '../../src/text/words.js';

export function comparingWords(text: string): string[] {
  return wordsOf(text).map((word) => foldDigits(foldWord(word.text)));
}
