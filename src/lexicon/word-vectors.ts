import { hashWord } from './bigrams.js';
import { type Kind, openDataFile } from './data-file.js';

const KIND: Kind = { name: 'file of word vectors', magic: 0x56575157, version: 1, header: 36 }; // "WQWV"
/** Where the header has the two steps. */
const STEPS = 28;

/** No word of the table. */
export const NO_VECTOR = -1;

/** What words are about: the company they keep, a few dimensions each, and the fields of life that they belong to. */
export interface WordVectors {
  readonly dimensions: number;
  readonly fields: number;
  /** For a sum that is made and read at once: whoever uses it clears it. */
  readonly scratch: VectorSum;
  /** The number of a word by its stem (`lightStem` of the folded word); {@link NO_VECTOR} where it is not known. */
  find(stem: string): number;
  /** Adds the vector of a word, times its weight: the rarer the word, the more. */
  add(word: number, sum: VectorSum): void;
  /** Cosine of the vector of a word and a sum of this length; 0 where either is none. */
  likeness(word: number, sum: VectorSum, length: number): number;
}

/** A text of so many telling words is half as sure of its subject as one can be. */
const HALF_SURE = 4;

/** How sure a text of so many telling words is of its subject, up to 1. */
export const sureness = (words: number): number => words / (words + HALF_SURE);

/** Vectors of words added up, and kept: the fields that are not 0, each once and in order, and their shares. */
export interface Vector {
  company: Float64Array;
  fields: Int32Array;
  shares: Float64Array;
}

/** Vectors of words added up. */
export class VectorSum {
  readonly company: Float64Array;
  readonly fields: Float64Array;
  /** The fields that are not 0. */
  readonly touched: number[] = [];

  constructor({ dimensions, fields }: Pick<WordVectors, 'dimensions' | 'fields'>) {
    this.company = new Float64Array(dimensions);
    this.fields = new Float64Array(fields);
  }

  addToField(f: number, share: number): void {
    if (this.fields[f] === 0) this.touched.push(f);
    this.fields[f] = (this.fields[f] ?? 0) + share;
  }

  clear(): void {
    this.company.fill(0);
    for (const f of this.touched) this.fields[f] = 0;
    this.touched.length = 0;
  }

  addVector({ company, fields, shares }: Vector): void {
    for (let d = 0; d < company.length; d++) this.company[d] = (this.company[d] ?? 0) + (company[d] ?? 0);
    for (let k = 0; k < fields.length; k++) this.addToField(fields[k] ?? 0, shares[k] ?? 0);
  }

  /** Scalar product with a vector. */
  times({ company, fields, shares }: Vector): number {
    let sum = 0;
    for (let d = 0; d < company.length; d++) sum += (this.company[d] ?? 0) * (company[d] ?? 0);
    for (let k = 0; k < fields.length; k++) sum += (this.fields[fields[k] ?? 0] ?? 0) * (shares[k] ?? 0);
    return sum;
  }

  /** Scalar product with another sum. */
  timesSum({ company, fields }: VectorSum): number {
    let sum = 0;
    for (let d = 0; d < company.length; d++) sum += (this.company[d] ?? 0) * (company[d] ?? 0);
    for (const f of this.touched) sum += (this.fields[f] ?? 0) * (fields[f] ?? 0);
    return sum;
  }

  get squaredLength(): number {
    let sum = 0;
    for (let d = 0; d < this.company.length; d++) sum += (this.company[d] ?? 0) ** 2;
    for (const f of this.touched) sum += (this.fields[f] ?? 0) ** 2;
    return sum;
  }
}

/** What the fields of a word count beside its company: found on rendered pages. */
const OF_FIELDS = 2;

/** Words are looked for from the first on whose hash has the same upper bits. */
const TOP_BITS = 16;

/**
 * Reads a file of word vectors (the layout is told in tools/vectors/build.py).
 *
 * @throws RangeError when the bytes are no such file of this version or are cut short
 */
