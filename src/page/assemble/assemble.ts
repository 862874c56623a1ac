import type { Change } from '../../text/change.js';
import { joinPassages, linesOf, locate, type Passage } from '../../text/passage.js';
import { type BlockFacts, datelineLength, factsOf } from '../label/features.js';
import type { Label } from '../label/label.js';
import type { Article, Block } from '../page.js';
import { arrange } from './arrange.js';
import { EVIDENCE, type EvidenceWeights, weigh } from './evidence.js';
import { cutSections, type Section } from './sections.js';
import { openEndOdds, openStartOdds, type Strip, stripOf } from './strip.js';

export interface Assembled {
  articles: Article[];
  changes: Change[];
}

const NOTHING: Passage = { text: '', pieces: [] };

/** Body blocks of a section as strips: cut where the text may be cut, whole where it plainly goes on. */
function stripsOf(facts: readonly BlockFacts[], section: Section): Strip[] {
  const strips: Strip[] = [];
  let from = 0;
  const { body } = section;
  for (let k = 1; k <= body.length; k++) {
    const before = facts[body[k - 1] ?? -1];
    const after = facts[body[k] ?? -1];
    const next = (body[k] ?? 0) === (body[k - 1] ?? 0) + 1;
    if (before && after && next && plainlyGoesOn(before, after)) continue;
    const first = body[from];
    const last = body[k - 1];
    if (first !== undefined && last !== undefined) strips.push(stripOf(facts, first, last));
    from = k;
  }
  return strips;
}

/** A closed paragraph before one that ties itself back: no column break is looked for between them. */
function plainlyGoesOn(before: BlockFacts, after: BlockFacts): boolean {
  return openEndOdds(before) < 0 && openStartOdds(after) < -1.5 && (after.keys[0] ?? '').startsWith('و');
}

/** Word pairs inside the blocks of a page, to recognise a continuation by. */
function pairsSeen(facts: readonly BlockFacts[]): (before: string, after: string) => boolean {
  const pairs = new Set<string>();
  for (const { keys } of facts) for (let i = 1; i < keys.length; i++) pairs.add(`${keys[i - 1]} ${keys[i]}`);
  return (before, after) => before.length > 2 && after.length > 2 && pairs.has(`${before} ${after}`);
}

const joinBlocks = (blocks: readonly Block[], indices: readonly number[]): Passage =>
  indices.length === 0 ? NOTHING : joinPassages(indices.flatMap((i) => blocks[i] ?? []));

function joinChange(passage: Passage, stage: 'unwrap' | 'assemble', rule: string): Change {
  const { line, column } = locate(passage, 0);
  const note = linesOf(passage)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
    .join(' ');
  return { line, at: column, stage, rule, action: 'join', before: '\n', after: ' ', of: null, score: 1, note };
}

/** Paragraphs of an article: a strip that ends inside a sentence goes on in the next one. */
function paragraphsOf(facts: readonly BlockFacts[], strips: readonly Strip[], changes: Change[]): Passage[] {
  const paragraphs: Passage[] = [];
  let open: Block[] = [];
  const close = (): void => {
    if (open.length === 0) return;
    const passage = joinPassages(open);
    if (linesOf(passage).length > 1 || open.length > 1) changes.push(joinChange(passage, 'assemble', 'continuation'));
    else if (passage.pieces.length > 1) changes.push(joinChange(passage, 'unwrap', 'wrapped-lines'));
    paragraphs.push(passage);
    open = [];
  };
  for (const i of strips.flatMap(({ blocks }) => blocks)) {
    const entry = facts[i];
    if (!entry) continue;
    const before = open.at(-1);
    const cut = before !== undefined && openEndOdds(factsOf(before)) > 0 && openStartOdds(entry) > -2;
    if (!cut) close();
    open.push(entry.block);
  }
  close();
  return paragraphs;
}

/**
 * Puts the labelled blocks of a page together as articles: cuts sections at headings, then looks for the arrangement of
 * body strips that sentence ends, quotes, list numbers, word classes, shared names and page order speak for.
 *
 * @param blocks in page order, one label each; furniture and noise must have been taken out
 */
export function assemble(
  blocks: readonly Block[],
  labels: readonly Label[],
  weights: EvidenceWeights = EVIDENCE,
): Assembled {
  const facts = blocks.map(factsOf);
  const sections = cutSections(facts, labels);
  const strips: Strip[] = [];
  const owners: number[] = [];
  const initial = sections.map((section, a) =>
    stripsOf(facts, section).map((strip) => {
      owners.push(a);
      return strips.push(strip) - 1;
    }),
  );
  const stems = sections.map(
    ({ kicker, title, subtitle }) =>
      new Set([...kicker, ...title, ...subtitle].flatMap((i) => [...(facts[i]?.stems ?? [])])),
  );
  const evidence = weigh(strips, owners, stems, pairsSeen(facts), weights);
  const heads = sections.map(({ title }, a) => (title.length > 0 ? a : -1));
  const orders = arrange(evidence, heads, initial);
  const changes: Change[] = [];
  const articles: Article[] = [];
  sections.forEach((section, a) => {
    const order = orders[a] ?? [];
    const headless = section.title.length === 0;
    if (headless && order.length === 0 && section.captions.length + section.byline.length === 0) return;
    const own = order.flatMap((i) => strips[i] ?? []);
    const paragraphs = paragraphsOf(facts, own, changes);
    articles.push({
      n: articles.length + 1,
      kicker: joinBlocks(blocks, section.kicker),
      title: joinBlocks(blocks, section.title),
      subtitle: joinBlocks(blocks, section.subtitle),
      byline: joinBlocks(blocks, section.byline),
      dateline: datelineOf(paragraphs[0]),
      captions: section.captions.flatMap((i) => blocks[i] ?? []),
      paragraphs,
      date: '',
      flags: flagsOf(own, headless, order.join() !== initial[a]?.join()),
    });
  });
  return { articles, changes };
}

/** The dateline at the head of an article's text, kept there as well. */
function datelineOf(first: Passage | undefined): string {
  return first ? first.text.slice(0, datelineLength(first.text)).trim() : '';
}

function flagsOf(strips: readonly Strip[], headless: boolean, moved: boolean): string[] {
  const flags: string[] = [];
  if (headless) flags.push('no-title');
  if ((strips[0]?.openStart ?? 0) > 1) flags.push('starts-mid-sentence');
  if ((strips.at(-1)?.openEnd ?? 0) > 1) flags.push('ends-mid-sentence');
  if (moved) flags.push('reordered');
  return flags;
}
