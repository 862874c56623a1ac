import type { Feature } from '../label/features.js';

/** Names of all features by number: pairs are weighed by the thousand, and numbers are quicker to look up. */
const NAMES: string[] = [];
/** The number of a feature. */
export const named = (name: string): number => NAMES.push(name) - 1;

/** Line-wrapped strips are weighed by weights of their own. */
export const byKind = (name: string): readonly [block: number, row: number] => [
  named(`block-${name}`),
  named(`row-${name}`),
];

/** Features that a place may have, at most. */
const MOST = 12;

/** What was observed of a place: features by number, and their values. Two arrays, since places are weighed by the thousand. */
export class Observations {
  readonly #features = new Uint8Array(MOST);
  readonly #values = new Float64Array(MOST);
  #size = 0;

  add(feature: number, value = 1): void {
    this.#features[this.#size] = feature;
    this.#values[this.#size++] = value;
  }

  /** What they give together, beyond `sum`: log-odds. They are forgotten. */
  take(weights: Float64Array, sum = 0): number {
    let all = sum;
    for (let k = 0; k < this.#size; k++) all += (this.#values[k] ?? 0) * (weights[this.#features[k] ?? 0] ?? 0);
    this.#size = 0;
    return all;
  }

  /** What each gives. They are forgotten. */
  takeEach(weights: Float64Array): number[] {
    const gives = this.list().map(({ value }, k) => value * (weights[this.#features[k] ?? 0] ?? 0));
    this.#size = 0;
    return gives;
  }

  /** The features by name. */
  list(): Feature[] {
    return [...this.#features.subarray(0, this.#size)].map((feature, k) => ({
      name: NAMES[feature] ?? '',
      value: this.#values[k] ?? 0,
    }));
  }
}

/** Weight of each feature by its number. */
export function weightsByNumber(weights: Readonly<Record<string, number>>): Float64Array {
  return Float64Array.from(NAMES, (name) => weights[name] ?? 0);
}

/** Called with each feature and its value, where features are few and named as they are met. */
export type Found = (name: string, value: number) => void;

/** Features as a list, by name. */
export function listed(observe: (found: Observations) => void): Feature[] {
  const found = new Observations();
  observe(found);
  return found.list();
}
