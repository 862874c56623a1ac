import { type Kind, openDataFile } from '../../lexicon/data-file.js';
import type { WordVectors } from '../../lexicon/word-vectors.js';
import { Terms } from '../terms.js';
import { readWeights } from '../weight-file.js';
import { type ToldWord, type WordEmbedding, WordInputs, weightsOfWords } from '../word-inputs.js';
import { countFeatures, feature, MOST_FEATURES, nameOf, type Sightings } from './feature-names.js';
import { MARK_WEIGHTS } from './mark-weights.js';
import { ALL_KINDS, STATES } from './model.js';

const KIND: Kind = { name: 'file of role weights', magic: 0x4e525157, version: 2, header: 52 }; // "WQRN"

type Weights = Readonly<
  Record<'straight' | 'bias' | 'into' | 'intoBias' | 'around' | 'aroundBias' | 'out' | 'steps', Float32Array>
>;

/** What `explain` calls the words of a row, whatever else is told of them. */
const WORDS = feature('words');

/** A feature that has no weights, as it was never met when they were fitted; and one that was not looked for yet. */
const WEIGHTLESS = -1;
const UNKNOWN = -2;

/**
 * Scores the rows of a page for each state. Every row gets its features' weights; besides, its features and its first and last words, each by
 * class, company and vector, are added up in hidden units (rectified, Glorot, Bordes and Bengio 2011), and those of the row and of the rows around it in others (a convolution
 * over the rows): what counts only together, or two rows further on, counts there.
 */
export interface RoleNetwork {
  /** Hidden units of a row, as many again with the rows around it, and how many rows of these there are on either side. */
  readonly hidden: number;
  readonly reach: number;
  /** What features, rows around and hidden units add; at the places that {@link readRoleNetwork} tells. */
  readonly weights: Weights;
  /** Adds what the first and last words of a row give to its hidden units. */
  addWords(words: readonly ToldWord[], sums: Float64Array): void;
  /** Number of a feature among those of the file, by its number here; {@link WEIGHTLESS} for none. */
  rowOf(feature: number): number;
  /** What the steps of a kind are worth: `from * states + to`. */
  stepsOf(kind: string): Float64Array;
}

const PARTS = [
  'straight',
  'bias',
  'into',
  'intoBias',
  'around',
  'aroundBias',
  'out',
  'steps',
  'classes',
  'companies',
  'vectors',
  'words',
] as const;
type Part = (typeof PARTS)[number];

/**
 * Reads a file of role weights. After the header (magic, version; how many bytes of names, features, states, hidden units and
 * reach; bytes of names of classes, companies, numbers that words are told by, dimensions of word vectors, first and last words) come
 * the names of the features and of the classes of words, and the parts (`readWeights`):
 * `straight` (`feature * states + state`), `bias` (by state), `into` (`feature * hidden + unit`) and `intoBias`,
 * `around` (`((row + reach) * hidden + unit) * hidden + to`) and `aroundBias`, `out` (`unit * states + state`, first the units of
 * the row, then those around), `steps` (`(kind * states + from) * states + to`), and of words those of `WordInputs`.
 *
 * @throws RangeError when the bytes are no such file of this version or are cut short
 */
