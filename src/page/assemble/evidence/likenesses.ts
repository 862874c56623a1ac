import type { NearProducts } from '../../products/near-products.js';
import { likenessOf, type Topic } from '../../topic.js';
import { LARGEST_STRETCH } from '../stretch.js';
import { beginOf } from './pair-scores.js';

/** How much of what all texts of a stretch have in common is left out of what two of them have: fitted by hand on rendered pages. */
const OF_ALL = 0.5;

/** What the subjects of the texts of a stretch have in common beyond what all of them have. */
export interface Likeness {
  /** `strip * strips + other`; with itself the squared length of its subject. */
  strips: Float64Array;
  /** `heading * strips + strip`. */
  heads: Float64Array;
  /** Squared length of the subject of each heading. */
  headLengths: Float64Array;
}

/** What the subjects of the strips of a page have in common, no further off than in one stretch. */
export class Likenesses {
  readonly #topics: readonly Topic[];
  readonly #near: NearProducts;
  /** Of each strip with those from {@link LARGEST_STRETCH} before it on; worked out when first asked for. */
  readonly #rows: (Float64Array | undefined)[];

  constructor(topics: readonly Topic[], near: NearProducts) {
    this.#topics = topics;
    this.#near = near;
    this.#rows = topics.map(() => undefined);
  }

  /**
   * Those of a stretch.
   *
   * @param begin number on the page of its first strip
   * @param n strips of it
   * @param heads topics of its headings
   */
  of(begin: number, n: number, heads: readonly Topic[]): Likeness {
    const strips = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      const from = begin - beginOf(begin + i);
      strips.set(this.#row(begin + i).subarray(from, from + n), i * n);
    }
    const withHeads = new Float64Array(heads.length * n);
    for (const [h, topic] of heads.entries())
      this.#near.of(topic, this.#topics, begin, withHeads.subarray(h * n, (h + 1) * n));
    const likeness = {
      strips,
      heads: withHeads,
      headLengths: Float64Array.from(heads, (topic) => likenessOf(topic, topic)),
    };
    leaveOutCommon(likeness, n);
    return likeness;
  }

  #row(i: number): Float64Array {
    this.#rows[i] ??= this.#rowOf(i, beginOf(i), Math.min(this.#topics.length, i + LARGEST_STRETCH));
    return this.#rows[i];
  }

  #rowOf(i: number, from: number, to: number): Float64Array {
    const row = new Float64Array(to - from);
    let known = from;
    for (; known < i; known++) {
      const other = this.#rows[known];
      if (!other) break;
      row[known - from] = other[i - beginOf(known)] ?? 0;
    }
    const topic = this.#topics[i];
    if (topic) this.#near.of(topic, this.#topics, known, row.subarray(known - from));
    return row;
  }
}

/** Moves all subjects of a stretch away from their mean: on a page of one war or one game what sets its articles apart tells. */
function leaveOutCommon({ strips, heads, headLengths }: Likeness, n: number): void {
  const means = new Float64Array(n);
  let all = 0;
  for (let i = 0; i < n; i++) {
    means[i] = meanOf(strips.subarray(i * n, (i + 1) * n));
    all += (means[i] ?? 0) / n;
  }
  const shift = (row: Float64Array, mean: number): void => {
    for (let j = 0; j < n; j++) row[j] = (row[j] ?? 0) - OF_ALL * (mean + (means[j] ?? 0)) + OF_ALL ** 2 * all;
  };
  for (let i = 0; i < n; i++) shift(strips.subarray(i * n, (i + 1) * n), means[i] ?? 0);
  for (let h = 0; h < headLengths.length; h++) {
    const row = heads.subarray(h * n, (h + 1) * n);
    const mean = meanOf(row);
    shift(row, mean);
    headLengths[h] = (headLengths[h] ?? 0) - 2 * OF_ALL * mean + OF_ALL ** 2 * all;
  }
}

function meanOf(row: Float64Array): number {
  let sum = 0;
  for (const value of row) sum += value;
  return sum / (row.length || 1);
}
