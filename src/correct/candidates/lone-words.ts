import type { Lexicon } from '../../lexicon/lexicon.js';
import { limitsOf } from '../word-facts.js';
import type { CandidateSearch } from './candidates.js';

/**
 * File of the package's data folder that has a bit for each listed word of the lexicon by its number (tools/lone/build.ts): set
 * where the word is lone. Three in four words of a page are, and need not be searched for.
 */
export const LONE_WORDS = 'lone-words.bin';

/** Whether a search finds nothing that a word of the lexicon may have been in print. */
export function isLone(word: string, lexicon: Pick<Lexicon, 'frequency'>, search: CandidateSearch): boolean {
  return search(word, limitsOf(word, lexicon.frequency(word))).length === 0;
}

/** Whether the bit of a number is set, the lowest of a byte being the first; that of -1 never is. */
export function hasBit(bits: Uint8Array, number: number): boolean {
  return number >= 0 && ((bits[number >>> 3] ?? 0) & (1 << (number & 7))) !== 0;
}
