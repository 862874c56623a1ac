import { hashWord } from '../lexicon/bigrams.js';

/** Counters a row; two rows take 32 MB. */
const SLOT_BITS = 23;
const SLOTS = 1 << SLOT_BITS;
const ROW = SLOTS * Uint16Array.BYTES_PER_ELEMENT;
const MOST = 0xffff;
const SECOND_SEED = 0x9e3779b1;

/**
 * Counts on how many pages each word stands, in bounded memory that threads share: a count-min sketch (Cormode and
 * Muthukrishnan 2005) with conservative update (Estan and Varghese 2002). Never too low, and exact but for a few in a million
 * until there are millions of words. The order of the pages does not matter while counts are exact.
 */
export class PageCounts {
  readonly #first: Uint16Array;
  readonly #second: Uint16Array;
  readonly #pages: Uint32Array;

  /** @param memory of counts made elsewhere; new ones when absent */
  constructor(readonly memory = new SharedArrayBuffer(2 * ROW + Uint32Array.BYTES_PER_ELEMENT)) {
    this.#first = new Uint16Array(memory, 0, SLOTS);
    this.#second = new Uint16Array(memory, ROW, SLOTS);
    this.#pages = new Uint32Array(memory, 2 * ROW);
  }

  get pages(): number {
    return this.#pages[0] ?? 0;
  }

  /** Counts a page, given the places of its words; none of a page that cannot be read. */
  add(places: Uint32Array): void {
    if (places.length > 0) this.#pages[0] = this.pages + 1;
    const [first, second] = [this.#first, this.#second];
    for (let i = 0; i < places.length; i += 2) {
      const a = places[i] ?? 0;
      const b = places[i + 1] ?? 0;
      const inFirst = first[a] ?? 0;
      const inSecond = second[b] ?? 0;
      const next = Math.min(MOST, Math.min(inFirst, inSecond) + 1);
      if (inFirst < next) first[a] = next;
      if (inSecond < next) second[b] = next;
    }
  }

  /** On how many pages a word stands; from 65,535 on, at least so many. */
  of(word: string): number {
    const [a, b] = placesOf(word);
    return Math.min(this.#first[a] ?? 0, this.#second[b] ?? 0);
  }
}

/** Where the words of a page are counted, two places each; every word given once. */
export function countingPlaces(words: ReadonlySet<string>): Uint32Array {
  const places = new Uint32Array(words.size * 2);
  let i = 0;
  for (const word of words) {
    const [a, b] = placesOf(word);
    places[i++] = a;
    places[i++] = b;
  }
  return places;
}

function placesOf(word: string): [number, number] {
  const hash = hashWord(word);
  const other = Math.imul(hash ^ (hash >>> 15) ^ SECOND_SEED, 0x85ebca6b) >>> 0;
  return [hash & (SLOTS - 1), (other ^ (other >>> 13)) & (SLOTS - 1)];
}
