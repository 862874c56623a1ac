import type { ToldWord } from '../word-inputs.js';
import { feature, type Sightings } from './feature-names.js';
import { STATES } from './model.js';
import { type RoleNetwork, type RoleWeights, WEIGHTLESS } from './role-network.js';

/** What `explain` calls the words of a row, whatever else is told of them. */
const WORDS = feature('words');

/** What a feature of a row gives to a score. */
export interface Share {
  row: number;
  feature: number;
  gives: number;
}

/** What a network makes of the rows of a page. */
export class RoleScores {
  readonly #network: RoleNetwork;
  /** `row * hidden + unit`: of each row, and of it with the rows around; nothing below 0. */
  readonly #units: Float32Array;
  readonly #around: Float32Array;
  /** `row * states + state`. */
  readonly scores: Float64Array;

  readonly #words: readonly (readonly ToldWord[])[];

  /**
   * @param words of each row
   * @param observe gives the features of a row, until the next is observed
   */
  constructor(network: RoleNetwork, words: readonly (readonly ToldWord[])[], observe: (row: number) => Sightings) {
    const rows = words.length;
    const { hidden } = network;
    this.#words = words;
    this.#network = network;
    this.#units = new Float32Array(rows * hidden);
    this.#around = new Float32Array(rows * hidden);
    this.scores = new Float64Array(rows * STATES.length);
    for (let t = 0; t < rows; t++) this.#addFeatures(observe(t), t);
    for (let t = 0; t < rows; t++) this.#addAround(t);
  }

  /** What the features and words of a row give to its score and to its units. */
  #addFeatures({ features, values, size }: Sightings, t: number): void {
    const { products, terms, weights, biases, hidden, unitSums, stateSums } = this.#network;
    terms.size = 0;
    for (let k = 0; k < size; k++) {
      const row = this.#network.rowOf(features[k] ?? 0);
      if (row !== WEIGHTLESS) terms.add(row, values[k] ?? 0);
    }
    products.numbers.set(biases.bias, stateSums);
    terms.addTo(weights.straight, stateSums);
    this.#addToScores(t);
    products.numbers.set(biases.intoBias, unitSums);
    terms.addTo(weights.into, unitSums);
    this.#network.addWords(this.#words[t] ?? [], unitSums);
    rectify(products.numbers, unitSums, this.#units, t * hidden, hidden);
  }

  /** What the units of a row and of those around it give. */
  #addAround(t: number): void {
    const { products, terms, weights, biases, hidden, reach, unitSums, stateSums } = this.#network;
    const last = Math.min(this.#words.length - 1, t + reach);
    terms.size = 0;
    for (let other = Math.max(0, t - reach); other <= last; other++)
      terms.addUnits(this.#units, other * hidden, hidden, (other - t + reach) * hidden);
    products.numbers.set(biases.aroundBias, unitSums);
    terms.addTo(weights.around, unitSums);
    rectify(products.numbers, unitSums, this.#around, t * hidden, hidden);
    terms.size = 0;
    terms.addUnits(this.#units, t * hidden, hidden, 0);
    terms.addUnits(this.#around, t * hidden, hidden, hidden);
    products.numbers.fill(0, stateSums, stateSums + STATES.length);
    terms.addTo(weights.out, stateSums);
    this.#addToScores(t);
  }

  #addToScores(t: number): void {
    const { products, stateSums } = this.#network;
    const at = t * STATES.length;
    for (let s = 0; s < STATES.length; s++)
      this.scores[at + s] = (this.scores[at + s] ?? 0) + (products.numbers[stateSums + s] ?? 0);
  }

  /**
   * What the features of a row and of those around it give to its score for a state. Rectified units are linear where they stand,
   * so that the shares, with what is constant, are the score.
   */
  sharesOf(t: number, state: number, observe: (row: number) => Sightings): Share[] {
    const { products, weights, hidden, reach, unitSums } = this.#network;
    const rows = this.#words.length;
    const shares: Share[] = [];
    for (let row = Math.max(0, t - reach); row <= Math.min(rows - 1, t + reach); row++) {
      const slopes = this.#slopesOf(row, t, state);
      const sloping = (at: number): number => {
        const { numbers } = products;
        return slopes.reduce((sum, slope, i) => sum + slope * (numbers[at + i] ?? 0), 0);
      };
      const { features, values, size } = observe(row);
      for (let k = 0; k < size; k++) {
        const feature = features[k] ?? 0;
        const number = this.#network.rowOf(feature);
        if (number === WEIGHTLESS) continue;
        const straight = row === t ? this.#weight('straight', number, state) : 0;
        const slope = straight + sloping(weights.into.at + number * weights.into.stride);
        shares.push({ row, feature, gives: slope * (values[k] ?? 0) });
      }
      products.numbers.fill(0, unitSums, unitSums + hidden);
      this.#network.addWords(this.#words[row] ?? [], unitSums);
      shares.push({ row, feature: WORDS, gives: sloping(unitSums) });
    }
    return shares;
  }

  /** What each unit of a row adds to the score of row `t` for a state. */
  #slopesOf(row: number, t: number, state: number): Float64Array {
    const { hidden, reach } = this.#network;
    const slopes = new Float64Array(hidden);
    for (let i = 0; i < hidden; i++) {
      if (this.#units[row * hidden + i] === 0) continue;
      let slope = row === t ? this.#weight('out', i, state) : 0;
      const from = (row - t + reach) * hidden + i;
      for (let j = 0; j < hidden; j++)
        if (this.#around[t * hidden + j] !== 0)
          slope += this.#weight('around', from, j) * this.#weight('out', hidden + j, state);
      slopes[i] = slope;
    }
    return slopes;
  }

  #weight(table: keyof RoleWeights, row: number, column: number): number {
    const { products, weights } = this.#network;
    const { at, stride } = weights[table];
    return products.numbers[at + row * stride + column] ?? 0;
  }
}

/** Copies sums, with 0 for what is less. */
function rectify(sums: Float32Array, at: number, into: Float32Array, to: number, count: number): void {
  for (let i = 0; i < count; i++) into[to + i] = Math.max(0, sums[at + i] ?? 0);
}
