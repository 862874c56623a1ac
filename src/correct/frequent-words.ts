import { type Lexicon, LONGEST } from '../lexicon/lexicon.js';
import { FINAL, LAST, LETTER_MASK, NODE_SHIFT } from '../lexicon/word-graph.js';

/** Rarer words, centibels, are not looked for: a misreading is hardly ever one of them. */
const RAREST = 750;

/** The words that misreadings are sought among, most frequent first, equals in the order of the lexicon. */
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
  const ends = new Uint32Array(words + 1);
  const rarities = new Uint16Array(words);
  let codes = new Uint8Array(4 * words);
  const path = new Uint8Array(LONGEST + 1);
  let number = 0;
  let size = 0;
  let kept = 0;
  const walk = (node: number, depth: number): void => {
    for (let index = node; index !== 0; index++) {
      const edge = edges[index] ?? LAST;
      path[depth] = edge & LETTER_MASK;
      if ((edge & FINAL) !== 0) {
        const rarity = rarityAt(number++);
        if (rarity <= RAREST) {
          if (size + depth >= codes.length) {
            const larger = new Uint8Array(2 * codes.length);
            larger.set(codes);
            codes = larger;
          }
          for (let i = 0; i <= depth; i++) codes[size++] = path[i] ?? 0;
          rarities[kept++] = rarity;
          ends[kept] = size;
        }
      }
      if (depth + 1 < LONGEST) walk(edge >>> NODE_SHIFT, depth + 1);
      if ((edge & LAST) !== 0) break;
    }
  };
  walk(root, 0);
  return sorted(codes, ends.subarray(0, kept + 1), rarities.subarray(0, kept));
}

/** Puts words in order of rarity, by counting. */
function sorted(codes: Uint8Array, ends: Uint32Array, rarities: Uint16Array): FrequentWords {
  const size = rarities.length;
  const places = new Uint32Array(RAREST + 2);
  for (const rarity of rarities) places[rarity + 1] = (places[rarity + 1] ?? 0) + 1;
  for (let i = 1; i < places.length; i++) places[i] = (places[i] ?? 0) + (places[i - 1] ?? 0);
  const order = new Uint32Array(size);
  for (let word = 0; word < size; word++) {
    const rarity = rarities[word] ?? 0;
    const place = places[rarity] ?? 0;
    order[place] = word;
    places[rarity] = place + 1;
  }
  const inOrder = { size, codes: new Uint8Array(ends[size] ?? 0), starts: new Uint32Array(size + 1) };
  let at = 0;
  for (let place = 0; place < size; place++) {
    const word = order[place] ?? 0;
    for (let i = ends[word] ?? 0; i < (ends[word + 1] ?? 0); i++) inOrder.codes[at++] = codes[i] ?? 0;
    inOrder.starts[place + 1] = at;
  }
  return { ...inOrder, rarities: Uint16Array.from(order, (word) => rarities[word] ?? 0) };
}
