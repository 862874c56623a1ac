import { hashWord } from '../lexicon/bigrams.js';

/** Counters a row; two rows take 32 MB. */
const SLOT_BITS = 23;
const SLOTS = 1 << SLOT_BITS;
const MOST = 0xffff;
const SECOND_SEED = 0x9e3779b1;

/**
 * Counts on how many pages each word stands, in bounded memory: a count-min sketch (Cormode and Muthukrishnan 2005) with
 * conservative update (Estan and Varghese 2002). Never too low, and exact but for a few in a million until there are
 * millions of words. The order of the pages does not matter while counts are exact.
 */
export class PageCounts {
  readonly #rows = [new Uint16Array(SLOTS), new Uint16Array(SLOTS)] as const;
  pages = 0;

  /** Counts a page that has these words, each once. */
  add(words: Iterable<string>): void {
    this.pages++;
    const [first, second] = this.#rows;
    for (const word of words) {
      const [a, b] = slotsOf(word);
      const inFirst = first[a] ?? 0;
      const inSecond = second[b] ?? 0;
      const next = Math.min(MOST, Math.min(inFirst, inSecond) + 1);
      if (inFirst < next) first[a] = next;
      if (inSecond < next) second[b] = next;
    }
  }

  /** On how many pages a word stands; from 65,535 on, at least so many. */
  of(word: string): number {
    const [a, b] = slotsOf(word);
    return Math.min(this.#rows[0][a] ?? 0, this.#rows[1][b] ?? 0);
  }
}

function slotsOf(word: string): [number, number] {
  const hash = hashWord(word);
  const other = Math.imul(hash ^ (hash >>> 15) ^ SECOND_SEED, 0x85ebca6b) >>> 0;
  return [hash & (SLOTS - 1), (other ^ (other >>> 13)) & (SLOTS - 1)];
}
