import { NO_VECTOR, type WordVectors } from '../lexicon/word-vectors.js';
import type { Products, Table } from './products/products.js';
import { Terms } from './products/terms.js';
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
  /** Of the vectors of words. */
  vectors: ToldVectors;
}

/** The vectors of words that keep company as a network sees them, `told` numbers each; worked out when first asked for, in one table. */
class ToldVectors {
  readonly numbers: Float32Array;
  readonly #known: Uint8Array;
  readonly #vectors: WordVectors;
  readonly #by: Float32Array;
  readonly #told: number;
  readonly #company: Float64Array;

  /** @param by `dimension * told + k`: what vectors are multiplied by */
  constructor(vectors: WordVectors, by: Float32Array, told: number) {
    this.numbers = new Float32Array(vectors.accompanied * told);
    this.#known = new Uint8Array(vectors.accompanied);
    this.#vectors = vectors;
    this.#by = by;
    this.#told = told;
    this.#company = new Float64Array(vectors.dimensions);
  }

  /** Where the numbers of a word begin; below 0 where the company that it keeps is not known. */
  of(word: number): number {
    const told = this.#told;
    const number = this.#vectors.companyOf(word);
    const at = number * told;
    if (number < 0 || this.#known[number] === 1) return at;
    this.#known[number] = 1;
    const company = this.#company;
    this.#vectors.company(word, company);
    for (let k = 0; k < told; k++) {
      let sum = 0;
      for (let d = 0; d < company.length; d++) sum += (company[d] ?? 0) * (this.#by[d * told + k] ?? 0);
      this.numbers[at + k] = sum;
    }
    return at;
  }
}

/** Puts together what a file of weights says of words. */
export function wordEmbedding(
  { classes, companies, vectors }: Readonly<Record<'classes' | 'companies' | 'vectors', Float32Array>>,
  sizes: Pick<WordEmbedding, 'names' | 'count' | 'told'>,
  words: WordVectors,
): WordEmbedding {
  return { ...sizes, classes, companies, vectors: new ToldVectors(words, vectors, sizes.told) };
}

/** A class that the fit never met tells nothing. */
const UNMET = -1;

/** Weights that words at so many places take. */
export const weightsOfWords = (places: number, told: number, hidden: number): number => places * KINDS * told * hidden;

/**
 * Adds up in hidden units what words tell, each by its place. Few classes and companies come again and again, so what one gives at a place is worked
 * out once.
 */
export class WordInputs {
  readonly #embedding: WordEmbedding;
  readonly #places: number;
  /** By the number of a class, its number among those of the fit. */
  readonly #numbers: Int32Array;
  /** The weights, and behind them what classes and companies give: `number * places + place`. */
  readonly #table: Table;
  readonly #ofClasses: number;
  readonly #ofCompanies: number;
  readonly #isKnown: Uint8Array;
  /** What is told at all places; what a class or company is told by. */
  readonly #terms: Terms;
  readonly #own: Terms;

  /** @param into `((place * 3 + class, company or vector) * told + k) * hidden + unit` */
  constructor(embedding: WordEmbedding, products: Products, into: Float32Array, hidden: number) {
    const { names, count, told } = embedding;
    this.#embedding = embedding;
    const rows = into.length / hidden;
    this.#places = rows / (KINDS * told);
    this.#ofClasses = rows;
    this.#ofCompanies = rows + (names.length + 1) * this.#places;
    const all = this.#ofCompanies + (count + 1) * this.#places;
    this.#table = products.table(into, hidden, all);
    this.#isKnown = new Uint8Array(all);
    this.#terms = new Terms(products, this.#places * (told + 2));
    this.#own = new Terms(products, told);
    const numbers = names.map(classNumber);
    this.#numbers = new Int32Array(1 + Math.max(...numbers)).fill(UNMET);
    for (const [i, number] of numbers.entries()) this.#numbers[number] = i;
  }

  /** Adds what the words at all places give to the sums from cell `sums` on; where a place has none, that there is none. */
  addTo(sums: number, wordAt: (place: number) => ToldWord | undefined): void {
    this.#terms.size = 0;
    for (let place = 0; place < this.#places; place++) this.#addWord(place, wordAt(place));
    this.#terms.addTo(this.#table, sums);
  }

  #addWord(place: number, word: ToldWord | undefined): void {
    const { names, count, told, classes, companies, vectors } = this.#embedding;
    const cls = word ? (this.#numbers[word.opener] ?? UNMET) : names.length;
    if (cls !== UNMET) this.#terms.add(this.#given(this.#ofClasses, classes, 0, cls, place), 1);
    const company = word ? (word.company === NO_COMPANY ? count - 1 : word.company) : count;
    this.#terms.add(this.#given(this.#ofCompanies, companies, 1, company, place), 1);
    if (!word || word.vector === NO_VECTOR) return;
    const from = vectors.of(word.vector);
    if (from >= 0) this.#terms.addUnits(vectors.numbers, from, told, (place * KINDS + 2) * told);
  }

  /** The row with what a class or company gives at a place. */
  #given(first: number, by: Float32Array, kind: number, number: number, place: number): number {
    const row = first + number * this.#places + place;
    if (this.#isKnown[row] === 0) {
      this.#isKnown[row] = 1;
      const { told } = this.#embedding;
      const { at, stride } = this.#table;
      this.#own.size = 0;
      this.#own.addUnits(by, number * told, told, (place * KINDS + kind) * told);
      this.#own.addTo(this.#table, at + row * stride);
    }
    return row;
  }
}
