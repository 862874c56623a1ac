import { type Lexicon, LONGEST } from '../lexicon/lexicon.js';
import { FINAL, LAST, LETTER_MASK, NODE_SHIFT } from '../lexicon/word-graph.js';

/** Rarer words, centibels, are not looked for: a misreading is hardly ever one of them. */
const RAREST = 750;

/** The words that misreadings are sought among, in the order of the lexicon. */
export interface FrequentWords {
  size: number;
  /** Letter codes of all words one after the other, and where each word starts; one start more than words. */
  codes: Uint8Array;
  starts: Uint32Array;
  /** Centibels. */
  rarities: Uint16Array;
}

/** Lists the words of a lexicon that are frequent enough. */
export function frequentWords({ listed, words, rarityAt }: Lexicon): FrequentWords {
  const { edges, root } = listed;
  const starts = new Uint32Array(words + 1);
  const rarities = new Uint16Array(words);
  let codes = new Uint8Array(4 * words + LONGEST);
  const path = new Uint8Array(LONGEST + 1);
  let number = 0;
  let end = 0;
  let size = 0;
  const walk = (node: number, depth: number): void => {
    for (let index = node; index !== 0; index++) {
      const edge = edges[index] ?? LAST;
      path[depth] = edge & LETTER_MASK;
      if ((edge & FINAL) !== 0) {
        const rarity = rarityAt(number++);
        if (rarity <= RAREST) {
          if (end + LONGEST > codes.length) {
            const larger = new Uint8Array(2 * codes.length);
            larger.set(codes);
            codes = larger;
          }
          for (let i = 0; i <= depth; i++) codes[end++] = path[i] ?? 0;
          rarities[size++] = rarity;
          starts[size] = end;
        }
      }
      if (depth + 1 < LONGEST) walk(edge >>> NODE_SHIFT, depth + 1);
      if ((edge & LAST) !== 0) break;
    }
  };
  walk(root, 0);
  return { size, codes, starts: starts.subarray(0, size + 1), rarities: rarities.subarray(0, size) };
}
