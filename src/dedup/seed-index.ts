import type { PagePool } from './pages.js';
import { SeedRuns } from './seed-runs.js';
import { type SameText, SeedTable } from './seed-table.js';

/** Winnowing takes small hashes; this spreads them over all codes (odd, Knuth, TAOCP 3, 6.4: the golden ratio of 32 bits). */
const SPREAD = 0x9e3779b1;

/**
 * Where each sampled stretch of text stands in the corpus. Equal hashes are told apart by the texts themselves.
 *
 * Of a text only the earliest `postings` places are kept: what recurs everywhere costs a constant time each time.
 */
export class SeedIndex {
  private table: SeedTable;
  private runs: SeedRuns | undefined;
  private readonly shift: number;
  private codes = new Uint32Array(1 << 8);
  /** Places found by the last {@link visit}, in the order they came. */
  readonly hits: Uint32Array;
  seeds = 0;

  /** @param partBits number of parts of the table, as a power of two, at most 15 */
  constructor(
    private readonly pool: PagePool,
    postings: number,
    partBits: number,
  ) {
    this.hits = new Uint32Array(postings);
    this.shift = 16 - partBits;
    this.table = new SeedTable(partBits);
  }

  /**
   * Brings from memory what {@link visit} will ask for, for all hashes of an article at once.
   *
   * @param touch reads the text at a place
   */
  warm(hashes: Uint32Array, touch: (place: number) => number): void {
    const { length } = hashes;
    if (length > this.codes.length) this.codes = new Uint32Array(length * 2);
    for (let i = 0; i < length; i++) this.codes[i] = this.codeOf(hashes[i] ?? 0);
    this.table.warm(this.codes, length, touch);
  }

  /**
   * Finds the earlier places of a text, then enters this one.
   *
   * @param same tells whether the text at a place with a like hash is the same
   * @returns how many {@link hits} there are
   */
  visit(hash: number, position: number, same: SameText): number {
    const code = this.codeOf(hash);
    const most = this.hits.length;
    let found = 0;
    if (this.runs) {
      const take = (place: number): boolean => {
        if (same(place)) this.hits[found++] = place;
        return found === most;
      };
      if (this.runs.find(code, take)) return found;
    }
    found = this.table.visit(code, position, same, this.hits, found);
    if (found < most) this.seeds++;
    if (this.table.full) {
      this.table = this.table.longer();
      if (!this.runs) this.table.release();
    }
    return found;
  }

  /**
   * Empties the table into sorted pages, which the pool may put on disk.
   *
   * @param filterBits size of the filter before them in bits, as a power of two, at most 31; taken the first time
   */
  spill(filterBits: number): void {
    this.runs ??= new SeedRuns(this.pool, filterBits);
    this.runs.add(this.table.sorted());
    this.table = this.table.emptied();
  }

  /** Bytes that {@link spill} would move. */
  get filledBytes(): number {
    return this.table.bytes;
  }

  /** Bytes of the table, and of what else is always in memory. */
  get tableBytes(): number {
    return this.table.bytes + this.table.freeBytes + (this.runs?.filterBytes ?? 0);
  }

  /** Bytes taken in memory and on disk. */
  get bytes(): number {
    return this.tableBytes + (this.runs?.bytes ?? 0);
  }

  private codeOf(hash: number): number {
    return Math.imul(hash, SPREAD) >>> this.shift;
  }
}
