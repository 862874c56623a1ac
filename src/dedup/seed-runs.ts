import { Column } from './column.js';
import type { Matches } from './matches.js';
import type { PagePool } from './pages.js';

/** Numbers in a page of a run, as a power of two: 4 KB, since a look-up asks for little in a page or two. */
const PAGE_BITS = 10;
/** Spreads a code once more, for the second bit of the filter (MurmurHash3, A. Appleby). */
const SECOND = 0xc2b2ae35;

/** Seeds sorted by code, then place. */
interface Run {
  codes: Column;
  places: Column;
}

/** Tells of most codes that they stand in no run: two bits of a code are set (Bloom 1970). */
class Filter {
  private readonly bits: Uint32Array;
  private readonly shift: number;

  /** @param size bits, as a power of two, at least 5 */
  constructor(size: number) {
    this.bits = new Uint32Array(2 ** (size - 5));
    this.shift = 32 - size;
  }

  add(code: number): void {
    for (const bit of [this.first(code), this.second(code)]) {
      this.bits[bit >>> 5] = (this.bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  mayHave(code: number): boolean {
    return this.has(this.first(code)) && this.has(this.second(code));
  }

  get bytes(): number {
    return this.bits.byteLength;
  }

  private has(bit: number): boolean {
    return (((this.bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
  }

  /** The low half of a code is the low half of a hash, the rest its top: turned round, all of its bits count. */
  private first(code: number): number {
    return Math.imul((code << 16) | (code >>> 16), 0x9e3779b1) >>> this.shift;
  }

  private second(code: number): number {
    return Math.imul(code ^ (code >>> 15), SECOND) >>> this.shift;
  }
}

/**
 * Seeds that went out of the table: sorted runs, the earlier seeds in the earlier runs.
 *
 * Two neighbouring runs are merged when the later is at least half as long, so there are as many runs as the corpus has doublings, and
 * each seed is written again as often.
 */
export class SeedRuns {
  private readonly filter: Filter;
  private runs: Run[] = [];
  seeds = 0;

  /** @param filterBits size of the filter, as a power of two: more bits, fewer pages read in vain */
  constructor(
    private readonly pool: PagePool,
    filterBits: number,
  ) {
    this.filter = new Filter(filterBits);
  }

  /** Takes seeds in, sorted by code and place, all later than those it has. */
  add(entries: Iterable<readonly [code: number, place: number]>): void {
    const run = this.emptyRun();
    for (const [code, place] of entries) {
      this.filter.add(code);
      this.write(run, code, place);
    }
    this.seeds += run.codes.length;
    this.runs.push(run);
    for (;;) {
      const [earlier, later] = this.runs.slice(-2);
      if (!earlier || !later || later.codes.length * 2 < earlier.codes.length) return;
      this.runs.splice(-2, 2, this.merged(earlier, later));
    }
  }

  /** Adds the places of a code to `matches`, earliest first. */
  find(code: number, seed: number, matches: Matches): void {
    if (!this.filter.mayHave(code)) return;
    for (const { codes, places } of this.runs) {
      for (let i = codes.seek(code); i < codes.length && codes.glance(i) === code; i++)
        matches.push(seed, places.glance(i));
    }
  }

  /** Bytes of the filter, which is always in memory. */
  get filterBytes(): number {
    return this.filter.bytes;
  }

  /** Bytes of the runs, in memory and on disk. */
  get bytes(): number {
    return this.runs.reduce((sum, { codes, places }) => sum + codes.bytes + places.bytes, 0);
  }

  /** Writes a seed at the end of a run. A run may be longer than memory, so pages that went are used again while it is written. */
  private write({ codes, places }: Run, code: number, place: number): void {
    if (codes.length % (1 << PAGE_BITS) === 0) this.pool.reuse();
    codes.push(code);
    places.push(place);
  }

  private emptyRun(): Run {
    return { codes: new Column(this.pool, PAGE_BITS), places: new Column(this.pool, PAGE_BITS) };
  }

  private merged(earlier: Run, later: Run): Run {
    const run = this.emptyRun();
    const [many, more] = [earlier.codes.length, later.codes.length];
    let i = 0;
    let j = 0;
    let first = earlier.codes.at(0);
    let second = later.codes.at(0);
    while (i < many || j < more) {
      if (j === more || (i < many && first <= second)) {
        this.write(run, first, earlier.places.at(i++));
        first = earlier.codes.at(i);
      } else {
        this.write(run, second, later.places.at(j++));
        second = later.codes.at(j);
      }
    }
    for (const { codes, places } of [earlier, later]) {
      codes.close();
      places.close();
    }
    return run;
  }
}
