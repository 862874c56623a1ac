import type { WordTraits } from '../word-traits.js';
import type { BlockFacts } from './facts.js';

/** Words of running text near a row that are compared with its own, and rows looked through for them. */
const NEAR = 60;
const NEAR_ROWS = 16;
/** Rows of fewer words are no running text. */
const SHORTEST_TEXT = 4;

/** Weight that stems have in common, by the square root of how many there are. */
export interface Shared {
  /** Stems of a row with the running text after it, and before it. */
  ahead: number;
  behind: number;
  /** Stems before it with those after it. */
  turn: number;
}

interface Stems {
  numbers: readonly number[];
  weights: readonly number[];
}

/** A set of stems in the order they came, each with the weight it came with last. */
class StemSet {
  readonly list: number[] = [];
  readonly weights: Float64Array;
  readonly #member: Uint8Array;

  constructor(stems: number) {
    this.weights = new Float64Array(stems);
    this.#member = new Uint8Array(stems);
  }

  add(stem: number, weight: number): void {
    if (this.#member[stem] === 0) {
      this.#member[stem] = 1;
      this.list.push(stem);
    }
    this.weights[stem] = weight;
  }

  has(stem: number): boolean {
    return this.#member[stem] === 1;
  }

  clear(): void {
    for (const stem of this.list) this.#member[stem] = 0;
    this.list.length = 0;
  }
}

/** What the rows of a page have in common with the text around them; stems are numbered, since this is asked of every row. */
export class Surroundings {
  readonly #words: readonly number[];
  readonly #stems: readonly Stems[];
  readonly #ahead: StemSet;
  readonly #behind: StemSet;

  constructor(rows: readonly Pick<BlockFacts, 'words'>[]) {
    const numbering = new Numbering();
    this.#words = rows.map(({ words }) => words.length);
    this.#stems = rows.map(({ words }, row) => numbering.stemsOf(words, row));
    this.#ahead = new StemSet(numbering.size);
    this.#behind = new StemSet(numbering.size);
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

  /** Gathers the stems of the next {@link NEAR} words of running text after (`step` 1) or before (-1) row `i`. */
  #gather(found: StemSet, i: number, step: 1 | -1): void {
    found.clear();
    let words = 0;
    for (let j = i + step; j >= 0 && j < this.#words.length && words < NEAR && Math.abs(j - i) < NEAR_ROWS; j += step) {
      const its = this.#words[j] ?? 0;
      const stems = this.#stems[j];
      if (!stems || its < SHORTEST_TEXT) continue;
      words += its;
      const { numbers, weights } = stems;
      for (let k = 0; k < numbers.length; k++) found.add(numbers[k] ?? 0, weights[k] ?? 0);
    }
  }

  #shared(i: number, others: StemSet): number {
    const { numbers, weights } = this.#stems[i] ?? { numbers: [], weights: [] };
    let sum = 0;
    for (let k = 0; k < numbers.length; k++) if (others.has(numbers[k] ?? 0)) sum += weights[k] ?? 0;
    return numbers.length > 0 ? sum / Math.sqrt(numbers.length) : 0;
  }
}

/** Numbers the stems of rows. */
class Numbering {
  readonly #numbers = new Map<string, number>();
  /** By stem: the row that had it last, and where in its list. */
  readonly #rows: number[] = [];
  readonly #places: number[] = [];

  get size(): number {
    return this.#numbers.size;
  }

  /** Stems of a row, each once with the weight it came with last. */
  stemsOf(words: readonly WordTraits[], row: number): Stems {
    const numbers: number[] = [];
    const weights: number[] = [];
    for (const { stem, weight } of words) {
      if (stem === '') continue;
      let number = this.#numbers.get(stem);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(stem, number);
      }
      if (this.#rows[number] === row) weights[this.#places[number] ?? 0] = weight;
      else {
        this.#rows[number] = row;
        this.#places[number] = numbers.push(number) - 1;
        weights.push(weight);
      }
    }
    return { numbers, weights };
  }
}

function turn({ list, weights }: StemSet, others: StemSet): number {
  let sum = 0;
  for (const stem of list) if (others.has(stem)) sum += weights[stem] ?? 0;
  return list.length > 0 ? sum / Math.sqrt(list.length) : 0;
}
