import type { BlockFacts } from '../../label/facts.js';
import { NO_WORD } from '../../word-class.js';
import type { Found } from '../observations.js';
import { CLOSING_WEIGHTS } from './closing-weights.js';

/** Words of a paragraph are counted by so many, up to the last step. */
const STEP = 8;
const STEPS = 6;
/** UTF-16 units at the end of a text in which it asks or exclaims. */
const AT_END = 3;
const ASKS = /[!?\u061f]/u;

/** What can be observed of a block that tells whether an article closes with it. */
export function closingTextFeatures({ words, block, ending }: BlockFacts, found: Found): void {
  const [first] = words;
  const last = words.at(-1);
  found(ending, 1);
  found(`last ${last?.cls ?? NO_WORD}`, 1);
  found(`last-company ${last?.known ? last.known.cls : '-'}`, 1);
  found(`first ${first?.cls ?? NO_WORD}`, 1);
  found(`first-company ${first?.known ? first.known.cls : '-'}`, 1);
  found(`words ${Math.min(STEPS, Math.floor(words.length / STEP))}`, 1);
  if (ASKS.test(block.text.slice(-AT_END))) found('asks', 1);
}

/** Of the articles of a page, about so many break off and go on on another. */
const ELSEWHERE = 0.1;

/** Log-odds that what stands of an article on its page closes with a block: logistic regression over paragraphs and cut texts. */
export function closingOdds(facts: BlockFacts): number {
  let odds = 0;
  closingTextFeatures(facts, (name, value) => {
    odds += value * (CLOSING_WEIGHTS[name] ?? 0);
  });
  return Math.log((1 - ELSEWHERE) * Math.exp(odds) + ELSEWHERE);
}
