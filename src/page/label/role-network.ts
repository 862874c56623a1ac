import { type Kind, openDataFile } from '../../lexicon/data-file.js';
import type { WordVectors } from '../../lexicon/word-vectors.js';
import { Products, type Table } from '../products/products.js';
import { Terms } from '../products/terms.js';
import { readWeights } from '../weight-file.js';
import { type ToldWord, WordInputs, weightsOfWords, wordEmbedding } from '../word-inputs.js';
import { countFeatures, MOST_FEATURES, nameOf } from './feature-names.js';
import { MARK_WEIGHTS } from './mark-weights.js';
import { ALL_KINDS, STATES } from './model.js';
import { TYPE_WEIGHTS } from './type-weights.js';

const KIND: Kind = { name: 'file of role weights', magic: 0x4e525157, version: 2, header: 52 }; // "WQRN"

/** What features, rows around and hidden units add; at the places that {@link readRoleNetwork} tells. */
export type RoleWeights = Readonly<Record<'straight' | 'into' | 'around' | 'out', Table>>;
type Biases = Readonly<Record<'bias' | 'intoBias' | 'aroundBias', Float32Array>>;

/** A feature that has no weights, as it was never met when they were fitted; and one that was not looked for yet. */
export const WEIGHTLESS = -1;
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
  readonly weights: RoleWeights;
  readonly biases: Biases;
  /** What is multiplied, and cells for the sums of the hidden units of a row and of its states. */
  readonly terms: Terms;
  readonly unitSums: number;
  readonly stateSums: number;
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
  const embedding = wordEmbedding(parts, { names: names[1] ?? [], count, told }, vectors);
  const products = new Products();
  const inputs = new WordInputs(embedding, products, parts.words, hidden);

  const numbers = new Map((names[0] ?? []).map((name, i) => [name, i]));
  // Those that the fit never met.
  const given = [...MARK_WEIGHTS, ...TYPE_WEIGHTS].filter(([name]) => !numbers.has(name));
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
    unitSums: products.room(hidden),
    stateSums: products.room(states),
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
