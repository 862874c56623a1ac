import type { Lexicon } from '../lexicon/lexicon.js';
import type { ReadToken } from './token.js';

/** What a page shows about its own words. */
export interface Survey {
  /** Arabic words of two letters and more. */
  total: number;
  /** Share of them that the lexicon lacks. */
  unknown: number;
  /** How often each word stands there, by bare letters. */
  counts: ReadonlyMap<string, number>;
  /** Share of words that end in alef maksura where the lexicon has yeh, of all that may; never 0. */
  maksura: number;
  /** The same of heh for teh marbuta. */
  heh: number;
  /** On how many other pages of the collection a word stands. */
  elsewhere(bare: string): number;
  /** Share of words that seem to be misread; never 0. */
  noise: number;
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
  const counts = new Map<string, number>();
  const endings = { yeh: 0, maksura: 0, marbuta: 0, heh: 0 };
  let total = 0;
  let unknown = 0;
  for (const tokens of passages) {
    for (const { bare, facts } of tokens) {
      if (!facts || bare.length < 2) continue;
      total++;
      counts.set(bare, (counts.get(bare) ?? 0) + 1);
      const last = bare.charCodeAt(bare.length - 1);
      if (facts.known) {
        if (last === YEH) endings.yeh++;
        else if (last === TEH_MARBUTA) endings.marbuta++;
        continue;
      }
      unknown++;
      if (last === ALEF_MAKSURA && lexicon.has(`${bare.slice(0, -1)}\u064a`)) endings.maksura++;
      else if (last === HEH && lexicon.has(`${bare.slice(0, -1)}\u0629`)) endings.heh++;
    }
  }
  const share = (habit: number, other: number): number => (habit + 0.5) / (habit + other + SURE);
  const rate = total === 0 ? 0 : unknown / total;
  return {
    total,
    unknown: rate,
    counts,
    elsewhere: (bare) => {
      const pages = pagesWith(bare);
      return pages > 0 && counts.has(bare) ? pages - 1 : pages;
    },
    maksura: share(endings.maksura, endings.yeh),
    heh: share(endings.heh, endings.marbuta),
    noise: noiseOf(unknown, total),
  };
}

/** What is known of the noise before a page is read: it is likely clean, as so many words without would tell. */
const PRIOR_RATE = 0.001;
const PRIOR_WORDS = 300;

/** Share of a page's words that are misread, when so many are by expectation. */
export function noiseOf(expected: number, total: number): number {
  return (expected + PRIOR_RATE * PRIOR_WORDS) / (total + PRIOR_WORDS);
}
