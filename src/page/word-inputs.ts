import { NO_VECTOR, type WordVectors } from '../lexicon/word-vectors.js';
import { Terms } from './terms.js';
import { classNumber } from './word-class.js';

/** What a word is told by: its grammatical class, the company it keeps, and its vector. */
const KINDS = 3;

/** A word as networks see it. */
export interface ToldWord {
  /** Number of its class, of those that words open texts by (`openerNumber`). */
  opener: number;
  /** Number of its company in the word pairs; {@link NO_COMPANY} where these lack it. */
  company: number;
  /** Number of the vector of its stem; NO_VECTOR where it has none. */
  vector: number;
}

export const NO_COMPANY = -1;

/** What a network knows of words: numbers that each class, company and vector is told by. */
export interface WordEmbedding {
  /** Names of the classes. */
  names: readonly string[];
  /** Companies of words, with that of words without one; the one after them is that of no word. */
  count: number;
  /** Numbers that a class, a company and a vector are each told by. */
  told: number;
  /** `number * told + k`: of the classes and of the companies, after each those of no word. */
  classes: Float32Array;
  companies: Float32Array;
  /** `dimension * told + k`: what the vectors of words are multiplied by. */
  vectors: Float32Array;
}

/** A class that the fit never met tells nothing. */
const UNMET = -1;

/** Weights that words at so many places take. */
export const weightsOfWords = (places: number, told: number, hidden: number): number => places * KINDS * told * hidden;

/**
 * Adds up in hidden units what words tell, each by its place. Few classes and companies come again and again, so what one gives at a place is worked
 * out once; so are the numbers of the vector of a word.
 */
export class WordInputs {
  readonly #embedding: WordEmbedding;
  readonly #into: Float32Array;
  readonly #hidden: number;
  readonly #places: number;
  /** By the number of a class, its number among those of the fit. */
  readonly #numbers: Int32Array;
  /** `number * places + place`. */
  readonly #ofClasses: (Float64Array | undefined)[];
  readonly #ofCompanies: (Float64Array | undefined)[];
  readonly #projected: Projected;
  readonly #terms: Terms;

  /** @param into `((place * 3 + class, company or vector) * told + k) * hidden + unit` */
  constructor(embedding: WordEmbedding, vectors: WordVectors, into: Float32Array, hidden: number) {
    this.#embedding = embedding;
    this.#into = into;
    this.#hidden = hidden;
    this.#places = into.length / weightsOfWords(1, embedding.told, hidden);
    this.#ofClasses = new Array((embedding.names.length + 1) * this.#places).fill(undefined);
    this.#ofCompanies = new Array((embedding.count + 1) * this.#places).fill(undefined);
    const numbers = embedding.names.map(classNumber);
    this.#numbers = new Int32Array(1 + Math.max(...numbers)).fill(UNMET);
    for (const [i, number] of numbers.entries()) this.#numbers[number] = i;
    this.#projected = new Projected(embedding, vectors);
    this.#terms = new Terms(this.#places * embedding.told);
  }

  /** Adds what the words at all places give; where one gives none, that there is none. */
  addTo(sums: Float64Array, wordAt: (place: number) => ToldWord | undefined): void {
    this.#terms.size = 0;
    for (let place = 0; place < this.#places; place++) this.#addWord(sums, place, wordAt(place));
    this.#terms.total(this.#into, sums, this.#hidden, sums, 0);
  }

  #addWord(sums: Float64Array, place: number, word: ToldWord | undefined): void {
    const { names, count, told, classes, companies } = this.#embedding;
    const cls = word ? (this.#numbers[word.opener] ?? UNMET) : names.length;
    if (cls !== UNMET) add(this.#given(this.#ofClasses, classes, 0, cls, place), sums);
    const company = word ? (word.company === NO_COMPANY ? count - 1 : word.company) : count;
    add(this.#given(this.#ofCompanies, companies, 1, company, place), sums);
    if (!word || word.vector === NO_VECTOR) return;
    const { numbers } = this.#projected;
    this.#terms.addUnits(numbers, this.#projected.of(word.vector), told, (place * KINDS + 2) * told);
  }

  #given(
    known: (Float64Array | undefined)[],
    by: Float32Array,
    kind: number,
    number: number,
    place: number,
  ): Float64Array {
    const key = number * this.#places + place;
    let sums = known[key];
    if (sums === undefined) {
      const { told } = this.#embedding;
      sums = new Float64Array(this.#hidden);
      const from = (place * KINDS + kind) * told;
      for (let k = 0; k < told; k++) addTimes(by[number * told + k] ?? 0, this.#into, (from + k) * this.#hidden, sums);
      known[key] = sums;
    }
    return sums;
  }
}

/** The vectors of words as a network sees them, `told` numbers each; worked out when first asked for, in one table. */
class Projected {
  readonly numbers: Float64Array;
  readonly #known: Uint8Array;
  readonly #vectors: WordVectors;
  readonly #by: Float32Array;
  readonly #told: number;
  readonly #company: Float64Array;

  constructor({ vectors: by, told }: WordEmbedding, vectors: WordVectors) {
    this.numbers = new Float64Array(vectors.size * told);
    this.#known = new Uint8Array(vectors.size);
    this.#vectors = vectors;
    this.#by = by;
    this.#told = told;
    this.#company = new Float64Array(vectors.dimensions);
  }

  /** Where the numbers of a word begin. */
  of(word: number): number {
    const told = this.#told;
    const at = word * told;
    if (this.#known[word] === 1) return at;
    this.#known[word] = 1;
    const company = this.#company;
    this.#vectors.company(word, company);
    for (let d = 0; d < company.length; d++)
      for (let k = 0; k < told; k++)
        this.numbers[at + k] = (this.numbers[at + k] ?? 0) + (company[d] ?? 0) * (this.#by[d * told + k] ?? 0);
    return at;
  }
}

function add(given: Float64Array, sums: Float64Array): void {
  for (let i = 0; i < given.length; i++) sums[i] = (sums[i] ?? 0) + (given[i] ?? 0);
}

/** Adds a row of weights, so many times. */
export function addTimes(times: number, weights: Float32Array, from: number, sums: Float64Array): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + times * (weights[from + i] ?? 0);
}
