import type { WordFacts } from '../word-facts.js';

/** What a word is found by. */
type Named = Pick<WordFacts, 'bare' | 'hash'>;

/** How often each word of a page stands there. */
export class PageWords {
  /** Pairs of hash and number plus 1, at the place that the hash names or the next free one; a power of two of pairs. */
  #slots = new Int32Array(2 << 10);
  readonly #words: Named[] = [];
  readonly #times: number[] = [];

  /** Counts a word once more. */
  add(word: Named): void {
    const { hash } = word;
    const slots = this.#slots;
    let slot = (hash << 1) & (slots.length - 2);
    for (; slots[slot + 1] !== 0; slot = (slot + 2) & (slots.length - 1)) {
      if (slots[slot] !== hash) continue;
      const number = (slots[slot + 1] ?? 0) - 1;
      const other = this.#words[number];
      if (other !== word && other?.bare !== word.bare) continue;
      this.#times[number] = (this.#times[number] ?? 0) + 1;
      return;
    }
    this.#times.push(1);
    const size = this.#words.push(word);
    slots[slot] = hash;
    slots[slot + 1] = size;
    // With few of the places taken, most words that the page lacks are told by one look.
    if (8 * size > slots.length) this.#spread();
  }

  /** How often the word of these letters and their hash stands there. */
  countOf(bare: string, hash: number): number {
    const slots = this.#slots;
    let slot = (hash << 1) & (slots.length - 2);
    for (; slots[slot + 1] !== 0; slot = (slot + 2) & (slots.length - 1)) {
      const number = (slots[slot + 1] ?? 0) - 1;
      if (slots[slot] === hash && this.#words[number]?.bare === bare) return this.#times[number] ?? 0;
    }
    return 0;
  }

  /** Doubles the places. */
  #spread(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    for (let i = 0; i < this.#words.length; i++) {
      const hash = this.#words[i]?.hash ?? 0;
      let slot = (hash << 1) & (slots.length - 2);
      while (slots[slot + 1] !== 0) slot = (slot + 2) & (slots.length - 1);
      slots[slot] = hash;
      slots[slot + 1] = i + 1;
    }
    this.#slots = slots;
  }
}
