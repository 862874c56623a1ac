// Logistic regression and its like on sparse features, by gradient ascent on all samples at once.
import { type Climb, Parameters } from './adam.js';

/** The longest step. */
const RATE = 0.05;

/** Sparse rows of features, one after another. */
export class Rows {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #features: number[] = [];
  readonly #values: number[] = [];
  readonly #starts: number[] = [0];

  get size(): number {
    return this.#starts.length - 1;
  }

  add(features: Iterable<readonly [name: string, value: number]>): void {
    for (const [name, value] of features) {
      let number = this.#numbers.get(name);
      if (number === undefined) {
        number = this.names.push(name) - 1;
        this.#numbers.set(name, number);
      }
      this.#features.push(number);
      this.#values.push(value);
    }
    this.#starts.push(this.#features.length);
  }

  /** How many rows have each feature. */
  counts(): Float64Array {
    const counts = new Float64Array(this.names.length);
    for (const feature of this.#features) counts[feature] = (counts[feature] ?? 0) + 1;
    return counts;
  }

  /** What each row gives. */
  times(weights: Float64Array): Float64Array {
    const found = new Float64Array(this.size);
    for (let row = 0; row < found.length; row++)
      for (let k = this.#starts[row] ?? 0; k < (this.#starts[row + 1] ?? 0); k++)
        found[row] = (found[row] ?? 0) + (this.#values[k] ?? 0) * (weights[this.#features[k] ?? 0] ?? 0);
    return found;
  }

  /** Adds to the slope of each weight what the rows pull at it. */
  pull(pulls: Float64Array, slopes: Float64Array): void {
    for (let row = 0; row < pulls.length; row++) {
      const pull = pulls[row] ?? 0;
      if (pull === 0) continue;
      for (let k = this.#starts[row] ?? 0; k < (this.#starts[row + 1] ?? 0); k++) {
        const feature = this.#features[k] ?? 0;
        slopes[feature] = (slopes[feature] ?? 0) + pull * (this.#values[k] ?? 0);
      }
    }
  }
}

/**
 * Climbs to the weights where `pullsOf` of what the rows give is 0 on the whole.
 *
 * @param from where to begin
 * @param how `decay`: what each weight loses of itself, by feature: twice the weight of its square in the loss
 */
export function climb(
  rows: Rows,
  pullsOf: (given: Float64Array) => Float64Array,
  from: Float64Array,
  how: Omit<Climb, 'rate'>,
): Float64Array {
  const weights = new Parameters(from.slice(), { rate: RATE, ...how });
  for (let step = 1; step <= how.steps; step++) {
    rows.pull(pullsOf(rows.times(weights.values)), weights.gradient);
    weights.climb(step);
  }
  return weights.values;
}
