import { type Kind, openDataFile } from '../../lexicon/data-file.js';
import type { WordVectors } from '../../lexicon/word-vectors.js';
import { readWeights } from '../weight-file.js';
import { addTimes, type ToldWord, type WordEmbedding, WordInputs, weightsOfWords } from '../word-inputs.js';

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
  vector: Float64Array;
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
  const { classes, companies, vectors: by, likings, marks } = parts;
  const embedding: WordEmbedding = { names: names[0] ?? [], count, told, classes, companies, vectors: by };
  const readerOf = (side: 'end' | 'start'): Reader => {
    const [weights, bias, out] = [parts[`${side}Into`], parts[`${side}Bias`], parts[`${side}Out`]];
    const ofSigns = weights.subarray(weightsOfWords(span, told, hidden));
    const inputs = new WordInputs(embedding, vectors, weights.subarray(0, -ofSigns.length), hidden);
    const columns = out.length / (hidden + 1);
    const sums = new Float64Array(hidden);
    return (words, signs) => {
      sums.set(bias);
      for (let k = 0; k < signs.length; k++) if (signs[k] !== 0) addTimes(signs[k] ?? 0, ofSigns, k * hidden, sums);
      inputs.addTo(sums, (place) => words[place]);
      const given = Float64Array.from(out.subarray(hidden * columns));
      for (let i = 0; i < hidden; i++) if ((sums[i] ?? 0) > 0) addTimes(sums[i] ?? 0, out, i * columns, given);
      return { vector: given.subarray(0, width), odds: given[width] ?? 0, lead: given[width + 1] ?? 0 };
    };
  };
  return { span, width, end: readerOf('end'), start: readerOf('start'), likings, marks };
}
