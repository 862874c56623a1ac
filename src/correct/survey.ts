import type { Lexicon } from '../lexicon/lexicon.js';
import { tokensOf } from './token.js';

/** What a page or a corpus shows about its own words. */
export interface Survey {
  /** Arabic words of two letters and more. */
  total: number;
  /** Share of them that the lexicon lacks. */
  unknown: number;
  /** How often each word stands there, by bare letters. */
  counts: ReadonlyMap<string, number>;
  /** The page writes final alef maksura for yeh throughout, as Egyptian papers do. */
  maksura: boolean;
  /** The page writes final heh for teh marbuta throughout. */
  heh: boolean;
}

/** Such a share of a page's words in yeh or teh marbuta written otherwise is its way of writing, not misreading. */
const HABIT = 0.4;

/** Counts the words of passages; linear. */
export function survey(texts: Iterable<string>, lexicon: Lexicon): Survey {
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts) {
    for (const { bare, arabic } of tokensOf(text)) {
      if (!arabic || bare.length < 2) continue;
      total++;
      counts.set(bare, (counts.get(bare) ?? 0) + 1);
    }
  }
  let unknown = 0;
  const endings = { yeh: 0, maksura: 0, marbuta: 0, heh: 0 };
  for (const [word, count] of counts) {
    const known = lexicon.has(word);
    if (!known) unknown += count;
    const last = word.charCodeAt(word.length - 1);
    const stem = word.slice(0, -1);
    if (last === 0x064a && known) endings.yeh += count;
    else if (last === 0x0629 && known) endings.marbuta += count;
    else if (last === 0x0649 && !known && lexicon.has(`${stem}\u064a`)) endings.maksura += count;
    else if (last === 0x0647 && !known && lexicon.has(`${stem}\u0629`)) endings.heh += count;
  }
  return {
    total,
    unknown: total === 0 ? 0 : unknown / total,
    counts,
    maksura: endings.maksura > HABIT * (endings.maksura + endings.yeh),
    heh: endings.heh > HABIT * (endings.heh + endings.marbuta),
  };
}