export function readRoleNetwork(bytes: Uint8Array, vectors: WordVectors): RoleNetwork {
  const file = openDataFile(bytes, KIND);
  const [nameBytes = 0, features = 0, states = 0, hidden = 0, reach = 0, ...ofWords] = file.sizes;
  const [classBytes = 0, count = 0, told = 0, dimensions = 0, first = 0, last = 0] = ofWords;
  const { parts, names } = readWeights<Part>(file, KIND, PARTS, [nameBytes, classBytes], ([, classes = []]) => ({
    straight: features * states,
    bias: states,
    into: features * hidden,
    intoBias: hidden,
    around: (2 * reach + 1) * hidden ** 2,
    aroundBias: hidden,
    out: 2 * hidden * states,
    steps: ALL_KINDS.length * states ** 2,
    classes: (classes.length + 1) * told,
    companies: (count + 1) * told,
    vectors: dimensions * told,
    words: weightsOfWords(first + last, told, hidden),
  }));
  if (states !== STATES.length || dimensions !== vectors.dimensions)
    throw new RangeError(`${KIND.name} for other states or word vectors`);
  const { classes, companies, vectors: by } = parts;
  const embedding: WordEmbedding = { names: names[1] ?? [], count, told, classes, companies, vectors: by };
  const inputs = new WordInputs(embedding, vectors, parts.words, hidden);

  const numbers = new Map((names[0] ?? []).map((name, i) => [name, i]));
  // Those that the fit never met.
  const given = [...MARK_WEIGHTS].filter(([name]) => !numbers.has(name));
  const straight = new Float32Array((features + given.length) * states);
  const into = new Float32Array((features + given.length) * hidden);
  straight.set(parts.straight);
  into.set(parts.into);
  given.forEach(([name, weights], i) => {
    numbers.set(name, features + i);
    for (const [s, state] of STATES.entries()) straight[(features + i) * states + s] = weights[state] ?? 0;
  });
  /** By the number of a feature here. */
  let rows = new Int32Array();
  return {
    hidden,
    reach,
    weights: { ...parts, straight, into },
    addWords: (words, sums) => {
      inputs.addTo(sums, (place) => words[place < first ? place : words.length - 1 - (place - first)]);
    },
    rowOf: (feature) => {
      if (feature >= rows.length) {
        const larger = new Int32Array(2 * countFeatures()).fill(UNKNOWN);
        larger.set(rows);
        rows = larger;
      }
      if (rows[feature] === UNKNOWN) rows[feature] = numbers.get(nameOf(feature)) ?? WEIGHTLESS;
      return rows[feature] ?? WEIGHTLESS;
    },
    stepsOf: (kind) => {
      const from = ALL_KINDS.indexOf(kind) * states ** 2;
      return Float64Array.from(parts.steps.subarray(from, from + states ** 2));
    },
  };
}

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
  readonly #units: Float64Array;
  readonly #around: Float64Array;
  /** `row * states + state`. */
  readonly scores: Float64Array;

  readonly #words: readonly (readonly ToldWord[])[];

  /**
   * @param words of each row
   * @param observe gives the features of a row, until the next is observed
   */
  constructor(network: RoleNetwork, words: readonly (readonly ToldWord[])[], observe: (row: number) => Sightings) {
    const rows = words.length;
    this.#words = words;
    const { hidden, reach, weights } = network;
    this.#network = network;
    this.#units = new Float64Array(rows * hidden);
    this.#around = new Float64Array(rows * hidden);
    this.scores = new Float64Array(rows * STATES.length);
    const terms = new Terms(Math.max(MOST_FEATURES, (2 * reach + 1) * hidden));
    for (let t = 0; t < rows; t++) {
      this.scores.set(weights.bias, t * STATES.length);
      this.#addFeatures(observe(t), t, terms);
    }
    for (let t = 0; t < rows; t++) {
      terms.size = 0;
      for (let other = Math.max(0, t - reach); other <= Math.min(rows - 1, t + reach); other++)
        terms.addUnits(this.#units, other * hidden, hidden, (other - t + reach) * hidden);
      terms.rectified(weights.around, weights.aroundBias, hidden, this.#around, t * hidden);
      terms.size = 0;
      terms.addUnits(this.#units, t * hidden, hidden, 0);
      terms.addUnits(this.#around, t * hidden, hidden, hidden);
      terms.addTo(weights.out, STATES.length, this.scores, t * STATES.length);
    }
  }

  #addFeatures({ features, values, size }: Sightings, t: number, terms: Terms): void {
    const { hidden, weights } = this.#network;
    terms.size = 0;
    for (let k = 0; k < size; k++) {
      const row = this.#network.rowOf(features[k] ?? 0);
      if (row !== WEIGHTLESS) terms.add(row, values[k] ?? 0);
    }
    terms.addTo(weights.straight, STATES.length, this.scores, t * STATES.length);
    const sums = Float64Array.from(weights.intoBias);
    this.#network.addWords(this.#words[t] ?? [], sums);
    terms.rectified(weights.into, sums, hidden, this.#units, t * hidden);
  }

  /**
   * What the features of a row and of those around it give to its score for a state. Rectified units are linear where they stand,
   * so that the shares, with what is constant, are the score.
   */
  sharesOf(t: number, state: number, observe: (row: number) => Sightings): Share[] {
    const { hidden, reach, weights } = this.#network;
    const rows = this.#units.length / hidden;
    const shares: Share[] = [];
    for (let row = Math.max(0, t - reach); row <= Math.min(rows - 1, t + reach); row++) {
      const slopes = this.#slopesOf(row, t, state);
      const { features, values, size } = observe(row);
      for (let k = 0; k < size; k++) {
        const feature = features[k] ?? 0;
        const number = this.#network.rowOf(feature);
        if (number === WEIGHTLESS) continue;
        let slope = row === t ? (weights.straight[number * STATES.length + state] ?? 0) : 0;
        for (let i = 0; i < hidden; i++) slope += (weights.into[number * hidden + i] ?? 0) * (slopes[i] ?? 0);
        shares.push({ row, feature, gives: slope * (values[k] ?? 0) });
      }
      const sums = new Float64Array(hidden);
      this.#network.addWords(this.#words[row] ?? [], sums);
      shares.push({ row, feature: WORDS, gives: sums.reduce((gives, sum, i) => gives + sum * (slopes[i] ?? 0), 0) });
    }
    return shares;
  }

  /** What each unit of a row adds to the score of row `t` for a state. */
  #slopesOf(row: number, t: number, state: number): Float64Array {
    const { hidden, reach, weights } = this.#network;
    const S = STATES.length;
    const slopes = new Float64Array(hidden);
    for (let i = 0; i < hidden; i++) {
      if (this.#units[row * hidden + i] === 0) continue;
      let slope = row === t ? (weights.out[i * S + state] ?? 0) : 0;
      const from = ((row - t + reach) * hidden + i) * hidden;
      for (let j = 0; j < hidden; j++)
        if (this.#around[t * hidden + j] !== 0)
          slope += (weights.around[from + j] ?? 0) * (weights.out[(hidden + j) * S + state] ?? 0);
      slopes[i] = slope;
    }
    return slopes;
  }
}
