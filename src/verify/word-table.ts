/** Marks of a word: the lexicon has it; the dictionary may change it; it may begin a phrase of the dictionary, or be the second word of one. */
export const KNOWN = 1;
export const SUSPECT = 2;
export const BEGINS = 4;
export const SECOND = 8;
const USED = 16;
const MARKS = 31;

/** Sets of two words, as a power of two: 4 MB, more words than most corpora have. */
const SETS = 1 << 18;

/** Spreads a hash over the sets (MurmurHash3, A. Appleby). */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/**
 * Remembers what was found out about words by two hashes of their letters, so that no string is made for a word seen before. Where two
 * words share their place, the one met longer ago is forgotten. Two words share 59 bits of hash and place by chance once in 10^7 corpora.
 */
export class WordTable {
  /** For each word one hash, and the other with the marks in its lowest bits. */
  private readonly slots = new Int32Array(SETS * 4);

  /** @param ask marks of a word */
  constructor(private readonly ask: (word: string) => number) {}

  /** Marks of the word `text[start, end)` with these hashes of its units. */
  look(text: string, start: number, end: number, hash: number, other: number): number {
    const { slots } = this;
    const tag = other & ~MARKS;
    const place = (spread(hash) & (SETS - 1)) * 4;
    let held = slots[place + 1] ?? 0;
    if (slots[place] === hash && (held & ~MARKS) === tag && held !== 0) return held & (MARKS ^ USED);
    held = slots[place + 3] ?? 0;
    if (slots[place + 2] === hash && (held & ~MARKS) === tag && held !== 0) return held & (MARKS ^ USED);
    return this.enter(text.slice(start, end), place, hash, tag);
  }

  private enter(word: string, place: number, hash: number, tag: number): number {
    const { slots } = this;
    const marks = this.ask(word);
    slots[place + 2] = slots[place] ?? 0;
    slots[place + 3] = slots[place + 1] ?? 0;
    slots[place] = hash;
    slots[place + 1] = tag | USED | marks;
    return marks;
  }
}
