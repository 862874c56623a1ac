import { NO_VECTOR, type VectorSum, type WordVectors } from '../lexicon/word-vectors.js';
import { StemPlaces } from './stem-places.js';
import type { WordTraits } from './word-traits.js';

/** Words that the text at hand has. */
const met = new StemPlaces();

/** Adds up what a text is about: the vectors of its words, a word that comes more than once counted once. */
export function addSubject(words: readonly WordTraits[], vectors: WordVectors, sum: VectorSum): void {
  const added: number[] = [];
  for (const { vector } of words) {
    if (vector === NO_VECTOR || met.of(vector) !== 0) continue;
    met.set(vector, 1);
    added.push(vector);
    vectors.add(vector, sum);
  }
  met.clear(added);
}
