import type { PagePool } from './pages.js';
import { SeedRuns } from './seed-runs.js';

/** A part of the table is enlarged by a quarter when it is fuller than this. */
const FULLEST = 0.87;
const GROWTH = 1.25;
const SMALLEST = 32;
/** Bytes of a slot: tag and place. */
const SLOT = 6;

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

/** Whether the text at an earlier place is the text now at hand. */
export type SameText = (place: number) => boolean;

/**
 * Where each sampled stretch of text stands in the corpus: six bytes a slot, 7.9 bytes a seed.
 *
 * The parts begin with different sizes, spread over one growth step, so that they grow one after another: never does the whole table
 * stand twice in memory, and its average filling stays the same. A part is small enough for a processor's cache, and a tag is all that
 * is needed to move a seed when the part grows. Equal hashes are told apart by the texts themselves.
 *
 * Of a text only the earliest `postings` places are kept: what recurs everywhere costs a constant time each time.
 */
export class SeedIndex {
  private parts: Part[] = [];
  private runs: SeedRuns | undefined;
  /** Keeps {@link warm} from being optimised away. */
  warmth = 0;
  /** Places found by the last {@link visit}, in the order they came. */
  readonly hits: Uint32Array;
  seeds = 0;
  /** Bytes of the table, and of what else is always in memory. */
  tableBytes = 0;

  /** @param partBits number of parts of the table, as a power of two, at most 15 */
  constructor(
    private readonly pool: PagePool,
    postings: number,
    private readonly partBits: number,
  ) {
    this.hits = new Uint32Array(postings);
    this.clear();
  }

  /**
   * Reads where the search for each hash will begin. The slots of one article lie all over memory: asked for together, they come together,
   * and the searches need not wait for one after the other.
   */
  warm(hashes: Uint32Array, length: number): void {
    let sum = 0;
    for (let i = 0; i < length; i++) {
      const hash = hashes[i] ?? 0;
      const part = this.parts[this.numberOf(hash)];
      if (part) sum ^= part.tags[home(hash & 0xffff, part.tags.length)] ?? 0;
    }
    this.warmth = sum;
  }

  /**
   * Finds the earlier places of a text, then enters this one.
   *
   * @param same tells whether the text at a place with a like hash is the same
   * @returns how many {@link hits} there are
   */
  visit(hash: number, position: number, same: SameText): number {
    const number = this.numberOf(hash);
    const part = this.parts[number];
    if (!part) return 0;
    const { tags, places } = part;
    const capacity = tags.length;
    const tag = hash & 0xffff || 1;
    let found = 0;
    const most = this.hits.length;
    if (this.runs) {
      const take = (place: number): boolean => {
        if (same(place)) this.hits[found++] = place;
        return found === most;
      };
      if (this.runs.find(number * 0x10000 + tag, take)) return found;
    }
    let slot = home(tag, capacity);
    for (let held = tags[slot] ?? 0; held !== 0; held = tags[slot] ?? 0) {
      if (held === tag) {
        const place = places[slot] ?? 0;
        if (same(place)) {
          this.hits[found++] = place;
          if (found === most) return found;
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

  /**
   * Empties the table into sorted pages, which the pool may put on disk.
   *
   * @param filterBits size of the filter before them in bits, as a power of two, at most 31; taken the first time
   */
  spill(filterBits: number): void {
    this.runs ??= new SeedRuns(this.pool, filterBits);
    this.runs.add(this.sorted());
    this.clear();
  }

  /** Bytes taken in memory and on disk. */
  get bytes(): number {
    return this.tableBytes + (this.runs?.bytes ?? 0);
  }

  private numberOf(hash: number): number {
    return this.partBits === 0 ? 0 : hash >>> (32 - this.partBits);
  }

  private clear(): void {
    this.parts = [];
    this.tableBytes = this.runs?.filterBytes ?? 0;
    const parts = 2 ** this.partBits;
    for (let i = 0; i < parts; i++) {
      const capacity = Math.round(SMALLEST * GROWTH ** (i / parts));
      this.parts.push({ tags: new Uint16Array(capacity), places: new Uint32Array(capacity), used: 0 });
      this.tableBytes += capacity * SLOT;
    }
  }

  /** All seeds of the table by code, then place. */
  private *sorted(): Generator<[code: number, place: number]> {
    for (const [number, { tags, places, used }] of this.parts.entries()) {
      const entries = new Float64Array(used);
      let count = 0;
      for (let slot = 0; slot < tags.length; slot++) {
        const tag = tags[slot] ?? 0;
        if (tag !== 0) entries[count++] = tag * 2 ** 32 + (places[slot] ?? 0);
      }
      for (const entry of entries.sort()) {
        yield [number * 0x10000 + Math.floor(entry / 2 ** 32), entry % 2 ** 32];
      }
    }
  }

  private grow(part: Part): void {
    const { tags, places } = part;
    const capacity = Math.ceil(tags.length * GROWTH);
    const newTags = new Uint16Array(capacity);
    const newPlaces = new Uint32Array(capacity);
    // From an empty slot on, so that equal texts keep their order across the end of the table.
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
    this.tableBytes += (capacity - tags.length) * SLOT;
    part.tags = newTags;
    part.places = newPlaces;
  }
}
