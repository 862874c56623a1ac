import { HASH_OF_NONE, hashOn } from '../text/fnv.js';
import { ownCopy } from '../text/own-copy.js';

/** Slots for the first words; they double as the table fills. */
const FIRST_SLOTS = 1 << 12;

/**
 * Things by the letters of a word, found where it stands in a text without cutting it out. Open addressing with linear
 * probing (Knuth, The Art of Computer Programming 3, 6.4); slots keep a hash, so that hardly ever another word is looked at.
 */
export class WordTable<T extends { readonly bare: string }> {
  readonly #things: T[] = [];
  /** Hash, and number of the thing from 1. */
  #slots = new Int32Array(2 * FIRST_SLOTS);

  get size(): number {
    return this.#things.length;
  }

  /** The thing of the word `text[start, end)`; one that is not there yet is made. */
  get(text: string, start: number, end: number, make: (word: string) => T): T {
    const hash = hashOf(text, start, end);
    const things = this.#things;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = (hash << 1) & mask;
    for (; slots[at + 1] !== 0; at = (at + 2) & mask) {
      if (slots[at] !== hash) continue;
      const thing = things[(slots[at + 1] ?? 0) - 1];
      if (thing && isAt(thing.bare, text, start, end)) return thing;
    }
    const thing = make(ownCopy(text, start, end));
    // Making it may have made others.
    this.#add(hash, things.push(thing));
    if (4 * things.length > this.#slots.length) this.#grow();
    return thing;
  }

  clear(): void {
    this.#things.length = 0;
    this.#slots = new Int32Array(2 * FIRST_SLOTS);
  }

  #add(hash: number, number: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = (hash << 1) & mask;
    while (slots[at + 1] !== 0) at = (at + 2) & mask;
    slots[at] = hash;
    slots[at + 1] = number;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) if (old[at + 1] !== 0) this.#add(old[at] ?? 0, old[at + 1] ?? 0);
  }
}

/** The hash of a part of a text, its upper bits mixed into the lower. */
function hashOf(text: string, start: number, end: number): number {
  let hash = HASH_OF_NONE;
  for (let i = start; i < end; i++) hash = hashOn(hash, text.charCodeAt(i));
  return hash ^ (hash >>> 15);
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = start; i < end; i++) if (word.charCodeAt(i - start) !== text.charCodeAt(i)) return false;
  return true;
}
