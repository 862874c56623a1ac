import { LETTER_OF_UNIT } from '../text/keys.js';
import type { KeyStore } from './key-store.js';

/** A part of the table is enlarged by a quarter when it is fuller than this. */
const FULLEST = 0.87;
const GROWTH = 1.25;
const SMALLEST = 32;

/** One part of the table: open addressing, 16 bits of the hash and the place of the seed in each slot; tag 0 is an empty slot. */
interface Part {
  tags: Uint16Array;
  places: Uint32Array;
  used: number;
}

/** Slot where the search for a tag begins. */
function home(tag: number, capacity: number): number {
  return Math.floor((tag * capacity) / 0x10000);
}

/**
 * Where each sampled k-gram stands in the corpus: six bytes a slot, 7.9 bytes a seed.
 *
 * The parts begin with different sizes, spread over one growth step, so that they grow one after another: never does the whole table
 * stand twice in memory, and its average filling stays the same. A part is small enough for a processor's cache, and a tag is all that
 * is needed to move a seed when the part grows. Equal hashes are told apart by the k-grams themselves.
 *
 * Of a k-gram only the earliest `postings` places are kept: text that recurs everywhere costs a constant time each time.
 */
export class SeedIndex {
  private readonly parts: Part[] = [];
  /** Places found by the last {@link visit}, in the order they came. */
  readonly hits: Uint32Array;
  seeds = 0;

  /** @param partBits number of parts of the table, as a power of two, at most 16 */
  constructor(
    private readonly store: KeyStore,
    private readonly k: number,
    postings: number,
    private readonly partBits = 12,
  ) {
    this.hits = new Uint32Array(postings);
    const parts = 2 ** partBits;
    for (let i = 0; i < parts; i++) {
      const capacity = Math.round(SMALLEST * GROWTH ** (i / parts));
      this.parts.push({ tags: new Uint16Array(capacity), places: new Uint32Array(capacity), used: 0 });
    }
  }

  /**
   * Finds the earlier places of the k-gram at `position`, then enters this one.
   *
   * @param units the memory that holds the k-gram, `base` the position of its first unit
   * @returns how many {@link hits} there are
   */
  visit(hash: number, position: number, units: Uint8Array, base: number): number {
    const part = this.parts[this.partBits === 0 ? 0 : hash >>> (32 - this.partBits)];
    if (!part) return 0;
    const { tags, places } = part;
    const capacity = tags.length;
    const tag = hash & 0xffff || 1;
    let slot = home(tag, capacity);
    let found = 0;
    for (let held = tags[slot] ?? 0; held !== 0; held = tags[slot] ?? 0) {
      if (held === tag) {
        const place = places[slot] ?? 0;
        if (this.same(place, position - base, units)) {
          this.hits[found++] = place;
          if (found === this.hits.length) return found;
        }
      }
      if (++slot === capacity) slot = 0;
    }
    tags[slot] = tag;
    places[slot] = position;
    this.seeds++;
    if (++part.used > capacity * FULLEST) this.grow(part);
    return found;
  }

  private same(place: number, at: number, units: Uint8Array): boolean {
    const { units: there, base } = this.store.view(place);
    for (let i = 0, from = place - base; i < this.k; i++) {
      if ((((there[from + i] ?? 0) ^ (units[at + i] ?? 0)) & LETTER_OF_UNIT) !== 0) return false;
    }
    return true;
  }

  private grow(part: Part): void {
    const { tags, places } = part;
    const capacity = Math.ceil(tags.length * GROWTH);
    const newTags = new Uint16Array(capacity);
    const newPlaces = new Uint32Array(capacity);
    // From an empty slot on, so that equal k-grams keep their order across the end of the table.
    const first = tags.indexOf(0);
    for (let i = 0, from = first; i < tags.length; i++) {
      const tag = tags[from] ?? 0;
      if (tag !== 0) {
        let slot = home(tag, capacity);
        while (newTags[slot] !== 0) if (++slot === capacity) slot = 0;
        newTags[slot] = tag;
        newPlaces[slot] = places[from] ?? 0;
      }
      if (++from === tags.length) from = 0;
    }
    part.tags = newTags;
    part.places = newPlaces;
  }

  /** Bytes taken by the table. */
  get bytes(): number {
    return this.parts.reduce((sum, part) => sum + part.tags.byteLength + part.places.byteLength, 0);
  }
}
