/** Marks of a word: the lexicon has it; the dictionary may change it; it may begin a phrase of the dictionary, or be the second word of one. */
export const KNOWN = 1;
export const SUSPECT = 2;
export const BEGINS = 4;
export const SECOND = 8;
const USED = 16;
const MARKS = 31;

/** Sets of two words, as a power of two: 4 MB, more words than most corpora have. */
const SETS = 1 << 18;

/** Where the set of a hash begins: spread by MurmurHash3 (A. Appleby). */
function placeOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) & (SETS - 1)) << 2;
}

/** Nothing when a number is 0, else all bits. */
const unlessNone = (bits: number): number => (bits | -bits) >> 31;

/**
 * Remembers what was found out about words by two hashes of their letters, so that no string is made for a word seen before. Where two
 * words share their place, the one met longer ago is forgotten. Two words share 59 bits of hash and place by chance once in 10^7 corpora.
 */
export class WordTable {
  /** For each word one hash, and the other with the marks in its lowest bits. */
  private readonly slots = new Int32Array(SETS * 4);

  /** @param ask marks of a word */
  constructor(private readonly ask: (word: string) => number) {}

  /** Marks of the word with these hashes of its units, and a further bit; 0 when it is not remembered. */
  look(hash: number, other: number): number {
    // Without branches, so that a processor looks up the next words while it waits for the memory of this one.
    const { slots } = this;
    const place = placeOf(hash);
    const first = slots[place + 1] ?? 0;
    const second = slots[place + 3] ?? 0;
    const notFirst = ((slots[place] ?? 0) ^ hash) | ((first ^ other) & ~MARKS);
    const notSecond = ((slots[place + 2] ?? 0) ^ hash) | ((second ^ other) & ~MARKS);
    return ((first & ~unlessNone(notFirst)) | (second & ~unlessNone(notSecond))) & MARKS;
  }

  /** Asks for the marks of a word and remembers them. */
  enter(word: string, hash: number, other: number): number {
    const { slots } = this;
    const marks = this.ask(word);
    const place = placeOf(hash);
    slots[place + 2] = slots[place] ?? 0;
    slots[place + 3] = slots[place + 1] ?? 0;
    slots[place] = hash;
    slots[place + 1] = (other & ~MARKS) | USED | marks;
    return marks;
  }
}
