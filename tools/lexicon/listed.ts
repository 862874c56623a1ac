import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { FINAL, LAST, LETTER_MASK, NODE_SHIFT } from '../../src/lexicon/word-graph.js';

/** The counted words of a lexicon in the order of their numbers. */
export function listedWords(lexicon: Pick<Lexicon, 'listed' | 'unitOf'>): string[] {
  const { edges, root } = lexicon.listed;
  const words: string[] = [];
  const walk = (node: number, start: string): void => {
    for (let index = node; index !== 0; index++) {
      const edge = edges[index] ?? LAST;
      const word = start + String.fromCharCode(lexicon.unitOf(edge & LETTER_MASK));
      if ((edge & FINAL) !== 0) words.push(word);
      walk(edge >>> NODE_SHIFT, word);
      if ((edge & LAST) !== 0) break;
    }
  };
  walk(root, '');
  return words;
}
