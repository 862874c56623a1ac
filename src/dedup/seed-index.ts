import { Matches } from './matches.js';
import type { PagePool } from './pages.js';
import { TAG_BITS } from './seed-ring.js';
import { SeedRuns } from './seed-runs.js';
import { SeedTable } from './seed-table.js';

/** Winnowing takes small hashes; this spreads them over all codes (odd, Knuth, TAOCP 3, 6.4: the golden ratio of 32 bits). */
const SPREAD = 0x9e3779b1;

/** The texts of an index. */
export interface SeedTexts {
  /** Whether the texts at two places are the same. */
  same(earlier: number, place: number): boolean;
  /** Reads something of the text at a place, if it is at hand. */
  touch(place: number): number;
}

/**
 * Where each sampled stretch of text stands in the corpus. Equal hashes are told apart by the texts themselves.
 *
 * Of a text only the earliest `postings` places are kept: what recurs everywhere costs a constant time each time.
 */
export class SeedIndex {
  private readonly table: SeedTable;
  private runs: SeedRuns | undefined;
  private readonly shift: number;
  private readonly matches = new Matches();
  private codes = new Uint32Array(1 << 8);
  /** Keeps what is only read ahead from being optimised away. */
  touched = 0;
  seeds = 0;

  /**
   * @param partBits number of parts of the table, as a power of two, at most 16
   * @param seeds how many are expected; it may hold more
   */
  constructor(
    private readonly pool: PagePool,
    private readonly postings: number,
    partBits: number,
    seeds = 0,
  ) {
    this.shift = 32 - TAG_BITS - partBits;
    this.table = new SeedTable(partBits, seeds);
  }

  /**
   * Finds the earlier places of texts, then enters these, one after another. What all of them will ask for is read ahead, for it lies all over
   * memory: asked for together it comes together, and no search need wait for the one before it.
   *
   * @param positions of the texts, counted from `base`
   * @returns what stands until the next call
   */
  visit(hashes: Uint32Array, positions: Int32Array, base: number, texts: SeedTexts): Matches {
    const { matches, runs, postings } = this;
    const { length } = hashes;
    if (length > this.codes.length) this.codes = new Uint32Array(length * 2);
    const { codes } = this;
    for (let i = 0; i < length; i++) codes[i] = Math.imul(hashes[i] ?? 0, SPREAD) >>> this.shift;
    this.touched ^= this.table.touch(codes, length);
    const same = (place: number, seed: number): boolean => texts.same(place, base + (positions[seed] ?? 0));
    matches.length = 0;
    for (let seed = 0; seed < length; seed++) {
      const code = codes[seed] ?? 0;
      const first = matches.length;
      runs?.find(code, seed, matches);
      const line = this.table.find(code, seed, matches);
      if (matches.length - first >= postings) {
        matches.keep(first, same);
        if (matches.length - first === postings) continue;
      }
      this.enter(code, base + (positions[seed] ?? 0), line);
    }
    for (let i = 0; i < matches.length; i++) this.touched ^= texts.touch(matches.places[i] ?? 0);
    matches.keep(0, same);
    return matches;
  }

  private enter(code: number, place: number, line: number): void {
    this.table.enter(code, place, line);
    this.seeds++;
  }

  /**
   * Empties the table into sorted pages, which the pool may put on disk.
   *
   * @param filterBits size of the filter before them in bits, as a power of two, at most 31; taken the first time
   */
  spill(filterBits: number): void {
    this.runs ??= new SeedRuns(this.pool, filterBits);
    this.runs.add(this.table.sorted());
    this.table.clear();
  }

  /** Bytes that {@link spill} would move. */
  get filledBytes(): number {
    return this.table.filledBytes;
  }

  /** Bytes of the table, and of what else is always in memory. */
  get tableBytes(): number {
    return this.table.bytes + (this.runs?.filterBytes ?? 0);
  }

  /** Bytes taken in memory and on disk. */
  get bytes(): number {
    return this.tableBytes + (this.runs?.bytes ?? 0);
  }
}
