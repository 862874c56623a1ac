import type { BlockFacts } from '../label/facts.js';
import { isForeign } from '../label/foreign.js';
import { headingOf } from './sections.js';
import type { Arrangement } from './stretch.js';
import type { Strip } from './strips/strip.js';

/** Odds beyond which an end is held to be cut; a start that the page has in place must look odder still. */
const SURE = 1;
const SURE_IN_PLACE = 3;
/** A reading of a heading in which a line has another role falls short by less than this: log-odds. */
const UNSURE = 1;
/** Lines this much wider than their column hold words of two columns, read across. */
const FUSED = 1.6;
/** Lines in blocks of several that a page set in columns has at least: elsewhere a long line is a paragraph among shorter ones. */
const FEWEST_WRAPPED = 6;

const isWrapped = (facts: readonly BlockFacts[]): boolean =>
  facts.reduce((sum, { block }) => sum + (block.rows > 1 ? block.rows : 0), 0) >= FEWEST_WRAPPED;

/**
 * What to know before using an article of an arrangement; `docs/pages.md` tells of each flag.
 *
 * @param own its strips in reading order
 */
export function flagsOf(
  { facts, labels, sections, uncertain }: Arrangement,
  article: number,
  own: readonly Strip[],
): string[] {
  const section = sections[article];
  if (!section) return [];
  const blocks = own.flatMap((strip) => strip.blocks.flatMap((i) => facts[i]?.block ?? []));
  const flags: string[] = [];
  if (section.title.length === 0) flags.push('no-title');
  else if (headingOf(section).some((i) => (labels[i]?.margin ?? UNSURE) < UNSURE)) flags.push('title-uncertain');
  if (own.length === 0) flags.push('no-body');
  if ((own[0]?.openStart ?? 0) > SURE_IN_PLACE) flags.push('starts-mid-sentence');
  if ((own.at(-1)?.openEnd ?? 0) > SURE) flags.push('ends-mid-sentence');
  if (uncertain[article]) flags.push('order-uncertain');
  if (blocks.some(({ width, longest }) => width > 0 && longest > FUSED * width) && isWrapped(facts))
    flags.push('columns-interleaved');
  if (blocks.some(({ other, text }) => other || isForeign(text))) flags.push('other-language');
  return flags;
}
