import { type BlockFacts, opensWithDateline } from '../../label/facts.js';
import {
  BACKWARD,
  CONNECTIVE,
  DAY_WORD,
  FEH_PARTICLE,
  GIVEN_NAME,
  HONORIFIC,
  IMPERFECT,
  OPENER,
  PERFECT,
  SAYING,
  WAW,
  WEEKDAY,
} from '../../word-signs.js';
import type { WordTraits } from '../../word-traits.js';
import type { Found } from '../observations.js';
import { LEAD_WEIGHTS } from './lead-weights.js';

/** What a first word may be. */
const FIRST = [
  ['with-waw', WAW],
  ['with-feh', FEH_PARTICLE],
  ['connective', CONNECTIVE],
  ['opener', OPENER],
  ['perfect', PERFECT],
  ['imperfect', IMPERFECT],
  ['saying', SAYING],
] as const;

/** What one of the first so many words may be. */
const AMONG = [
  ['points-back', BACKWARD, 6],
  ['given-name', GIVEN_NAME, 10],
  ['honorific', HONORIFIC, 10],
  ['names-day', DAY_WORD, 20],
  ['weekday', WEEKDAY, 30],
] as const;

/** Words that articles and pronouns are counted among, and the mean weight of words is taken of. */
const EIGHT = 8;
const FIFTEEN = 15;

const DASH = /^[-\u2013\u2014\u0640\u2022\u25cf*]/u;
const ITEM = /^[\d\u0660-\u0669]{1,2} ?[-.)]/u;
const QUOTE = /^[\u00ab"\u201c]/u;
/** UTF-16 units of a text that a question is looked for in. */
const ASKED = 400;

/** Pronouns tied to the end of a noun or verb, that stand for somebody named before; the words they end are longer than this. */
const PRONOUNS = ['\u0647\u0627', '\u0647\u0645', '\u0647\u0645\u0627', '\u0647\u0646'];
const LONGER = 4;
const endsInPronoun = ({ key }: WordTraits): boolean =>
  key.length > LONGER && PRONOUNS.some((pronoun) => key.endsWith(pronoun));
const isDefinite = ({ key }: WordTraits): boolean => key.startsWith('\u0627\u0644');

/**
 * What can be observed of how a block opens that tells whether an article begins with it.
 *
 * @param found called with each feature and its value
 */
export function leadFeatures(facts: BlockFacts, found: Found): void {
  const { words, block } = facts;
  const [first, second] = words;
  const signs = first?.signs ?? 0;
  for (const [name, sign] of FIRST) if ((signs & sign) !== 0) found(name, 1);
  for (const [name, sign, most] of AMONG) if (hasSign(words, 0, most, sign)) found(name, 1);
  if (second && hasSign(words, 1, 4, SAYING)) found('saying-next', 1);
  if (DASH.test(block.text)) found('dash', 1);
  if (ITEM.test(block.text)) found('item', 1);
  if (QUOTE.test(block.text)) found('quote', 1);
  if (block.text.slice(0, ASKED).includes('\u061f')) found('question', 1);
  let pronouns = 0;
  let definite = 0;
  let weight = 0;
  const many = Math.min(FIFTEEN, words.length);
  for (let i = 0; i < many; i++) {
    const word = words[i];
    if (!word) continue;
    weight += word.weight;
    if (i >= EIGHT) continue;
    if (endsInPronoun(word)) pronouns++;
    if (isDefinite(word)) definite++;
  }
  if (pronouns > 0) found('pronouns', pronouns);
  if (definite > 0) found('definite', definite / EIGHT);
  if (many > 0) found('weight', weight / many);
}

/** Whether one of the words from `start` up to `end` has a sign. */
function hasSign(words: readonly WordTraits[], start: number, end: number, sign: number): boolean {
  for (let i = start; i < end; i++) if (((words[i]?.signs ?? 0) & sign) !== 0) return true;
  return false;
}

/** What a dateline gives, log-odds: nothing else begins with one. */
const DATELINE = 4;

/**
 * Log-odds that an article begins with a block, of its opening words alone: logistic regression over paragraphs and cut texts.
 *
 * @param told what the network of seams makes of the words (seam-network.ts)
 */
export function leadOdds(facts: BlockFacts, told: number): number {
  if (opensWithDateline(facts)) return DATELINE;
  let odds = told;
  leadFeatures(facts, (name, value) => {
    odds += value * (LEAD_WEIGHTS[name] ?? 0);
  });
  return odds;
}
