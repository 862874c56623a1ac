import type { Lexicon } from '../../lexicon/lexicon.js';
import { factsOf } from '../label/facts.js';
import { type Label, toldAs } from '../label/label.js';
import type { Article, Block, PageChange } from '../page.js';
import type { PageData } from '../page-data.js';
import { wordTable } from '../word-traits.js';
import { buildArticles } from './build.js';
import { EVIDENCE, type EvidenceWeights, PageEvidence } from './evidence/evidence.js';
import { groundsOf } from './evidence/ground.js';
import { falseHeadings } from './headings/false-headings.js';
import { findLostTitles } from './headings/lost-titles.js';
import { arrangeWhole, wholePage } from './headings/untitled.js';
import { arranged, uncertainOf } from './search/arrange.js';
import { cutSections } from './sections.js';
import { type Arrangement, headOf, type Layout, type Stretch, stretchesOf } from './stretch.js';
import { type Strip, stripsOf } from './strips/strip.js';

export interface Assembled {
  articles: Article[];
  changes: PageChange[];
  arrangement: Arrangement;
}

/** Puts the strips of a page in reading order, section by section; where a heading was lost, there is one section more. */
export function arrangePage(layout: Layout, stretches: readonly Stretch[], page: PageEvidence): Arrangement {
  const whole = wholePage(stretches);
  if (whole) return arrangeWhole(layout, whole, page);
  const uncertain: boolean[] = [];
  const order = stretches.flatMap((stretch) => {
    const { headings, onPage, begin, tails } = stretch;
    const moves = arranged(page.of(stretch), headings, onPage);
    for (const its of uncertainOf(moves)) uncertain.push(its);
    return moves.articles.map((list, a) => [...list.map((i) => begin + i), ...(tails[a] ?? [])]);
  });
  return { ...layout, order, uncertain };
}

/**
 * Cuts labelled blocks into sections at their headings, and the text of each into strips.
 *
 * @param known the same page with labels that differ in their roles alone
 */
export function layOut(
  blocks: readonly Block[],
  labels: readonly Label[],
  words: PageData,
  known?: Pick<Layout, 'strips'>,
): Layout {
  const table = wordTable(words);
  const facts = blocks.map((block, i) => labels[i]?.facts ?? factsOf(block, table));
  const sections = cutSections(facts, labels);
  const before = new Map(known?.strips.map((strip) => [strip.blocks[0] ?? -1, strip]));
  const strips: Strip[] = [];
  const pageOrder = sections.map(({ body }) =>
    stripsOf(facts, body, words, labels, before).map((strip) => strips.push(strip) - 1),
  );
  const heads = sections.map((section, number) => headOf(section, number, facts, words));
  const grounds = groundsOf(strips, sections, facts);
  return { facts, labels, sections, strips, grounds, pageOrder, heads, words };
}

/** The labels of a page with headings that are none told as running text. */
const withText = (labels: readonly Label[], none: ReadonlyMap<number, number>): Label[] =>
  labels.map((label, i) => {
    const margin = none.get(i);
    return margin === undefined ? label : toldAs(label, 'body', 'order-against-heading', margin);
  });

/** A page before anything is moved, and what its order is weighed by. */
export interface LaidOut {
  layout: Layout;
  evidence: PageEvidence;
}

/** Lays out a page with headings that turn out to be none as text. */
export function layOutTrue(
  blocks: readonly Block[],
  labels: readonly Label[],
  words: PageData,
  weights: EvidenceWeights,
): LaidOut {
  const layout = layOut(blocks, labels, words);
  const evidence = new PageEvidence(layout, weights);
  const none = falseHeadings(layout, evidence);
  if (none.size === 0) return { layout, evidence };
  const told = layOut(blocks, withText(labels, none), words, layout);
  return { layout: told, evidence: new PageEvidence(told, weights) };
}

/**
 * Puts the labelled blocks of a page together as articles: cuts sections at headings, then looks for the arrangement of
 * body strips that sentence ends, quotes, list numbers, word pairs, shared names and page order speak for.
 *
 * @param blocks in page order, one label each; furniture and noise must have been taken out
 * @param lexicon words that are no misreadings of the towns that bylines name
 */
export function assemble(
  blocks: readonly Block[],
  labels: readonly Label[],
  words: PageData,
  weights: EvidenceWeights = EVIDENCE,
  lexicon?: Pick<Lexicon, 'has'>,
): Assembled {
  const { layout, evidence } = layOutTrue(blocks, labels, words, weights);
  const arrangement = findLostTitles(arrangePage(layout, stretchesOf(layout), evidence));
  return { ...buildArticles(arrangement, lexicon), arrangement };
}
