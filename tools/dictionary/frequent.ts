import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { FINAL, LAST, LETTER_MASK, NODE_SHIFT } from '../../src/lexicon/word-graph.js';

/** A counted word and its Zipf frequency. */
export interface Frequent {
  word: string;
  zipf: number;
}

/** Counted words of at least this frequency and length that are dictionary forms too, most frequent first. */
export function frequentForms(lexicon: Lexicon, leastZipf: number, letters: number): Frequent[] {
  const { edges, root } = lexicon.listed;
  const found: Frequent[] = [];
  let number = 0;
  // Words are numbered in the order of this walk.
  const walk = (node: number, start: string): void => {
    for (let index = node; index !== 0; index++) {
      const edge = edges[index] ?? LAST;
      const word = start + String.fromCharCode(lexicon.unitOf(edge & LETTER_MASK));
      if ((edge & FINAL) !== 0) {
        const zipf = (900 - lexicon.rarityAt(number++)) / 100;
        if (zipf >= leastZipf && word.length >= letters && lexicon.isForm(word)) found.push({ word, zipf });
      }
      walk(edge >>> NODE_SHIFT, word);
      if ((edge & LAST) !== 0) break;
    }
  };
  walk(root, '');
  return found.sort((a, b) => b.zipf - a.zipf || (a.word < b.word ? -1 : 1));
}
