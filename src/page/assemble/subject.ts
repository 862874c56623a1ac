import { NO_VECTOR, type WordVectors } from '../../lexicon/word-vectors.js';
import type { WordTraits } from '../word-traits.js';

/** What a text is about: a vector of length 1, shorter where few of its words tell. */
export interface Subject {
  /** By the company its words keep. */
  company: Float64Array;
  /** By fields of life: those it touches, and how much of each. */
  fields: Int32Array;
  shares: Float64Array;
}

/** What the fields of a word count beside its company. */
const OF_FIELDS = 3;
/** A text of so many telling words has half the length of one that is sure of its subject. */
const HALF_SURE = 4;

/** The words of the texts that a subject is made of, added up; all 0 between texts. */
let company = new Float64Array(0);
let fields = new Float64Array(0);

/** What a text is about; a word that comes more than once counts once. */
export function subjectOf(words: readonly WordTraits[], vectors: WordVectors): Subject {
  if (company.length < vectors.dimensions) company = new Float64Array(vectors.dimensions);
  if (fields.length < vectors.fields) fields = new Float64Array(vectors.fields);
  const met = new Set<number>();
  for (const { light } of words) {
    if (light === '') continue;
    const word = vectors.find(light);
    if (word === NO_VECTOR || met.has(word)) continue;
    met.add(word);
    vectors.add(word, company, fields);
  }
  let squares = 0;
  for (let d = 0; d < vectors.dimensions; d++) squares += (company[d] ?? 0) ** 2;
  const touched: number[] = [];
  for (let f = 0; f < vectors.fields; f++) {
    if (fields[f] === 0) continue;
    touched.push(f);
    squares += (OF_FIELDS * (fields[f] ?? 0)) ** 2;
  }
  const sure = met.size / (met.size + HALF_SURE);
  const scale = squares === 0 ? 0 : sure / Math.sqrt(squares);
  const subject = {
    company: company.map((value) => value * scale),
    fields: Int32Array.from(touched),
    shares: Float64Array.from(touched, (f) => OF_FIELDS * scale * (fields[f] ?? 0)),
  };
  company.fill(0);
  for (const f of touched) fields[f] = 0;
  return subject;
}

/** Of a subject with itself what {@link Comparison} tells of two. */
export function squaredLength({ company, shares }: Subject): number {
  let sum = 0;
  for (let d = 0; d < company.length; d++) sum += (company[d] ?? 0) ** 2;
  for (let k = 0; k < shares.length; k++) sum += (shares[k] ?? 0) ** 2;
  return sum;
}

/** Tells how much subjects have in common with one, in turn. */
export class Comparison {
  /** Of the subject at hand by field; all 0 between subjects. */
  readonly #shares: Float64Array;

  constructor(fields: number) {
    this.#shares = new Float64Array(fields);
  }

  /** Writes what subject `a` has in common with each of `others` from `from` on, as many as `into` holds: cosine, by how sure both are. */
  of(a: Subject, others: readonly Subject[], from: number, into: Float64Array): void {
    const shares = this.#shares;
    for (let k = 0; k < a.fields.length; k++) shares[a.fields[k] ?? 0] = a.shares[k] ?? 0;
    const own = a.company;
    for (let j = 0; j < into.length; j++) {
      const b = others[from + j];
      if (!b) continue;
      let sum = 0;
      const other = b.company;
      for (let d = 0; d < own.length; d++) sum += (own[d] ?? 0) * (other[d] ?? 0);
      for (let k = 0; k < b.fields.length; k++) sum += (shares[b.fields[k] ?? 0] ?? 0) * (b.shares[k] ?? 0);
      into[j] = sum;
    }
    for (let k = 0; k < a.fields.length; k++) shares[a.fields[k] ?? 0] = 0;
  }
}
