import { finish } from '../text/murmur.js';
import { ownCopy } from '../text/own-copy.js';
import { UnitTable } from '../text/unit-table.js';

/** A word of so many Arabic letters, six bits each, is its own key: three numbers of five letters. */
const BEFORE_FIRST = 0x0620;
const LAST = 0x064a;
const LETTER_BITS = 6;
const AT_A_TIME = 5;
const LONGEST_KEY = 3 * AT_A_TIME;
/** Of a word that has no key. */
const NO_KEY = -1;

/** A key, and the number of its word plus 1: together, so that finding a word asks memory once. */
const SLOT_BITS = 2;
const SLOT = 1 << SLOT_BITS;
const FEWEST_SLOTS = 1 << 10;
/** With half of the places taken they are doubled. */
const MOST_OF_FEWEST = FEWEST_SLOTS >> 1;

/** Things by the letters of a word, found where it stands in a text without cutting it out. */
export class WordTable<T extends object> {
  /** At the place that the hash of a key names or the next free one; a power of two of slots. */
  #slots = new Int32Array(SLOT * FEWEST_SLOTS);
  /** By the number of the word; undefined while it is made. */
  #things: (T | undefined)[] = [];
  /** By the number of the word: 1 when it was asked for again after it came, or after {@link forget} spared it. */
  #again = new Uint8Array(MOST_OF_FEWEST);
  /** Words that have no key. */
  readonly #others = new UnitTable();
  readonly #otherThings: (T | undefined)[] = [];

  get size(): number {
    return this.#things.length + this.#otherThings.length;
  }

  /** The thing of the word `text[start, end)`; one that is not there yet is made. */
  get(text: string, start: number, end: number, make: (word: string) => T): T {
    const number = end - start > LONGEST_KEY ? NO_KEY : this.#numberOf(text, start, end);
    if (number !== NO_KEY) {
      const known = this.#things[number];
      if (known === undefined) return made(this.#things, number, text, start, end, make);
      this.#again[number] = 1;
      return known;
    }
    const other = this.#others.numberOfText(text, start, end);
    return this.#otherThings[other] ?? made(this.#otherThings, other, text, start, end, make);
  }

  /** Forgets the words that were asked for only once since the last time, and more where these are not half of all. */
  forget(): void {
    const [things, again] = [this.#things, this.#again];
    const most = things.length >> 1;
    const kept: T[] = [];
    this.#layOut(this.#slots.length, (number) => {
      const thing = again[number] === 1 && kept.length < most ? things[number] : undefined;
      return thing === undefined ? undefined : kept.push(thing) - 1;
    });
    this.#things = kept;
    again.fill(0);
    this.#others.clear();
    this.#otherThings.length = 0;
  }

  /** Number of a word, a new one where it was not met yet; {@link NO_KEY} when it has other characters than Arabic letters. */
  #numberOf(text: string, start: number, end: number): number {
    const a = keyOf(text, start, Math.min(end, start + AT_A_TIME));
    const b = keyOf(text, start + AT_A_TIME, Math.min(end, start + 2 * AT_A_TIME));
    const c = keyOf(text, start + 2 * AT_A_TIME, end);
    if ((a | b | c) < 0) return NO_KEY;
    const slots = this.#slots;
    let slot = placeOf(a, b, c, slots.length);
    for (; slots[slot + 3] !== 0; slot = (slot + SLOT) & (slots.length - 1))
      if (slots[slot] === a && slots[slot + 1] === b && slots[slot + 2] === c) return (slots[slot + 3] ?? 0) - 1;
    const number = this.#things.push(undefined);
    slots[slot] = a;
    slots[slot + 1] = b;
    slots[slot + 2] = c;
    slots[slot + 3] = number;
    if (2 * SLOT * number > slots.length) this.#spread();
    return number - 1;
  }

  /** Doubles the places. */
  #spread(): void {
    this.#layOut(2 * this.#slots.length, (number) => number);
    const again = new Uint8Array(2 * this.#again.length);
    again.set(this.#again);
    this.#again = again;
  }

  /**
   * Lays the words out anew.
   *
   * @param renumbered gives a word's new number, undefined to leave it out
   */
  #layOut(length: number, renumbered: (number: number) => number | undefined): void {
    const before = this.#slots;
    const slots = new Int32Array(length);
    for (let at = 0; at < before.length; at += SLOT) {
      const [a = 0, b = 0, c = 0, old = 0] = before.subarray(at, at + SLOT);
      const number = old === 0 ? undefined : renumbered(old - 1);
      if (number === undefined) continue;
      let slot = placeOf(a, b, c, length);
      while (slots[slot + 3] !== 0) slot = (slot + SLOT) & (length - 1);
      slots.set([a, b, c, number + 1], slot);
    }
    this.#slots = slots;
  }
}

/** The thing of a number that is not there yet; making it may make others. */
function made<T extends object>(
  things: (T | undefined)[],
  number: number,
  text: string,
  start: number,
  end: number,
  make: (word: string) => T,
): T {
  if (number === things.length) things.push(undefined);
  const thing = make(ownCopy(text, start, end));
  things[number] = thing;
  return thing;
}

/** Up to five letters as a number; 0 for none, {@link NO_KEY} where anything else stands among them. */
function keyOf(text: string, start: number, end: number): number {
  let key = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= BEFORE_FIRST || unit > LAST) return NO_KEY;
    key = (key << LETTER_BITS) | (unit - BEFORE_FIRST);
  }
  return key;
}

/** Where the search for a key begins among so many places. */
function placeOf(a: number, b: number, c: number, places: number): number {
  const hash = finish(Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ c);
  return (hash << SLOT_BITS) & (places - 1);
}
