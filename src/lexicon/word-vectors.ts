import { hashWord } from './bigrams.js';

const MAGIC = 0x56575157; // "WQWV" as a little-endian uint32
const VERSION = 1;
const HEADER = 36;

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

  get squaredLength(): number {
    let sum = 0;
    for (let d = 0; d < this.company.length; d++) sum += (this.company[d] ?? 0) ** 2;
    for (const f of this.touched) sum += (this.fields[f] ?? 0) ** 2;
    return sum;
  }
}

/** What the fields of a word count beside its company: found on rendered pages. */
const OF_FIELDS = 3;

/** Words are looked for from the first on whose hash has the same upper bits. */
const TOP_BITS = 16;

/**
 * Reads a file of word vectors (the layout is told in tools/vectors/build.py).
 *
 * @throws RangeError when the bytes are no such file of this version or are cut short
 */
export function readWordVectors(bytes: Uint8Array): WordVectors {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset, byteLength } = aligned;
  if (byteLength < HEADER) throw new RangeError('not a file of word vectors: too short');
  const [magic, version, size = 0, accompanied = 0, dimensions = 0, fields = 0, memberships = 0] = new Uint32Array(
    buffer,
    byteOffset,
    7,
  );
  if (magic !== MAGIC) throw new RangeError('not a file of word vectors: bad signature');
  if (version !== VERSION) throw new RangeError(`file of word vectors of version ${version}, not ${VERSION}`);
  if (byteLength !== HEADER + 6 * size + 4 * fields + 2 * memberships + accompanied * dimensions)
    throw new RangeError('file of word vectors cut short');
  const [step = 0, weightStep = 0] = new Float32Array(buffer, byteOffset + 28, 2);
  let at = byteOffset + HEADER;
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

  const starts = new Int32Array((1 << TOP_BITS) + 1);
  for (const hash of hashes) starts[(hash >>> (32 - TOP_BITS)) + 1] = (starts[(hash >>> (32 - TOP_BITS)) + 1] ?? 0) + 1;
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
      const end = starts[(hash >>> (32 - TOP_BITS)) + 1] ?? 0;
      for (let word = starts[hash >>> (32 - TOP_BITS)] ?? 0; word < end; word++) if (hashes[word] === hash) return word;
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
