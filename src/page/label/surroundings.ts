import { StemPlaces } from '../stem-places.js';
import { NO_STEM } from '../word-traits.js';
import type { BlockFacts } from './facts.js';
import { eachRowNear } from './running-text.js';

/** Weight that stems have in common, by the square root of how many there are. */
export interface Shared {
  /** Stems of a row with the running text after it, and before it. */
  ahead: number;
  behind: number;
  /** Stems before it with those after it. */
  turn: number;
}

/** A set of stems in the order they came, each with the weight it came with last. */
class StemSet {
  readonly list: Int32Array;
  size = 0;
  readonly weights: Float64Array;
  /** By stem: the time of gathering that it was added in. */
  readonly #added: Int32Array;
  #time = 0;

  constructor(stems: number) {
    this.list = new Int32Array(stems);
    this.weights = new Float64Array(stems);
    this.#added = new Int32Array(stems);
  }

  add(stem: number, weight: number): void {
    if (this.#added[stem] !== this.#time) {
      this.#added[stem] = this.#time;
      this.list[this.size++] = stem;
    }
    this.weights[stem] = weight;
  }

  has(stem: number): boolean {
    return this.#added[stem] === this.#time;
  }

  clear(): void {
    this.#time++;
    this.size = 0;
  }
}

/** Where the last row of the page at hand has each stem. */
const places = new StemPlaces();

/**
 * What the rows of a page have in common with the text around them. The stems of all rows stand in one list, row after row,
 * numbered from 0 in the order they come, since this is asked of every row.
 */
export class Surroundings {
  /** Words of each row, and where its stems end in the list. */
  readonly #words: Int32Array;
  readonly #ends: Int32Array;
  readonly #stems: Int32Array;
  readonly #weights: Float64Array;
  readonly #ahead: StemSet;
  readonly #behind: StemSet;

  constructor(rows: readonly Pick<BlockFacts, 'words'>[]) {
    let words = 0;
    for (const row of rows) words += row.words.length;
    this.#words = new Int32Array(rows.length);
    this.#ends = new Int32Array(rows.length);
    this.#stems = new Int32Array(words);
    this.#weights = new Float64Array(words);
    const met: number[] = [];
    let end = 0;
    for (let i = 0; i < rows.length; i++) {
      const from = end;
      const its = rows[i]?.words ?? [];
      for (const { stem, weight } of its) {
        if (stem === NO_STEM) continue;
        let place = places.of(stem) - 1;
        if (place < from) {
          const before = place;
          place = end++;
          this.#stems[place] = before < 0 ? met.push(stem) - 1 : (this.#stems[before] ?? 0);
          places.set(stem, place + 1);
        }
        this.#weights[place] = weight;
      }
      this.#words[i] = its.length;
      this.#ends[i] = end;
    }
    places.clear(met);
    const count = met.length;
    this.#ahead = new StemSet(count);
    this.#behind = new StemSet(count);
  }

  /** What row `i` has in common with the text before and after it. */
  sharedBy(i: number): Shared {
    this.#gather(this.#ahead, i, 1);
    this.#gather(this.#behind, i, -1);
    return {
      ahead: this.#shared(i, this.#ahead),
      behind: this.#shared(i, this.#behind),
      turn: turn(this.#behind, this.#ahead),
    };
  }

  #start(i: number): number {
    return i > 0 ? (this.#ends[i - 1] ?? 0) : 0;
  }

  /** Gathers the stems of the running text after (`step` 1) or before (-1) row `i`. */
  #gather(found: StemSet, i: number, step: 1 | -1): void {
    found.clear();
    eachRowNear(this.#words, i, step, (row) => {
      const end = this.#ends[row] ?? 0;
      for (let k = this.#start(row); k < end; k++) found.add(this.#stems[k] ?? 0, this.#weights[k] ?? 0);
    });
  }

  #shared(i: number, others: StemSet): number {
    const start = this.#start(i);
    const end = this.#ends[i] ?? 0;
    let sum = 0;
    for (let k = start; k < end; k++) if (others.has(this.#stems[k] ?? 0)) sum += this.#weights[k] ?? 0;
    return end > start ? sum / Math.sqrt(end - start) : 0;
  }
}

function turn({ list, size, weights }: StemSet, others: StemSet): number {
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const stem = list[k] ?? 0;
    if (others.has(stem)) sum += weights[stem] ?? 0;
  }
  return size > 0 ? sum / Math.sqrt(size) : 0;
}
