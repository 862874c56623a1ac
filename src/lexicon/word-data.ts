import type { Bigrams } from './bigrams.js';
import type { WordVectors } from './word-vectors.js';

/** What is known of words wherever they stand. */
export interface WordData {
  /** Which words follow which. */
  bigrams: Bigrams;
  /** What words are about. */
  vectors: WordVectors;
}
