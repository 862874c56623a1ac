import type { BlockFacts } from '../label/facts.js';
import { IMPERFECT, INNER, PARTICLE, PERFECT, WAW } from '../word-signs.js';
import { openEndOdds, openStartOdds } from './cuts.js';

/** Words of a crosshead at most. */
const MOST_WORDS = 3;
/** Its first word is none of these: they open sentences, or go on with one. */
const NOT_FIRST = WAW | PERFECT | IMPERFECT | PARTICLE | INNER;
/** A block after it goes on inside a sentence where this is exceeded, log-odds. */
const GOES_ON = 1;

/**
 * Whether a block is a crosshead: two or three words on a line of their own between the paragraphs of a text, over the one
 * that follows. Of a hundred such on pages of a paragraph a line, one is a piece of a sentence.
 *
 * @param at index of the block; the ones before and after it are those of the page
 */
export function isCrosshead(facts: readonly BlockFacts[], at: number): boolean {
  const [before, own, after] = [facts[at - 1], facts[at], facts[at + 1]];
  if (!before || !own || !after || own.block.width > 0 || own.ending !== 'open') return false;
  const { words } = own;
  if (words.length === 0 || words.length > MOST_WORDS) return false;
  if (((words[0]?.signs ?? 0) & NOT_FIRST) !== 0 || ((words.at(-1)?.signs ?? 0) & PARTICLE) !== 0) return false;
  return openEndOdds(before) < 0 && openStartOdds(after) < GOES_ON;
}
