import type { Known } from '../lexicon/bigrams.js';
import type { Neighbours } from './features.js';
import type { ReadToken } from './token.js';

/** A token as the word pairs would know it in print: a non-word by its likeliest reading. */
export function printed(token: ReadToken | undefined): Known | null {
  const facts = token?.facts;
  if (!facts) return null;
  return facts.known ? facts.pair : (facts.candidates()[0]?.pair ?? facts.pair);
}

/** The words before and after a token of a passage. */
export function neighboursOf(tokens: readonly ReadToken[], at: number): Neighbours {
  return { before: printed(tokens[at - 1]), after: printed(tokens[at + 1]) };
}
