import type { Bigrams } from '../../lexicon/bigrams.js';
import type { Change } from '../../text/change.js';
import { factsOf } from '../label/facts.js';
import type { Label } from '../label/label.js';
import type { Article, Block } from '../page.js';
import { arrange } from './arrange.js';
import { buildArticles } from './build.js';
import { EVIDENCE, type EvidenceWeights, type WordPairs, weigh } from './evidence.js';
import { headingKinship, rarity } from './kinship.js';
import { together } from './link-features.js';
import { cutSections, type Section } from './sections.js';
import { type Strip, stripsOf } from './strip.js';

/** Strips weighed against one another at most; a longer page is arranged in stretches of whole sections. */
const LARGEST_STRETCH = 120;

/** How a page was put together, for `explain`. */
export interface Arrangement {
  sections: Section[];
  strips: Strip[];
  /** Strips of each section as the page has them, and in the reading order found. */
  pageOrder: number[][];
  order: number[][];
  words: WordPairs;
}

export interface Assembled {
  articles: Article[];
  changes: Change[];
  arrangement: Arrangement;
}

/** Word pairs inside the blocks of a page, to recognise a continuation by. */
export function pairsSeen(blocks: readonly { keys: readonly string[] }[]): WordPairs['seen'] {
  const pairs = new Set<string>();
  for (const { keys } of blocks) for (let i = 1; i < keys.length; i++) pairs.add(`${keys[i - 1]} ${keys[i]}`);
  return (before, after) => before.length > 2 && after.length > 2 && pairs.has(`${before} ${after}`);
}

/** Runs of sections that hold at most {@link LARGEST_STRETCH} strips, so that a page's cost stays linear in its length. */
function stretches(pageOrder: readonly number[][]): [number, number][] {
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

/** Splits a section that alone is too long for one stretch: its tail keeps the page's order. */
function arrangeStretch(
  strips: readonly Strip[],
  pageOrder: readonly number[][],
  sections: readonly Section[],
  stems: readonly ReadonlySet<string>[],
  words: WordPairs,
  weights: EvidenceWeights,
): number[][] {
  const heads = pageOrder.map((order) => order.slice(0, LARGEST_STRETCH));
  const tails = pageOrder.map((order) => order.slice(LARGEST_STRETCH));
  const used = heads.flat();
  const place = new Map(used.map((strip, i) => [strip, i]));
  const own = used.flatMap((strip) => strips[strip] ?? []);
  const page = together(
    own,
    heads.flatMap((order, a) => order.map(() => a)),
    words,
  );
  const evidence = weigh(page, headingKinship(stems, own, rarity(own)), weights);
  const headings = sections.map(({ title }, a) => (title.length > 0 ? a : -1));
  const order = arrange(
    evidence,
    headings,
    heads.map((list) => list.map((strip) => place.get(strip) ?? 0)),
  );
  return order.map((list, a) => [...list.map((i) => used[i] ?? 0), ...(tails[a] ?? [])]);
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
  bigrams: Bigrams,
  weights: EvidenceWeights = EVIDENCE,
): Assembled {
  const facts = blocks.map((block) => factsOf(block, bigrams));
  const sections = cutSections(facts, labels);
  const strips: Strip[] = [];
  const pageOrder = sections.map(({ body }) => stripsOf(facts, body).map((strip) => strips.push(strip) - 1));
  const stems = sections.map(
    ({ kicker, title, subtitle }) =>
      new Set([...kicker, ...title, ...subtitle].flatMap((i) => [...(facts[i]?.stems.keys() ?? [])])),
  );
  const words: WordPairs = { bigrams, seen: pairsSeen(facts) };
  const order = stretches(pageOrder).flatMap(([from, to]) =>
    arrangeStretch(strips, pageOrder.slice(from, to), sections.slice(from, to), stems.slice(from, to), words, weights),
  );
  const arrangement: Arrangement = { sections, strips, pageOrder, order, words };
  return { ...buildArticles(facts, arrangement), arrangement };
}
