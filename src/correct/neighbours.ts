import type { Known } from '../lexicon/bigrams.js';
import type { Neighbours } from './features.js';
import type { Token } from './token.js';
import type { WordFacts } from './word-facts.js';

/** A token as the word pairs would know it in print: a non-word by its likeliest reading. */
export function printed(token: Token | undefined, look: (bare: string) => WordFacts): Known | null {
  if (!token?.arabic) return null;
  const facts = look(token.bare);
  return facts.known ? facts.pair : (facts.candidates()[0]?.pair ?? facts.pair);
}

/** The words before and after a token of a passage. */
export function neighboursOf(tokens: readonly Token[], at: number, look: (bare: string) => WordFacts): Neighbours {
  return { before: printed(tokens[at - 1], look), after: printed(tokens[at + 1], look) };
}
