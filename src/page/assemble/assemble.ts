import type { Bigrams } from '../../lexicon/bigrams.js';
import { type BlockFacts, factsOf } from '../label/facts.js';
import type { Label } from '../label/label.js';
import type { Article, Block, PageChange } from '../page.js';
import { wordTable } from '../word-traits.js';
import { arrange } from './arrange.js';
import { buildArticles } from './build.js';
import { EVIDENCE, type EvidenceWeights, weigh } from './evidence.js';
import type { PageStrips } from './link-features.js';
import { cutSections, type Section } from './sections.js';
import { type Stems, stemsOf } from './stems.js';
import { type Strip, stripsOf } from './strip.js';

/** Strips weighed against one another at most; a longer page is arranged in stretches of whole sections. */
const LARGEST_STRETCH = 120;

/** A page cut into sections and strips, before anything is moved. */
export interface Layout {
  facts: BlockFacts[];
  sections: Section[];
  strips: Strip[];
  /** Strips of each section as the page has them. */
  pageOrder: number[][];
  bigrams: Bigrams;
}

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

/** Runs of sections that hold at most {@link LARGEST_STRETCH} strips, so that a page's cost stays linear in its length. */
function stretchBounds(pageOrder: readonly number[][]): [number, number][] {
  const runs: [number, number][] = [];
  let first = 0;
  let size = 0;
  pageOrder.forEach((strips, a) => {
    if (a > first && size + strips.length > LARGEST_STRETCH) {
      runs.push([first, a]);
      first = a;
      size = 0;
    }
    size += strips.length;
  });
  runs.push([first, pageOrder.length]);
  return runs;
}

/** A run of whole sections and all that their arrangement is weighed by; strips past {@link LARGEST_STRETCH} keep their place. */
export interface Stretch {
  page: PageStrips;
  /** Stems of each section's heading. */
  headStems: Stems[];
  /** Index of each section's heading in `headStems`, -1 for none. */
  headings: number[];
  /** Strips of each section, as indices into those of the stretch. */
  onPage: number[][];
  /** Number on the page of each strip of the stretch, and of those of each section that are not weighed. */
  numbers: number[];
  tails: number[][];
}

/** Stems of a section's heading; empty where it has none. */
export function headingStems({ kicker, title, subtitle }: Section, facts: readonly BlockFacts[]): Stems {
  return stemsOf([...kicker, ...title, ...subtitle].flatMap((i) => facts[i]?.words ?? []));
}

function stretchOf({ facts, sections, strips, pageOrder, bigrams }: Layout, from: number, to: number): Stretch {
  const heads = pageOrder.slice(from, to).map((order) => order.slice(0, LARGEST_STRETCH));
  const numbers = heads.flat();
  const place = new Map(numbers.map((strip, i) => [strip, i]));
  const own = numbers.flatMap((strip) => strips[strip] ?? []);
  const headStems = sections.slice(from, to).map((section) => headingStems(section, facts));
  return {
    page: { strips: own, sections: heads.flatMap((order, a) => order.map(() => a)), bigrams },
    headStems,
    headings: sections.slice(from, to).map(({ title }, a) => (title.length > 0 ? a : -1)),
    onPage: heads.map((list) => list.map((strip) => place.get(strip) ?? 0)),
    numbers,
    tails: pageOrder.slice(from, to).map((order) => order.slice(LARGEST_STRETCH)),
  };
}

/** The stretches of a page, to be arranged each by itself. */
export function stretchesOf(layout: Layout): Stretch[] {
  return stretchBounds(layout.pageOrder).map(([from, to]) => stretchOf(layout, from, to));
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
  const layout = layOut(blocks, labels, bigrams);
  const arrangement: Arrangement = { ...layout, order: arrangeStretches(stretchesOf(layout), weights) };
  return { ...buildArticles(arrangement), arrangement };
}
