import { hashWord } from './bigrams.js';
import { type Kind, openDataFile } from './data-file.js';

const KIND: Kind = { name: 'file of word vectors', magic: 0x56575157, version: 1, header: 36 }; // "WQWV"
/** Where the header has the step of the companies; that of the weights, behind it, is common to all vectors. */
const STEP = 28;

/** No word of the table. */
export const NO_VECTOR = -1;

/** What words are about: the company they keep, a few dimensions each, and the fields of life that they belong to. */
export interface WordVectors {
  /** Words of the table, and those of them that are known to keep company. */
  readonly size: number;
  readonly accompanied: number;
  readonly dimensions: number;
  readonly fields: number;
  /** The number of a word by its stem (`lightStem` of the folded word); {@link NO_VECTOR} where it is not known. */
  find(stem: string): number;
  /**
   * Adds the vector of a word so many times, times its weight: the rarer the word, the more. Vectors are whole numbers and
   * quarters of one unit, so that what is taken away again (`times` -1) leaves nothing behind.
   */
  add(word: number, sum: VectorSum, times?: number): void;
  /** Number of the company that a word keeps, from 0; below 0 where it is not known. */
  companyOf(word: number): number;
  /** Writes the company that a word keeps at length 1, without its fields; 0s where it is not known. */
  company(word: number, into: Float64Array): void;
  /** Cosine of the vector of a word and a sum of this length; 0 where either is none. */
  cosine(word: number, sum: VectorSum, length: number): number;
}

/** A text of so many telling words is half as sure of its subject as one can be. */
const HALF_SURE = 4;

/** How sure a text of so many telling words is of its subject, up to 1. */
export const sureness = (words: number): number => words / (words + HALF_SURE);

/** Vectors of words added up. */
export class VectorSum {
  readonly company: Float64Array;
  readonly fields: Float64Array;
  /** The fields that were added to, each once. */
  readonly touched: number[] = [];
  readonly #isTouched: Uint8Array;
  /** Squared length of the fields alone. */
  #ofFields = 0;

  constructor({ dimensions, fields }: Pick<WordVectors, 'dimensions' | 'fields'>) {
    this.company = new Float64Array(dimensions);
    this.fields = new Float64Array(fields);
    this.#isTouched = new Uint8Array(fields);
  }

  addToField(f: number, share: number): void {
    if (this.#isTouched[f] === 0) {
      this.#isTouched[f] = 1;
      this.touched.push(f);
    }
    const before = this.fields[f] ?? 0;
    this.fields[f] = before + share;
    this.#ofFields += share * (2 * before + share);
  }

  clear(): void {
    this.company.fill(0);
    for (const f of this.touched) {
      this.fields[f] = 0;
      this.#isTouched[f] = 0;
    }
    this.touched.length = 0;
    this.#ofFields = 0;
  }

  get squaredLength(): number {
    const { company } = this;
    let sum = this.#ofFields;
    for (let d = 0; d < company.length; d++) sum += (company[d] ?? 0) ** 2;
    return sum;
  }
}

/** What the fields of a word count beside its company: found on rendered pages. */
const OF_FIELDS = 2;
/** Shares of fields are rounded to quarters: squares of what a thousand words add up to are exact in 53 bits. */
const PARTS = 4;

/** Of each word where its company begins, where its fields begin and end, and its weight. */
const ENTRY = 4;
const NO_COMPANY = -1;
/** A field of a word and its share in one number. */
const FIELD_BITS = 16;
const FIELD_MASK = (1 << FIELD_BITS) - 1;

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
  const [step = 1] = new Float32Array(buffer, byteOffset + STEP, 1);
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
  // What is read together stands together: a word comes from anywhere in the table, and memory is slower than adding.
  const entries = new Int32Array(size * ENTRY);
  const shares = new Int32Array(memberships);
  const lengths = new Float64Array(size);
  let [company, last] = [0, 0];
  for (let word = 0; word < size; word++) {
    const kind = kinds[word] ?? 0;
    const first = last;
    last += kind >> 1;
    entries.set([(kind & 1) === 1 ? company : NO_COMPANY, first, last, weights[word] ?? 0], word * ENTRY);
    // The fields of a word have one length together.
    let squares = 0;
    for (let k = first; k < last; k++) squares += (worths[members[k] ?? 0] ?? 0) ** 2;
    const scale = squares === 0 ? 0 : (PARTS * OF_FIELDS) / (step * Math.sqrt(squares));
    squares = 0;
    for (let k = first; k < last; k++) {
      const member = members[k] ?? 0;
      const share = Math.round(scale * (worths[member] ?? 0));
      shares[k] = (share << FIELD_BITS) | member;
      squares += (share / PARTS) ** 2;
    }
    if ((kind & 1) === 1)
      for (const end = company + dimensions; company < end; company++) squares += (companies[company] ?? 0) ** 2;
    lengths[word] = Math.sqrt(squares);
  }

  return {
    size,
    accompanied,
    dimensions,
    fields,
    companyOf: (word) => Math.floor((entries[word * ENTRY] ?? NO_COMPANY) / dimensions),
    find: (stem) => {
      const hash = hashWord(stem);
      const end = starts[topOf(hash) + 1] ?? 0;
      for (let word = starts[topOf(hash)] ?? 0; word < end; word++) if (hashes[word] === hash) return word;
      return NO_VECTOR;
    },
    add: (word, sum, times = 1) => {
      const entry = word * ENTRY;
      const weight = times * (entries[entry + 3] ?? 0);
      const from = entries[entry] ?? NO_COMPANY;
      const { company } = sum;
      if (from !== NO_COMPANY)
        for (let d = 0; d < dimensions; d++) company[d] = (company[d] ?? 0) + weight * (companies[from + d] ?? 0);
      const last = entries[entry + 2] ?? 0;
      for (let k = entries[entry + 1] ?? 0; k < last; k++) {
        const share = shares[k] ?? 0;
        sum.addToField(share & FIELD_MASK, (weight * (share >> FIELD_BITS)) / PARTS);
      }
    },
    company: (word, into) => {
      into.fill(0);
      const from = entries[word * ENTRY] ?? NO_COMPANY;
      if (from === NO_COMPANY) return;
      let squares = 0;
      for (let d = 0; d < dimensions; d++) squares += (companies[from + d] ?? 0) ** 2;
      const length = Math.sqrt(squares) || 1;
      for (let d = 0; d < dimensions; d++) into[d] = (companies[from + d] ?? 0) / length;
    },
    cosine: (word, { company, fields: ofSum }, length) => {
      const own = lengths[word] ?? 0;
      if (own === 0 || length === 0) return 0;
      const entry = word * ENTRY;
      let sum = 0;
      const from = entries[entry] ?? NO_COMPANY;
      if (from !== NO_COMPANY)
        for (let d = 0; d < dimensions; d++) sum += (companies[from + d] ?? 0) * (company[d] ?? 0);
      const last = entries[entry + 2] ?? 0;
      for (let k = entries[entry + 1] ?? 0; k < last; k++) {
        const share = shares[k] ?? 0;
        sum += ((share >> FIELD_BITS) / PARTS) * (ofSum[share & FIELD_MASK] ?? 0);
      }
      return sum / (own * length);
    },
  };
}
