/** Marks of a word: the lexicon has it; the dictionary may change it; it may begin a phrase of the dictionary, or be the second word of one. */
export const KNOWN = 1;
export const SUSPECT = 2;
export const BEGINS = 4;
export const SECOND = 8;
const USED = 16;
const MARKS = 31;

const SLOTS = 1 << 18;
/** Words remembered; forgotten all at once, so that memory stays bounded. */
const MOST = SLOTS >> 1;

/** Spreads a hash over the slots (MurmurHash3, A. Appleby). */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/**
 * Remembers what was found out about words by two hashes of their letters, so that no string is made for a word seen before. Two of
 * the words remembered share 59 bits by chance once in 10^7 runs.
 */
export class WordTable {
  /** For each slot one hash, and the other with the marks in its lowest bits. */
  private readonly slots = new Int32Array(SLOTS * 2);
  private count = 0;

  /** @param ask marks of a word */
  constructor(private readonly ask: (word: string) => number) {}

  /** Marks of the word `text[start, end)` with these hashes of its units. */
  look(text: string, start: number, end: number, hash: number, other: number): number {
    const { slots } = this;
    const tag = other & ~MARKS;
    let slot = (spread(hash) & (SLOTS - 1)) * 2;
    for (let held = slots[slot + 1] ?? 0; held !== 0; held = slots[slot + 1] ?? 0) {
      if (slots[slot] === hash && (held & ~MARKS) === tag) return held & (MARKS ^ USED);
      slot = (slot + 2) & (SLOTS * 2 - 1);
    }
    const marks = this.ask(text.slice(start, end));
    if (this.count++ === MOST) {
      slots.fill(0);
      this.count = 0;
    } else {
      slots[slot] = hash;
      slots[slot + 1] = tag | USED | marks;
    }
    return marks;
  }
}
