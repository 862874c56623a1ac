import { type Kind, openDataFile } from '../../../lexicon/data-file.js';
import type { WordVectors } from '../../../lexicon/word-vectors.js';
import { NearProducts } from '../../products/near-products.js';
import { Products } from '../../products/products.js';
import { Terms } from '../../products/terms.js';
import { readWeights } from '../../weight-file.js';
import { type ToldWord, WordInputs, weightsOfWords, wordEmbedding } from '../../word-inputs.js';

const KIND: Kind = { name: 'file of seam weights', magic: 0x4e535157, version: 1, header: 36 }; // "WQSN"

/** Things a text may begin or end with beside its words: its mark, how it ends. */
export const SIGNS = 8;
/** Kinds of ends of texts, and of pairs of words beside a seam. */
export const ENDS = 4;
export const PAIRS = 3;
/** Marks at the end of a text or at its head. */
export const MARK_KINDS = 4;

/** What the words and marks on one side of a seam tell. */
export interface Side {
  /** What it is multiplied with the other side's by. */
  vector: Float32Array;
  /** What it gives to a seam, whatever stands on the other side: log-odds. */
  odds: number;
  /** Of a start: what it gives to an article beginning with it. */
  lead: number;
}

/** One side of a seam, of the words nearest to it; `signs` are up to {@link SIGNS} values. */
export type Reader = (words: readonly ToldWord[], signs: readonly number[]) => Side;

/**
 * Tells whether a text goes on in another. The words on either side of a seam, each by its grammatical class, the company it keeps
 * and its vector, are added up in hidden units (rectified) and those in a vector of the side; how well two sides fit is the product of
 * their vectors (a bilinear form of two towers), so that many pairs are weighed for the price of few. What words that meet are known to like
 * each other comes to it (bigrams), and how the marks on both sides fit.
 */
export interface SeamNetwork {
  /** Words on either side that are looked at. */
  readonly span: number;
  /** Numbers of {@link Side.vector}. */
  readonly width: number;
  readonly end: Reader;
  readonly start: Reader;
  /** Products of the vector of an end with those of many starts. */
  readonly near: NearProducts;
  /** `(end * PAIRS + pair) * 2`: what a nat counts by which two words like each other, and one by which they do not. */
  readonly likings: Float32Array;
  /** `end * MARK_KINDS + start`. */
  readonly marks: Float32Array;
}

const PARTS = [
  'classes',
  'companies',
  'vectors',
  'endInto',
  'endBias',
  'endOut',
  'startInto',
  'startBias',
  'startOut',
  'likings',
  'marks',
] as const;
type Part = (typeof PARTS)[number];

/**
 * Reads a file of seam weights. After the header (magic, version; how many bytes of names, companies, numbers that each is told by,
 * dimensions of word vectors, hidden units, words on a side and numbers of a side) come the names of the
 * classes and the parts ({@link readWeights}): `classes` and
 * `companies` (`number * told + k`, after each the one of no word), `vectors` (`dimension * told + k`), for the end and the start `into`
 * (`((word * 3 + class, company or vector) * told + k) * hidden + unit`, then {@link SIGNS} rows more), `bias` and `out` (by unit the vector, then
 * {@link Side.odds} and of the start {@link Side.lead}; a last row is added whatever the units), `likings` and `marks`.
 *
 * @throws RangeError when the bytes are no such file of this version or are cut short
 */
export function readSeamNetwork(bytes: Uint8Array, vectors: WordVectors): SeamNetwork {
  const file = openDataFile(bytes, KIND);
  const [nameBytes = 0, count = 0, told = 0, dimensions = 0, hidden = 0, span = 0, width = 0] = file.sizes;
  const into = weightsOfWords(span, told, hidden) + SIGNS * hidden;
  const { parts, names } = readWeights<Part>(file, KIND, PARTS, [nameBytes], ([classes = []]) => ({
    classes: (classes.length + 1) * told,
    companies: (count + 1) * told,
    vectors: dimensions * told,
    endInto: into,
    endBias: hidden,
    endOut: (hidden + 1) * (width + 1),
    startInto: into,
    startBias: hidden,
    startOut: (hidden + 1) * (width + 2),
    likings: ENDS * PAIRS * 2,
    marks: MARK_KINDS ** 2,
  }));
  if (dimensions !== vectors.dimensions) throw new RangeError(`${KIND.name} for other word vectors`);
  const { likings, marks } = parts;
  const embedding = wordEmbedding(parts, { names: names[0] ?? [], count, told }, vectors);
  const products = new Products();
  const units = products.room(hidden);
  const given = products.room(width + 2);
  const terms = new Terms(products, Math.max(hidden, SIGNS));
  const readerOf = (side: 'end' | 'start'): Reader => {
    const [weights, bias, out] = [parts[`${side}Into`], parts[`${side}Bias`], parts[`${side}Out`]];
    const ofWords = weightsOfWords(span, told, hidden);
    const inputs = new WordInputs(embedding, products, weights.subarray(0, ofWords), hidden);
    const ofSigns = products.table(weights.subarray(ofWords), hidden);
    const columns = out.length / (hidden + 1);
    const ofUnits = products.table(out.subarray(0, hidden * columns), columns);
    const always = out.subarray(hidden * columns);
    return (words, signs) => {
      const { numbers } = products;
      numbers.set(bias, units);
      terms.size = 0;
      for (let k = 0; k < signs.length; k++) terms.add(k, signs[k] ?? 0);
      terms.addTo(ofSigns, units);
      inputs.addTo(units, (place) => words[place]);
      numbers.set(always, given);
      terms.size = 0;
      terms.addRectified(units, hidden);
      terms.addTo(ofUnits, given);
      const [odds = 0, lead = 0] = numbers.subarray(given + width, given + columns);
      return { vector: numbers.slice(given, given + width), odds, lead };
    };
  };
  const near = new NearProducts(products, width);
  return { span, width, end: readerOf('end'), start: readerOf('start'), near, likings, marks };
}
