import { NO_VECTOR, type WordVectors } from '../lexicon/word-vectors.js';
import { StemPlaces } from './stem-places.js';
import type { WordTraits } from './word-traits.js';

/** What a text is about: the vectors of its words added up; the fields that are not 0, each once, and their shares. */
export interface Subject {
  company: Float64Array;
  fields: Int32Array;
  shares: Float64Array;
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
  const subject = { company: sum.company.slice(), fields, shares };
  sum.clear();
  return subject;
}
