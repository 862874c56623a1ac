import type { Evidence } from './evidence.js';

/** Draws of chance that an article's own words are weighed against: the fewer, the sooner it has a subject of its own. */
const CONCENTRATION = 40;

/** What an article is about: how many of its strips have each stem, its heading counting as one; and all of them together. */
export interface Subject {
  counts: Uint16Array;
  /** The stems counted, each once. */
  stems: readonly number[];
  size: number;
}

export const NO_SUBJECT: Subject = { counts: new Uint16Array(0), stems: [], size: 0 };

/** Stems of a run of strips. */
export interface PartStems {
  /** Those that other strips or headings have too, and how many strips of the run have each. */
  stems: Int32Array;
  times: Int32Array;
  /** All stems together, counted by strips. */
  drawn: number;
  /** What all of them are worth in an article that has none of them, but for its size. */
  alone: number;
}

export function subjectOf({ stems, headStems, chance }: Evidence, heading: number, order: readonly number[]): Subject {
  const counts = new Uint16Array(chance.length);
  const counted: number[] = [];
  let size = 0;
  const add = (list: readonly number[]): void => {
    for (const stem of list) {
      const before = counts[stem] ?? 0;
      if (before === 0) counted.push(stem);
      counts[stem] = before + 1;
    }
    size += list.length;
  };
  add(headStems[heading] ?? []);
  for (const i of order) add(stems[i] ?? []);
  return { counts, stems: counted, size };
}

/** Gathers the stems of a run of strips, one strip after the other. */
export class PartGatherer {
  readonly #evidence: Evidence;
  readonly #times: Int32Array;
  readonly #list: number[] = [];
  #drawn = 0;

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
    this.#times = new Int32Array(evidence.chance.length);
  }

  clear(): void {
    for (const stem of this.#list) this.#times[stem] = 0;
    this.#list.length = 0;
    this.#drawn = 0;
  }

  add(strip: number): void {
    const stems = this.#evidence.stems[strip] ?? [];
    for (const stem of stems) {
      if (this.#times[stem] === 0) this.#list.push(stem);
      this.#times[stem] = (this.#times[stem] ?? 0) + 1;
    }
    this.#drawn += stems.length;
  }

  /** What was gathered, weighed by `belonging`. */
  part(belonging: Belonging): PartStems {
    let alone = 0;
    let size = 0;
    for (const stem of this.#list) {
      const times = this.#times[stem] ?? 0;
      alone += belonging.draws(stem, times, 0);
      if ((belonging.totals[stem] ?? 0) > times) size++;
    }
    const stems = new Int32Array(size);
    const times = new Int32Array(size);
    let i = 0;
    for (const stem of this.#list) {
      const its = this.#times[stem] ?? 0;
      if ((belonging.totals[stem] ?? 0) <= its) continue;
      stems[i] = stem;
      times[i++] = its;
    }
    return { stems, times, drawn: this.#drawn, alone };
  }
}

/** Counts up to this are looked up; a stem that more strips of an article have is worked out. */
const TABLED = 8;

/** How much likelier stems are in an article than in any text; the logarithms are worked out once a page. */
export class Belonging {
  readonly #evidence: Evidence;
  /** `stem * TABLED + count`: log of how likely a stem is to be drawn again, against chance; NaN until asked for. */
  readonly #drawn: Float64Array;
  /** Sums of log(k + CONCENTRATION) for k below the index. */
  readonly #sums: Float64Array;

  /** How many strips and headings of all have each stem. */
  readonly totals: Int32Array;

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
    this.totals = new Int32Array(evidence.chance.length);
    for (const list of [...evidence.stems, ...evidence.headStems])
      for (const stem of list) this.totals[stem] = (this.totals[stem] ?? 0) + 1;
    this.#drawn = new Float64Array(evidence.chance.length * TABLED).fill(Number.NaN);
    const count = (lists: readonly (readonly number[])[]): number => lists.reduce((sum, { length }) => sum + length, 0);
    const most = count(evidence.stems) + count(evidence.headStems);
    this.#sums = new Float64Array(most + 1);
    for (let k = 0; k < most; k++) this.#sums[k + 1] = (this.#sums[k] ?? 0) + Math.log(k + CONCENTRATION);
  }

  /** Log of how likely a stem is to be drawn again, against chance, in an article that has drawn it so often. */
  again(stem: number, count: number): number {
    if (count >= TABLED) return Math.log(count / (this.#evidence.chance[stem] ?? 1) + CONCENTRATION);
    const cell = stem * TABLED + count;
    let value = this.#drawn[cell] ?? 0;
    if (Number.isNaN(value)) {
      value = Math.log(count / (this.#evidence.chance[stem] ?? 1) + CONCENTRATION);
      this.#drawn[cell] = value;
    }
    return value;
  }

  /** What the draws of a stem are worth in an article that has drawn it so often before. */
  draws(stem: number, times: number, before: number): number {
    let sum = 0;
    for (let k = 0; k < times; k++) sum += this.again(stem, before + k);
    return sum;
  }

  /**
   * How much likelier the stems of `part` are in an article about `subject` than in any text: log-likelihood ratio of a
   * Dirichlet-multinomial (Polya's urn: what was drawn is likelier to be drawn again) against chance.
   *
   * @param own how many of `part` are counted in the subject already: all of them, or none
   */
  of({ stems, times, drawn, alone }: PartStems, { counts, size }: Subject, own: boolean): number {
    let sum = alone;
    // An article has few of the stems, so only these are looked up.
    for (let i = 0; i < stems.length; i++) {
      const stem = stems[i] ?? 0;
      const n = times[i] ?? 0;
      const before = (counts[stem] ?? 0) - (own ? n : 0);
      if (before > 0) sum += this.draws(stem, n, before) - this.draws(stem, n, 0);
    }
    return this.#evidence.cohesion * (sum - this.crowding(size - (own ? drawn : 0), drawn));
  }

  /** What so many draws cost in an article of so many stems. */
  crowding(size: number, drawn: number): number {
    return (this.#sums[size + drawn] ?? 0) - (this.#sums[size] ?? 0);
  }
}