export function readWordVectors(bytes: Uint8Array): WordVectors {
  const { buffer, byteOffset, byteLength, sizes } = openDataFile(bytes, KIND);
  const [size = 0, accompanied = 0, dimensions = 0, fields = 0, memberships = 0] = sizes;
  if (byteLength !== KIND.header + 6 * size + 4 * fields + 2 * memberships + accompanied * dimensions)
    throw new RangeError('file of word vectors cut short');
  const [step = 0, weightStep = 0] = new Float32Array(buffer, byteOffset + STEPS, 2);
  let at = byteOffset + KIND.header;
  const after = (length: number): number => {
    const start = at;
    at += length;
    return start;
  };
  const hashes = new Uint32Array(buffer, after(4 * size), size);
  const worths = new Float32Array(buffer, after(4 * fields), fields);
  const members = new Uint16Array(buffer, after(2 * memberships), memberships);
  const weights = new Uint8Array(buffer, after(size), size);
  const kinds = new Uint8Array(buffer, after(size), size);
  const companies = new Int8Array(buffer, after(accompanied * dimensions), accompanied * dimensions);

  const topOf = (hash: number): number => hash >>> (32 - TOP_BITS);
  const starts = new Int32Array((1 << TOP_BITS) + 1);
  for (const hash of hashes) starts[topOf(hash) + 1] = (starts[topOf(hash) + 1] ?? 0) + 1;
  for (let top = 0; top < 1 << TOP_BITS; top++) starts[top + 1] = (starts[top + 1] ?? 0) + (starts[top] ?? 0);
  /** Where the fields of each word begin, and its company. */
  const ofFields = new Int32Array(size + 1);
  const ofCompany = new Int32Array(size + 1);
  for (let word = 0; word < size; word++) {
    const kind = kinds[word] ?? 0;
    ofFields[word + 1] = (ofFields[word] ?? 0) + (kind >> 1);
    ofCompany[word + 1] = (ofCompany[word] ?? 0) + (kind & 1) * dimensions;
  }

  /** What a field of a word from `first` to `last` (exclusive) of the memberships is multiplied by: all of a word's count alike in the end. */
  const scaleOf = (first: number, last: number): number => {
    let squares = 0;
    for (let k = first; k < last; k++) squares += (worths[members[k] ?? 0] ?? 0) ** 2;
    return squares === 0 ? 0 : OF_FIELDS / Math.sqrt(squares);
  };

  return {
    dimensions,
    fields,
    scratch: new VectorSum({ dimensions, fields }),
    find: (stem) => {
      const hash = hashWord(stem);
      const end = starts[topOf(hash) + 1] ?? 0;
      for (let word = starts[topOf(hash)] ?? 0; word < end; word++) if (hashes[word] === hash) return word;
      return NO_VECTOR;
    },
    add: (word, sum) => {
      const { company } = sum;
      const weight = (weights[word] ?? 0) * weightStep;
      const from = ofCompany[word] ?? 0;
      if (ofCompany[word + 1] !== from)
        for (let d = 0; d < dimensions; d++)
          company[d] = (company[d] ?? 0) + weight * step * (companies[from + d] ?? 0);
      const first = ofFields[word] ?? 0;
      const last = ofFields[word + 1] ?? 0;
      const scale = weight * scaleOf(first, last);
      for (let k = first; k < last; k++) sum.addToField(members[k] ?? 0, scale * (worths[members[k] ?? 0] ?? 0));
    },
    likeness: (word, { company, fields: shares }, length) => {
      let sum = 0;
      let squares = 0;
      const from = ofCompany[word] ?? 0;
      if (ofCompany[word + 1] !== from)
        for (let d = 0; d < dimensions; d++) {
          const value = step * (companies[from + d] ?? 0);
          sum += value * (company[d] ?? 0);
          squares += value * value;
        }
      const first = ofFields[word] ?? 0;
      const last = ofFields[word + 1] ?? 0;
      const scale = scaleOf(first, last);
      for (let k = first; k < last; k++) {
        const value = scale * (worths[members[k] ?? 0] ?? 0);
        sum += value * (shares[members[k] ?? 0] ?? 0);
        squares += value * value;
      }
      return squares === 0 || length === 0 ? 0 : sum / (length * Math.sqrt(squares));
    },
  };
}
