import type { Bigrams } from '../../lexicon/bigrams.js';
import { factsOf } from '../label/facts.js';
import type { Label } from '../label/label.js';
import type { Article, Block, PageChange } from '../page.js';
import { wordTable } from '../word-traits.js';
import { arrange } from './arrange.js';
import { buildArticles } from './build.js';
import { EVIDENCE, type EvidenceWeights, weigh } from './evidence.js';
import { cutSections } from './sections.js';
import { type Layout, type Stretch, stretchesOf } from './stretch.js';
import { type Strip, stripsOf } from './strip.js';
import { gatherHeadings } from './torn-headings.js';

/** How a page was put together, for `explain`. */
export interface Arrangement extends Layout {
  /** Strips of each section in the reading order found. */
  order: number[][];
}

export interface Assembled {
  articles: Article[];
  changes: PageChange[];
  arrangement: Arrangement;
}

/** The reading order of the strips of each section of a page. */
export function arrangeStretches(stretches: readonly Stretch[], weights: EvidenceWeights = EVIDENCE): number[][] {
  return stretches.flatMap(({ page, headStems, headings, onPage, numbers, tails }) =>
    arrange(weigh(page, headStems, weights), headings, onPage).map((list, a) => [
      ...list.map((i) => numbers[i] ?? 0),
      ...(tails[a] ?? []),
    ]),
  );
}

/** Cuts labelled blocks into sections at their headings, and the text of each into strips. */
export function layOut(blocks: readonly Block[], labels: readonly Label[], bigrams: Bigrams): Layout {
  const table = wordTable(bigrams);
  const facts = blocks.map((block, i) => labels[i]?.facts ?? factsOf(block, table));
  const sections = cutSections(facts, labels);
  const strips: Strip[] = [];
  const pageOrder = sections.map(({ body }) => stripsOf(facts, body).map((strip) => strips.push(strip) - 1));
  return { facts, sections, strips, pageOrder, bigrams };
}

/**
 * Puts the labelled blocks of a page together as articles: cuts sections at headings, then looks for the arrangement of
 * body strips that sentence ends, quotes, list numbers, word pairs, shared names and page order speak for.
 *
 * @param blocks in page order, one label each; furniture and noise must have been taken out
 */
export function assemble(
  blocks: readonly Block[],
  labels: readonly Label[],
  bigrams: Bigrams,
  weights: EvidenceWeights = EVIDENCE,
): Assembled {
  const layout = gatherHeadings(layOut(blocks, labels, bigrams), weights);
  const arrangement: Arrangement = { ...layout, order: arrangeStretches(stretchesOf(layout), weights) };
  return { ...buildArticles(arrangement), arrangement };
}
