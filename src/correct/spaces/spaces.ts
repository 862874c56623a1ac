import { LONGEST } from '../../lexicon/lexicon.js';
import type { Token } from '../token.js';
import type { WordFacts } from '../word-facts.js';

/** A letter that is not joined to the next one: a space after it is easily lost or made up. */
const NON_JOINING = new Set([
  0x0627, 0x0623, 0x0625, 0x0622, 0x062f, 0x0630, 0x0631, 0x0632, 0x0648, 0x0624, 0x0629, 0x0649, 0x0621,
]);
/** Costs of a space lost or made up, centibels: beside a letter that does not join, and elsewhere. */
const LOST_SPACE = 250;
const LOST_SPACE_JOINED = 330;
const EXTRA_SPACE = 230;
const EXTRA_SPACE_JOINED = 380;
/** Parts of a merged word: as frequent as this, or two letters and as frequent as a particle (Zipf). */
const PART = 3.6;
const PARTICLE = 5.8;

/** Whether the last letter of a word joins the next. */
export function joinsNext(word: string): boolean {
  return !NON_JOINING.has(word.charCodeAt(word.length - 1));
}

/** Two words that a non-word may be, run together. */
export interface Split {
  left: WordFacts;
  right: WordFacts;
  cost: number;
}

/**
 * Ways to read a non-word as two words of the lexicon.
 *
 * @param frequency Zipf frequency of a word; 0 for an unknown one
 */
export function splitsOf(
  letters: string,
  frequency: (bare: string) => number,
  look: (bare: string) => WordFacts,
): Split[] {
  const found: Split[] = [];
  if (letters.length > 2 * LONGEST) return found;
  for (let at = 2; at <= letters.length - 2; at++) {
    const first = letters.slice(0, at);
    if (frequency(first) < (at === 2 ? PARTICLE : PART)) continue;
    const second = letters.slice(at);
    if (frequency(second) < (letters.length - at === 2 ? PARTICLE : PART)) continue;
    found.push({ left: look(first), right: look(second), cost: joinsNext(first) ? LOST_SPACE_JOINED : LOST_SPACE });
  }
  return found;
}

/** Cost of a space made up between two tokens that are one word; null when they cannot be one. */
export function joinCost(first: Token, second: Token): number | null {
  if (!second.follows || !first.arabic || !second.arabic) return null;
  if (first.bare.length + second.bare.length < 4) return null;
  return joinsNext(first.bare) ? EXTRA_SPACE_JOINED : EXTRA_SPACE;
}
