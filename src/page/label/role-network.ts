import { type Kind, openDataFile } from '../../lexicon/data-file.js';
import type { WordVectors } from '../../lexicon/word-vectors.js';
import { Products, type Table } from '../products/products.js';
import { Terms } from '../products/terms.js';
import { readWeights } from '../weight-file.js';
import { ToldVectors, type ToldWord, type WordEmbedding, WordInputs, weightsOfWords } from '../word-inputs.js';
import { countFeatures, feature, MOST_FEATURES, nameOf, type Sightings } from './feature-names.js';
import { MARK_WEIGHTS } from './mark-weights.js';
import { ALL_KINDS, STATES } from './model.js';

const KIND: Kind = { name: 'file of role weights', magic: 0x4e525157, version: 2, header: 52 }; // "WQRN"

/** What features, rows around and hidden units add; at the places that {@link readRoleNetwork} tells. */
type Weights = Readonly<Record<'straight' | 'into' | 'around' | 'out', Table>>;
type Biases = Readonly<Record<'bias' | 'intoBias' | 'aroundBias', Float32Array>>;

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
  readonly products: Products;
  readonly weights: Weights;
  readonly biases: Biases;
  /** What is multiplied, and cells for the sums of the hidden units of a row and of its states. */
  readonly terms: Terms;
  readonly units: number;
  readonly states: number;
  /** Adds what the first and last words of a row give to its hidden units, which begin at a cell. */
  addWords(words: readonly ToldWord[], sums: number): void;
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
  const { classes, companies } = parts;
  const toldBy = new ToldVectors(vectors, parts.vectors, told);
  const embedding: WordEmbedding = { names: names[1] ?? [], count, told, classes, companies, vectors: toldBy };
  const products = new Products();
  const inputs = new WordInputs(embedding, products, parts.words, hidden);

  const numbers = new Map((names[0] ?? []).map((name, i) => [name, i]));
  // Those that the fit never met.
  const given = [...MARK_WEIGHTS].filter(([name]) => !numbers.has(name));
  const straight = products.table(parts.straight, states, features + given.length);
  given.forEach(([name, weights], i) => {
    numbers.set(name, features + i);
    const at = straight.at + (features + i) * straight.stride;
    for (const [s, state] of STATES.entries()) products.numbers[at + s] = weights[state] ?? 0;
  });
  const { steps, bias, intoBias, aroundBias } = parts;
  /** By the number of a feature here. */
  let rows = new Int32Array();
  return {
    hidden,
    reach,
    products,
    weights: {
      straight,
      into: products.table(parts.into, hidden, features + given.length),
      around: products.table(parts.around, hidden),
      out: products.table(parts.out, states),
    },
    biases: { bias, intoBias, aroundBias },
    terms: new Terms(products, Math.max(MOST_FEATURES, (2 * reach + 1) * hidden)),
    units: products.room(hidden),
    states: products.room(states),
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
      return Float64Array.from(steps.subarray(from, from + states ** 2));
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
    const { products, terms, weights, biases, hidden, units, states } = this.#network;
    terms.size = 0;
    for (let k = 0; k < size; k++) {
      const row = this.#network.rowOf(features[k] ?? 0);
      if (row !== WEIGHTLESS) terms.add(row, values[k] ?? 0);
    }
    products.numbers.set(biases.bias, states);
    terms.addTo(weights.straight, states);
    this.#addToScores(t);
    products.numbers.set(biases.intoBias, units);
    terms.addTo(weights.into, units);
    this.#network.addWords(this.#words[t] ?? [], units);
    rectify(products.numbers, units, this.#units, t * hidden, hidden);
  }

  /** What the units of a row and of those around it give. */
  #addAround(t: number): void {
    const { products, terms, weights, biases, hidden, reach, units, states } = this.#network;
    const last = Math.min(this.#words.length - 1, t + reach);
    terms.size = 0;
    for (let other = Math.max(0, t - reach); other <= last; other++)
      terms.addUnits(this.#units, other * hidden, hidden, (other - t + reach) * hidden);
    products.numbers.set(biases.aroundBias, units);
    terms.addTo(weights.around, units);
    rectify(products.numbers, units, this.#around, t * hidden, hidden);
    terms.size = 0;
    terms.addUnits(this.#units, t * hidden, hidden, 0);
    terms.addUnits(this.#around, t * hidden, hidden, hidden);
    products.numbers.fill(0, states, states + STATES.length);
    terms.addTo(weights.out, states);
    this.#addToScores(t);
  }

  #addToScores(t: number): void {
    const { products, states } = this.#network;
    const at = t * STATES.length;
    for (let s = 0; s < STATES.length; s++)
      this.scores[at + s] = (this.scores[at + s] ?? 0) + (products.numbers[states + s] ?? 0);
  }

  /**
   * What the features of a row and of those around it give to its score for a state. Rectified units are linear where they stand,
   * so that the shares, with what is constant, are the score.
   */
  sharesOf(t: number, state: number, observe: (row: number) => Sightings): Share[] {
    const { products, weights, hidden, reach, units } = this.#network;
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
      products.numbers.fill(0, units, units + hidden);
      this.#network.addWords(this.#words[row] ?? [], units);
      shares.push({ row, feature: WORDS, gives: sloping(units) });
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

  #weight(table: keyof Weights, row: number, column: number): number {
    const { products, weights } = this.#network;
    const { at, stride } = weights[table];
    return products.numbers[at + row * stride + column] ?? 0;
  }
}

/** Copies sums, with 0 for what is less. */
function rectify(sums: Float32Array, at: number, into: Float32Array, to: number, count: number): void {
  for (let i = 0; i < count; i++) into[to + i] = Math.max(0, sums[at + i] ?? 0);
}
