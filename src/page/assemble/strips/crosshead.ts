import type { BlockFacts } from '../../label/facts.js';
import { IMPERFECT, INNER, PARTICLE, PERFECT, WAW } from '../../word-signs.js';
import { openEndOdds, openStartOdds } from './cuts.js';

/** Words of a crosshead at most, and of one in bold. */
const MOST_WORDS = 3;
const MOST_IN_BOLD = 8;
/** Its first word is none of these: they open sentences, or go on with one. */
const NOT_FIRST = WAW | PERFECT | IMPERFECT | PARTICLE | INNER;
/** A block after it goes on inside a sentence where this is exceeded, log-odds. */
const GOES_ON = 1;

/**
 * Whether a block is a crosshead: two or three words on a line of their own between the paragraphs of a text, over the one
 * that follows. Of a hundred such on pages of a paragraph a line, one is a piece of a sentence. One that markup tells needs no such proof.
 *
 * @param at index of the block; the ones before and after it are those of the page
 */
export function isCrosshead(facts: readonly BlockFacts[], at: number): boolean {
  const [before, own, after] = [facts[at - 1], facts[at], facts[at + 1]];
  if (!before || !own || !after) return false;
  const { words, block, ending } = own;
  if (ending !== 'open' || words.length === 0 || openStartOdds(after) >= GOES_ON) return false;
  const mark = block.mark?.kind;
  if (mark === 'heading' || (mark === 'strong' && words.length <= MOST_IN_BOLD)) return true;
  if (block.width > 0 || words.length > MOST_WORDS) return false;
  if (((words[0]?.signs ?? 0) & NOT_FIRST) !== 0 || ((words.at(-1)?.signs ?? 0) & PARTICLE) !== 0) return false;
  return openEndOdds(before) < 0;
}
