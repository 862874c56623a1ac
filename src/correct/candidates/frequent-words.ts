import { type Lexicon, LONGEST } from '../../lexicon/lexicon.js';
import { FINAL, LAST, LETTER_MASK, NODE_SHIFT } from '../../lexicon/word-graph.js';
import { RAREST } from './word-index.js';

/** The words that misreadings are sought among: the most frequent first, and equals in the order of the lexicon. */
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
  /** How many words are no rarer, by rarity. */
  const upTo = new Uint32Array(RAREST + 1);
  for (let number = 0; number < words; number++) {
    const rarity = rarityAt(number);
    if (rarity <= RAREST) upTo[rarity] = (upTo[rarity] ?? 0) + 1;
  }
  for (let rarity = 1; rarity <= RAREST; rarity++) upTo[rarity] = (upTo[rarity] ?? 0) + (upTo[rarity - 1] ?? 0);
  const size = upTo[RAREST] ?? 0;
  const rarities = new Uint16Array(size);
  for (let word = 0, rarity = 0; word < size; word++) {
    while ((upTo[rarity] ?? size) <= word) rarity++;
    rarities[word] = rarity;
  }
  /** The place of the next word of each rarity, and of all words their letters as they come. */
  const next = Uint32Array.from(upTo, (_, rarity) => upTo[rarity - 1] ?? 0);
  const lengths = new Uint8Array(size);
  const found = new Uint32Array(size);
  let letters = new Uint8Array(8 * size + LONGEST);
  let end = 0;
  const { edges, root } = listed;
  const path = new Uint8Array(LONGEST);
  let number = 0;
  const walk = (node: number, depth: number): void => {
    for (let index = node; index !== 0; index++) {
      const edge = edges[index] ?? LAST;
      path[depth] = edge & LETTER_MASK;
      if ((edge & FINAL) !== 0) {
        const rarity = rarityAt(number++);
        if (rarity <= RAREST) {
          if (end + LONGEST > letters.length) letters = enlarged(letters);
          const word = next[rarity] ?? 0;
          next[rarity] = word + 1;
          found[word] = end;
          lengths[word] = depth + 1;
          for (let i = 0; i <= depth; i++) letters[end++] = path[i] ?? 0;
        }
      }
      if (depth + 1 < LONGEST) walk(edge >>> NODE_SHIFT, depth + 1);
      if ((edge & LAST) !== 0) break;
    }
  };
  walk(root, 0);
  const codes = new Uint8Array(end);
  const starts = new Uint32Array(size + 1);
  for (let word = 0, at = 0; word < size; word++) {
    const from = found[word] ?? 0;
    for (let i = from; i < from + (lengths[word] ?? 0); i++) codes[at++] = letters[i] ?? 0;
    starts[word + 1] = at;
  }
  return { size, codes, starts, rarities };
}

function enlarged(letters: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * letters.length);
  larger.set(letters);
  return larger;
}
