import type { Matches } from './matches.js';
import { linesFor, SeedRing, TAG_BITS } from './seed-ring.js';

/** Parts of a ring, at most, as a power of two: code and place of a seed together keep to the 53 bits of a number. */
const RING_BITS = 5;
/** Lines of a part when the table is empty, and how many times longer a ring becomes when it is full. */
const FIRST_LINES = 2;
const GROWTH = 1.25;

/**
 * Places of seeds by a code of `16 + partBits` bits: rings that grow each by itself, so that what grows fits into a processor's cache.
 *
 * The first rings differ in length, by up to {@link GROWTH} times, and so they do ever after. At any time some are full and some have just
 * grown, and all together take 7.8 bytes a seed.
 */
export class SeedTable {
  private readonly rings: SeedRing[];
  private readonly growths: number[];
  private readonly ringBits: number;
  private readonly shift: number;

  /** Bytes of all rings. */
  bytes = 0;

  /**
   * @param partBits number of parts, as a power of two, at most 16
   * @param seeds how many are expected; it may hold more
   */
  constructor(partBits: number, seeds = 0) {
    this.ringBits = Math.min(partBits, RING_BITS);
    this.shift = TAG_BITS + this.ringBits;
    const count = 1 << (partBits - this.ringBits);
    const grown = Math.max(0, Math.ceil(Math.log(linesFor(seeds / count) / this.linesAfter(0)) / Math.log(GROWTH)));
    this.growths = Array.from({ length: count }, (_, i) => grown + i / count);
    this.rings = this.growths.map((growths) => new SeedRing(this.ringBits, this.linesAfter(growths)));
    for (const ring of this.rings) this.bytes += ring.bytes;
  }

  /** Bytes of a table that its seeds would make full. */
  get filledBytes(): number {
    return this.rings.reduce((sum, ring) => sum + ring.filledBytes, 0);
  }

  /** Forgets all seeds and keeps its length. */
  clear(): void {
    for (const ring of this.rings) ring.clear();
  }

  /** Reads the lines that codes call for; what of them is of no interest. */
  touch(codes: Uint32Array, length: number): number {
    const { rings, shift } = this;
    let sum = 0;
    for (let i = 0; i < length; i++) {
      const code = codes[i] ?? 0;
      sum ^= rings[code >>> shift]?.touch(code) ?? 0;
    }
    return sum;
  }

  /**
   * Adds the places of a code to `matches`, in the order they came; of another code with the same tag some may be among them.
   *
   * @returns the line in which the code is to be entered
   */
  find(code: number, seed: number, matches: Matches): number {
    return this.rings[code >>> this.shift]?.find(code, seed, matches) ?? 0;
  }

  /** Enters a place of a code in the line that {@link find} told. */
  enter(code: number, place: number, line: number): void {
    const number = code >>> this.shift;
    const ring = this.rings[number];
    if (!ring) return;
    ring.enter(code, place, line);
    if (ring.full) this.grow(number, ring);
  }

  /** All seeds by code, then place. */
  *sorted(): Generator<[code: number, place: number]> {
    for (const [number, ring] of this.rings.entries()) {
      const seeds: number[] = [];
      ring.forEach((code, place) => {
        seeds.push(code * 2 ** 32 + place);
      });
      for (const seed of Float64Array.from(seeds).sort()) {
        yield [number * 2 ** this.shift + Math.floor(seed / 2 ** 32), seed % 2 ** 32];
      }
    }
  }

  /** Lays the seeds of a ring out in a longer one, which takes its place. */
  private grow(number: number, ring: SeedRing): void {
    let growths = this.growths[number] ?? 0;
    let longer = ring;
    while (longer.full) {
      while (this.linesAfter(growths) <= longer.lines) growths++;
      longer = new SeedRing(this.ringBits, this.linesAfter(growths));
      ring.forEach((code, place) => {
        longer.lay(code, place);
      });
    }
    this.bytes += longer.bytes - ring.bytes;
    this.growths[number] = growths;
    this.rings[number] = longer;
  }

  /** Lines of a ring that has grown so many times. */
  private linesAfter(growths: number): number {
    return Math.ceil(2 ** this.ringBits * FIRST_LINES * GROWTH ** growths);
  }
}
