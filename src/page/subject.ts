import { NO_VECTOR, sureness, type WordVectors } from '../lexicon/word-vectors.js';
import type { WordTraits } from './word-traits.js';

/** What a text is about: the vectors of its words added up. */
export interface Subject {
  /** By the company its words keep. */
  company: Float64Array;
  /** By fields of life: those it touches, and how much of each. */
  fields: Int32Array;
  shares: Float64Array;
  /** Words that tell. */
  size: number;
}

/** What a text is about; a word that comes more than once counts once. */
export function subjectOf(words: readonly WordTraits[], vectors: WordVectors): Subject {
  const sum = vectors.scratch;
  const met = new Set<number>();
  for (const { light } of words) {
    if (light === '') continue;
    const word = vectors.find(light);
    if (word === NO_VECTOR || met.has(word)) continue;
    met.add(word);
    vectors.add(word, sum);
  }
  const fields = Int32Array.from(sum.touched).sort();
  const subject = {
    company: sum.company.slice(),
    fields,
    shares: Float64Array.from(fields, (f) => sum.fields[f] ?? 0),
    size: met.size,
  };
  sum.clear();
  return subject;
}

/** The same of length 1, shorter where few words tell. */
export function unitSubjectOf(words: readonly WordTraits[], vectors: WordVectors): Subject {
  const subject = subjectOf(words, vectors);
  const squares = squaredLength(subject);
  const scale = squares === 0 ? 0 : sureness(subject.size) / Math.sqrt(squares);
  return {
    ...subject,
    company: subject.company.map((value) => value * scale),
    shares: subject.shares.map((value) => value * scale),
  };
}

/** What a subject has in common with itself: see {@link Comparison}. */
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

  /** Writes the scalar product of subject `a` and each of `others` from `from` on, as many as `into` holds. */
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
