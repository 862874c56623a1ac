import type { Known } from '../../lexicon/bigrams.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { ReadToken } from '../token.js';
import { PageWords } from './page-words.js';

/** What a page shows about its own words. */
export interface Survey {
  /** Arabic words of two letters and more. */
  total: number;
  /** How often a word stands there, by bare letters and their hash. */
  countOf(bare: string, hash: number): number;
  /** Share of words that end in alef maksura where the lexicon has yeh, of all that may; never 0. */
  maksura: number;
  /** The same of heh for teh marbuta. */
  heh: number;
  /** On how many other pages of the collection a word stands. */
  elsewhere(bare: string, hash: number): number;
  /** Share of words that seem to be misread; never 0. */
  noise: number;
  /** The likeliest reading of words that may be misread, as the word pairs know it; of those that were weighed. */
  likely: ReadonlyMap<ReadToken, Known>;
  /** Those of them that no other reading comes near: they stay as they are. */
  settled: ReadonlySet<ReadToken>;
  /** Of words that an engine told how sure it was of: how much likelier it is that they are misread ({@link doubtsOf}). */
  doubts: ReadonlyMap<ReadToken, number>;
}

const ALEF_MAKSURA = 0x0649;
const YEH = 0x064a;
const HEH = 0x0647;
const TEH_MARBUTA = 0x0629;
/** A share told from few words is drawn towards this many words without. */
const SURE = 10;

/**
 * Counts the words of a page; linear. The noise is the share of unknown words for a start.
 *
 * @param pagesWith on how many pages of the collection, this one included, a word stands; 0 of all when unknown
 */
export function survey(
  passages: Iterable<readonly ReadToken[]>,
  lexicon: Pick<Lexicon, 'has'>,
  pagesWith: (bare: string) => number = () => 0,
): Survey {
  const words = new PageWords();
  const endings = { yeh: 0, maksura: 0, marbuta: 0, heh: 0 };
  let total = 0;
  let unknown = 0;
  for (const tokens of passages) {
    for (const { facts } of tokens) {
      if (!facts || facts.letters < 2) continue;
      total++;
      words.add(facts);
      const { last } = facts;
      if (facts.known) {
        if (last === YEH) endings.yeh++;
        else if (last === TEH_MARBUTA) endings.marbuta++;
        continue;
      }
      unknown++;
      if (last === ALEF_MAKSURA && lexicon.has(`${facts.bare.slice(0, -1)}\u064a`)) endings.maksura++;
      else if (last === HEH && lexicon.has(`${facts.bare.slice(0, -1)}\u0629`)) endings.heh++;
    }
  }
  const share = (habit: number, other: number): number => (habit + 0.5) / (habit + other + SURE);
  return {
    total,
    countOf: (bare, hash) => words.countOf(bare, hash),
    elsewhere: (bare, hash) => {
      const pages = pagesWith(bare);
      return pages > 0 && words.countOf(bare, hash) > 0 ? pages - 1 : pages;
    },
    maksura: share(endings.maksura, endings.yeh),
    heh: share(endings.heh, endings.marbuta),
    noise: noiseOf(unknown, total),
    likely: new Map(),
    settled: new Set(),
    doubts: new Map(),
  };
}

/** What is known of the noise before a page is read: it is likely clean, as so many words without would tell. */
const PRIOR_RATE = 0.001;
const PRIOR_WORDS = 300;

/** Share of a page's words that are misread, when so many are by expectation. */
export function noiseOf(expected: number, total: number): number {
  return (expected + PRIOR_RATE * PRIOR_WORDS) / (total + PRIOR_WORDS);
}
