import { LARGEST_STRETCH } from '../stretch.js';
import { type SeamData, type SeamRow, seamsBefore } from '../strips/seam.js';
import type { Strip } from '../strips/strip.js';
import { believed, seamWeight } from './link-features.js';

/** What the words give that meet where a strip of a page follows another, no further off than in one stretch. */
export class PairScores {
  readonly #strips: readonly Strip[];
  readonly #seams: SeamRow;
  readonly #weights: Float64Array;
  /** Whether each strip is wrapped, since pairs are weighed by the thousand. */
  readonly #wrapped: Uint8Array;
  /** Of each strip with those from {@link LARGEST_STRETCH} before it on; worked out when first asked for. */
  readonly #rows: (Float64Array | undefined)[];

  /** @param weights of the features by number */
  constructor(strips: readonly Strip[], data: SeamData, weights: Float64Array) {
    this.#strips = strips;
    this.#seams = seamsBefore(
      strips.map(({ start }) => start),
      data,
    );
    this.#weights = weights;
    this.#wrapped = Uint8Array.from(strips, ({ wrapped }) => (wrapped ? 1 : 0));
    this.#rows = strips.map(() => undefined);
  }

  /** What the strips give that follow strip `i`, from strip {@link beginOf} on: log-odds. */
  row(i: number): Float64Array {
    this.#rows[i] ??= this.#weigh(i, beginOf(i), Math.min(this.#strips.length, i + LARGEST_STRETCH));
    return this.#rows[i];
  }

  #weigh(i: number, from: number, to: number): Float64Array {
    const a = this.#strips[i];
    if (!a) return new Float64Array(to - from);
    const row = this.#seams(a.end, from, to);
    const asBlock = seamWeight(this.#weights, false);
    const asRow = seamWeight(this.#weights, true);
    for (let j = from; j < to; j++) {
      const wrapped = a.wrapped && this.#wrapped[j] === 1;
      row[j - from] = believed(row[j - from] ?? 0, wrapped) * (wrapped ? asRow : asBlock);
    }
    return row;
  }
}

/** The strip that the {@link PairScores.row} of strip `i` begins with. */
export const beginOf = (i: number): number => Math.max(0, i - LARGEST_STRETCH);
