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

/** Things by the letters of a word, found where it stands in a text without cutting it out. */
export class WordTable<T extends object> {
  /** At the place that the hash of a key names or the next free one; a power of two of slots. */
  #slots = new Int32Array(SLOT * FEWEST_SLOTS);
  /** By the number of the word; undefined while it is made. */
  readonly #things: (T | undefined)[] = [];
  /** Words that have no key. */
  readonly #others = new UnitTable();
  readonly #otherThings: (T | undefined)[] = [];

  get size(): number {
    return this.#things.length + this.#otherThings.length;
  }

  /** The thing of the word `text[start, end)`; one that is not there yet is made. */
  get(text: string, start: number, end: number, make: (word: string) => T): T {
    const number = end - start > LONGEST_KEY ? NO_KEY : this.#numberOf(text, start, end);
    if (number !== NO_KEY) return thingAt(this.#things, number, text, start, end, make);
    const other = this.#others.numberOfText(text, start, end);
    if (other === this.#otherThings.length) this.#otherThings.push(undefined);
    return thingAt(this.#otherThings, other, text, start, end, make);
  }

  clear(): void {
    this.#slots.fill(0);
    this.#things.length = 0;
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
    const before = this.#slots;
    const slots = new Int32Array(2 * before.length);
    for (let at = 0; at < before.length; at += SLOT) {
      const [a = 0, b = 0, c = 0, number = 0] = before.subarray(at, at + SLOT);
      if (number === 0) continue;
      let slot = placeOf(a, b, c, slots.length);
      while (slots[slot + 3] !== 0) slot = (slot + SLOT) & (slots.length - 1);
      slots.set(before.subarray(at, at + SLOT), slot);
    }
    this.#slots = slots;
  }
}

/** The thing of a number; one that is not there yet is made, which may make others. */
function thingAt<T extends object>(
  things: (T | undefined)[],
  number: number,
  text: string,
  start: number,
  end: number,
  make: (word: string) => T,
): T {
  const known = things[number];
  if (known !== undefined) return known;
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
