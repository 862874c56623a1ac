import { type Kind, openDataFile } from '../lexicon/data-file.js';
import { VectorSum, type WordVectors } from '../lexicon/word-vectors.js';
import { NearProducts } from './products/near-products.js';
import { Products } from './products/products.js';
import { Terms } from './products/terms.js';
import { addSubject } from './subject.js';
import { readWeights } from './weight-file.js';
import type { WordTraits } from './word-traits.js';

const KIND: Kind = { name: 'file of topic weights', magic: 0x50545157, version: 1, header: 20 }; // "WQTP"
const PARTS = ['projection', 'unsure'] as const;
type Part = (typeof PARTS)[number];

/** What a text is about, as a point of a space in which texts of one article lie together; no longer than 1, shorter where few words tell. */
export type Topic = Float32Array;

/** Where texts lie that are about one thing. */
export interface TopicSpace {
  readonly dimensions: number;
  /** What the words of a text add up to, each counting once; of texts that stand together the sum is that of them as one. */
  weightOf(words: readonly WordTraits[]): Float32Array;
  /** What texts are about whose words add up to a weight, which is brought to length 1, or less, where it stands. */
  topicAt(weight: Float32Array): Topic;
  /** What a text is about, by its words; each counts once. */
  topicOf(words: readonly WordTraits[]): Topic;
  /** How alike a topic is to many others. */
  readonly near: NearProducts;
}

/**
 * Reads a file of topic weights. After the header (magic, version; dimensions and fields of word vectors, dimensions of topics) come
 * the parts (`readWeights`): `projection` (`(dimension or field of the words) * topics + topic`), and `unsure`, what is added to the squared
 * length of what the words of a text give before it is brought to length 1.
 *
 * @throws RangeError when the bytes are no such file of this version, are cut short or are for other vectors
 */
export function readTopicSpace(bytes: Uint8Array, vectors: WordVectors): TopicSpace {
  const file = openDataFile(bytes, KIND);
  const [companies = 0, fields = 0, dimensions = 0] = file.sizes;
  const { parts } = readWeights<Part>(file, KIND, PARTS, [], () => ({
    projection: (companies + fields) * dimensions,
    unsure: 1,
  }));
  if (companies !== vectors.dimensions || fields !== vectors.fields)
    throw new RangeError(`${KIND.name} for other word vectors`);
  const unsure = parts.unsure[0] ?? 0;
  const products = new Products();
  const projection = products.table(parts.projection, dimensions);
  const sums = products.room(dimensions);
  const terms = new Terms(products, companies + fields);
  const subject = new VectorSum(vectors);
  const weightOf = (words: readonly WordTraits[]): Float32Array => {
    addSubject(words, vectors, subject);
    terms.size = 0;
    terms.addUnits(subject.company, 0, companies, 0);
    for (const field of subject.touched) terms.add(companies + field, subject.fields[field] ?? 0);
    subject.clear();
    products.numbers.fill(0, sums, sums + dimensions);
    terms.addTo(projection, sums);
    return products.numbers.slice(sums, sums + dimensions);
  };
  const topicAt = (weight: Float32Array): Topic => {
    const length = Math.sqrt(likenessOf(weight, weight) + unsure);
    for (let d = 0; d < dimensions; d++) weight[d] = length === 0 ? 0 : (weight[d] ?? 0) / length;
    return weight;
  };
  const near = new NearProducts(products, dimensions);
  return { dimensions, weightOf, topicAt, topicOf: (words) => topicAt(weightOf(words)), near };
}

/** How alike two texts are in what they are about: scalar product. */
export function likenessOf(a: Topic, b: Topic): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}
