import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { listedWords } from '../lexicon/listed.js';

/** A counted word and its Zipf frequency. */
export interface Frequent {
  word: string;
  zipf: number;
}

/** Counted words of at least this frequency and length that are dictionary forms too, most frequent first. */
export function frequentForms(lexicon: Lexicon, leastZipf: number, letters: number): Frequent[] {
  const found: Frequent[] = [];
  for (const [number, word] of listedWords(lexicon).entries()) {
    const zipf = (900 - lexicon.rarityAt(number)) / 100;
    if (zipf >= leastZipf && word.length >= letters && lexicon.isForm(word)) found.push({ word, zipf });
  }
  return found.sort((a, b) => b.zipf - a.zipf || (a.word < b.word ? -1 : 1));
}
