import { parseDigits } from '../../../text/digits.js';
import { quoteBalance } from '../../../text/sentence.js';
import { type BlockFacts, isVerse } from '../../label/facts.js';
import type { Label } from '../../label/label.js';
import type { PageData } from '../../page-data.js';
import type { Topic } from '../../topic.js';
import { WAW } from '../../word-signs.js';
import type { WordTraits } from '../../word-traits.js';
import { closingOdds } from './closing.js';
import { isCrosshead } from './crosshead.js';
import { openEndOdds, openStartOdds } from './cuts.js';
import { leadOdds } from './lead.js';
import { type SeamEnd, type SeamStart, seamEndOf, seamStartOf } from './seam.js';
import { type Stems, stemsOf } from './stems.js';

/** Body blocks that stand together on the page and are moved, if at all, together. */
export interface Strip {
  /** Indices of its blocks on the page. */
  blocks: number[];
  /** Log-odds that it ends inside a sentence; that it begins inside one; that an article begins with it, and closes with it. */
  openEnd: number;
  openStart: number;
  lead: number;
  closing: number;
  /** What the labels give for the last, less what they give most strips that open no article ({@link openingOf}). */
  opening: number;
  /** How others may begin where it ends, and end where it begins. */
  end: SeamEnd;
  start: SeamStart;
  /** Guillemets left open at its end, closed without having been opened. */
  unclosed: number;
  unopened: number;
  /** Number of the list item it opens with, and of the last item it holds; 0 for none. */
  firstItem: number;
  lastItem: number;
  /** Stems with how much each tells of the subject; those of its opening words alone. */
  stems: Stems;
  openingStems: Stems;
  /** What it is about. */
  topic: Topic;
  /** Words. */
  size: number;
  /** Rebuilt from wrapped lines. */
  wrapped: boolean;
}

const ITEM = /(?:^|[.:؟!»] ?)([\d\u0660-\u0669\u06f0-\u06f9]{1,2}) ?[-–—.)] ?[\p{L}«]/gu;

/** Numbers of the list items that begin inside a text, in order. */
function itemsOf(text: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(ITEM)) {
    const value = parseDigits(match[1] ?? '');
    if (value > 0 && value <= 20) found.push(value);
  }
  return found;
}

type Opening = Pick<Label, 'opening'>;
type StripData = Pick<PageData, 'seams' | 'topics'>;

/** Words in which an article takes up what its heading says. */
const TAKEN_UP = 25;

/** Of a strip that begins with a crosshead: log-odds that it begins inside a sentence, and that an article begins with it. */
const BEGINS_WHOLE = -3;
const NO_LEAD = -2;

/** Log-odds: how far labels fall short that say an article begins with a strip, at most, and where that speaks for neither. */
const FARTHEST = 6;
const NEITHER = 2;

/** @param shortfall of the reading in which a text begins with the strip; undefined where it was not looked for */
const openingOf = (shortfall: number | undefined): number =>
  shortfall === undefined ? 0 : NEITHER - Math.min(FARTHEST, shortfall);

/** A strip of blocks `from..to` (indices into `facts`, inclusive). */
function stripOf(
  facts: readonly BlockFacts[],
  labels: readonly Opening[],
  data: StripData,
  from: number,
  to: number,
): Strip | null {
  const first = facts[from];
  const last = facts[to];
  if (!first || !last) return null;
  const blocks: number[] = [];
  let words: readonly WordTraits[] = first.words;
  let text = first.block.text;
  for (let i = from; i <= to; i++) {
    const entry = facts[i];
    if (!entry) continue;
    blocks.push(i);
    if (i === from) continue;
    words = words.concat(entry.words);
    text += ` ${entry.block.text}`;
  }
  const { unclosed, unopened } = quoteBalance(text);
  const items = itemsOf(text);
  const openEnd = openEndOdds(last);
  const crosshead = isCrosshead(facts, from);
  const openStart = crosshead ? BEGINS_WHOLE : openStartOdds(first);
  const start = seamStartOf(first, data.seams);
  return {
    blocks,
    openEnd,
    openStart,
    lead: crosshead ? NO_LEAD : leadOdds(first, start.lead),
    opening: openingOf(labels[from]?.opening),
    closing: closingOdds(last),
    end: seamEndOf(last, data.seams),
    start,
    unclosed,
    unopened,
    firstItem: items[0] ?? 0,
    lastItem: items.at(-1) ?? 0,
    stems: stemsOf(words),
    openingStems: stemsOf(words.slice(0, TAKEN_UP)),
    topic: data.topics.topicOf(words),
    size: words.length,
    wrapped: first.block.width > 0,
  };
}

/** Whether a layout has one block elsewhere than right under another. */
function areApart({ block: before }: BlockFacts, { block: after }: BlockFacts): boolean {
  const last = before.pieces.at(-1)?.line ?? 0;
  return after.prints?.areApart(last, after.pieces[0]?.line ?? 0) ?? false;
}

/** A closed paragraph before one that ties itself back, or verses: no column break is looked for between them. */
function plainlyGoesOn(before: BlockFacts, after: BlockFacts): boolean {
  if (areApart(before, after)) return false;
  if (isVerse(before) && isVerse(after)) return true;
  return ((after.words[0]?.signs ?? 0) & WAW) !== 0 && openEndOdds(before) < 0 && openStartOdds(after) < -1.5;
}

/**
 * Body blocks of a section as strips: cut where the text may be cut, whole where it plainly goes on.
 *
 * @param body indices of the section's body blocks, in page order
 * @param labels of all blocks
 * @param known strips of the same blocks cut into other sections, by their first block: gone on with where they are the same
 */
export function stripsOf(
  facts: readonly BlockFacts[],
  body: readonly number[],
  data: StripData,
  labels: readonly Opening[] = [],
  known: ReadonlyMap<number, Strip> = new Map(),
): Strip[] {
  const strips: Strip[] = [];
  let from = 0;
  for (let k = 1; k <= body.length; k++) {
    const before = facts[body[k - 1] ?? -1];
    const after = facts[body[k] ?? -1];
    const next = (body[k] ?? 0) === (body[k - 1] ?? 0) + 1;
    if (before && after && next && (plainlyGoesOn(before, after) || isCrosshead(facts, body[k - 1] ?? -1))) continue;
    const [first, last] = [body[from] ?? -1, body[k - 1] ?? -1];
    const same = known.get(first);
    const strip = same?.blocks.at(-1) === last ? same : stripOf(facts, labels, data, first, last);
    if (strip) strips.push(strip);
    from = k;
  }
  return strips;
}
