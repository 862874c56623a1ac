import type { Bigrams, RowFits } from '../../lexicon/bigrams.js';
import { cutFeatures, fitsOf } from './link-features.js';
import { Observations } from './observations.js';
import { LARGEST_STRETCH } from './stretch.js';
import type { Strip } from './strip.js';

/** What the words give that meet where a strip of a page follows another, no further off than in one stretch. */
export class PairScores {
  readonly #strips: readonly Strip[];
  readonly #fits: RowFits;
  readonly #weights: Float64Array;
  /** Of each strip with those from {@link LARGEST_STRETCH} before it on; worked out when first asked for. */
  readonly #rows: (Float64Array | undefined)[];

  /** @param weights of the features by number */
  constructor(strips: readonly Strip[], bigrams: Bigrams, weights: Float64Array) {
    this.#strips = strips;
    this.#fits = fitsOf(strips, bigrams);
    this.#weights = weights;
    this.#rows = strips.map(() => undefined);
  }

  /** What strips `from..to` (exclusive) give that follow strip `i`, one of them: log-odds. */
  row(i: number, from: number, to: number): Float64Array {
    const begin = Math.max(0, i - LARGEST_STRETCH);
    this.#rows[i] ??= this.#weigh(i, begin, Math.min(this.#strips.length, i + LARGEST_STRETCH));
    return this.#rows[i].subarray(from - begin, to - begin);
  }

  #weigh(i: number, from: number, to: number): Float64Array {
    const a = this.#strips[i];
    const row = this.#fits(a?.tail ?? null, from, to);
    const found = new Observations();
    for (let j = from; j < to; j++) {
      const b = this.#strips[j];
      if (!a || !b) continue;
      cutFeatures(a, b, row[j - from] ?? 1, found);
      row[j - from] = found.take(this.#weights);
    }
    return row;
  }
}
