import { NO_VECTOR, sureness, type Vector, type WordVectors } from '../lexicon/word-vectors.js';
import { StemPlaces } from './stem-places.js';
import type { WordTraits } from './word-traits.js';

/** What a text is about: the vectors of its words added up. */
export interface Subject extends Vector {
  /** Words that tell. */
  size: number;
}

/** Words that the text at hand has. */
const met = new StemPlaces();

/** What a text is about; a word that comes more than once counts once. */
export function subjectOf(words: readonly WordTraits[], vectors: WordVectors): Subject {
  const sum = vectors.scratch;
  const added: number[] = [];
  for (const { vector } of words) {
    if (vector === NO_VECTOR || met.of(vector) !== 0) continue;
    met.set(vector, 1);
    added.push(vector);
    vectors.add(vector, sum);
  }
  met.clear(added);
  const fields = new Int32Array(sum.touched);
  const shares = new Float64Array(fields.length);
  for (let k = 0; k < fields.length; k++) shares[k] = sum.fields[fields[k] ?? 0] ?? 0;
  const subject = { company: sum.company.slice(), fields, shares, size: added.length };
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

/** Scalar product of a subject with itself. */
export function squaredLength({ company, shares }: Subject): number {
  let sum = 0;
  for (let d = 0; d < company.length; d++) sum += (company[d] ?? 0) ** 2;
  for (let k = 0; k < shares.length; k++) sum += (shares[k] ?? 0) ** 2;
  return sum;
}
