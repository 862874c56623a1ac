import type { Known } from '../../lexicon/bigrams.js';
import type { ReadToken } from '../token.js';
import type { Neighbours } from './features.js';
import type { Survey } from './survey.js';

/** Final letters that some write without dots. */
const DOTTED: ReadonlyMap<number, number> = new Map([
  [0x0649, 0x064a], // alef maksura, yeh
  [0x0647, 0x0629], // heh, teh marbuta
]);

/** Nothing is known of what stands around. */
export const ALONE: Neighbours = {
  before: null,
  after: null,
  near: 0,
  strange: 0,
  undotted: 0,
  dotted: 0,
  doubt: 0,
  tokens: [],
  at: 0,
};

/**
 * A token as the word pairs would know it in print: by its likeliest reading on its page, or while that is not weighed, a
 * non-word by its likeliest anywhere.
 */
export function printed(token: ReadToken | undefined, { likely }: Pick<Survey, 'likely'>): Known | null {
  const facts = token?.facts;
  if (!token || !facts) return null;
  if (facts.known && facts.candidates().length === 0) return facts.pair;
  return likely.get(token) ?? (facts.known ? facts.pair : (facts.candidates()[0]?.pair ?? facts.pair));
}

/** Words on either side that tell whether a place is badly read, and how its writer ends words. */
const NEAR = 6;
const HABIT_NEAR = 40;

/**
 * The words around a token of a passage.
 *
 * @param page what is known of them
 * @param before the word before as it is now, where it was corrected
 */
export function neighboursOf(
  tokens: readonly ReadToken[],
  at: number,
  page: Pick<Survey, 'likely' | 'doubts'>,
  before: Known | null = printed(tokens[at - 1], page),
): Neighbours {
  const own = tokens[at];
  const first = tokens[at - NEAR - 1];
  const last = tokens[Math.min(tokens.length - 1, at + NEAR)];
  const counted = own?.facts && own.facts.letters > 1;
  const near = (last?.words ?? 0) - (first?.words ?? 0) - (counted ? 1 : 0);
  const strange = (last?.strange ?? 0) - (first?.strange ?? 0) - (counted && !own.facts?.known ? 1 : 0);
  const { undotted, dotted } = endingsNear(tokens, at);
  const doubt = (own && page.doubts.get(own)) ?? 0;
  return { before, after: printed(tokens[at + 1], page), near, strange, undotted, dotted, doubt, tokens, at };
}

const NONE: Pick<Neighbours, 'undotted' | 'dotted'> = { undotted: 0, dotted: 0 };

/** Of a non-word without the dots of its last letter: non-words near that end so too, and words that have the dots. */
function endingsNear(tokens: readonly ReadToken[], at: number): Pick<Neighbours, 'undotted' | 'dotted'> {
  const facts = tokens[at]?.facts;
  if (!facts || facts.known) return NONE;
  const own = facts.last;
  const dots = DOTTED.get(own);
  if (dots === undefined) return NONE;
  let [undotted, dotted] = [0, 0];
  const end = Math.min(tokens.length, at + HABIT_NEAR + 1);
  for (let i = Math.max(0, at - HABIT_NEAR); i < end; i++) {
    const other = tokens[i]?.facts;
    if (i === at || !other || other.letters < 2) continue;
    const { last } = other;
    if (other.known ? last === dots : last === own) other.known ? dotted++ : undotted++;
  }
  return { undotted, dotted };
}
