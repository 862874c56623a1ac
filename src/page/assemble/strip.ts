import type { Known } from '../../lexicon/bigrams.js';
import { isWeekday } from '../../text/dates.js';
import { parseDigits } from '../../text/digits.js';
import { quoteBalance } from '../../text/sentence.js';
import { datelineLength } from '../dateline.js';
import type { BlockFacts } from '../label/facts.js';
import { CONNECTIVES, OPENERS, PARTICLES } from '../label/vocabulary.js';
import { NO_WORD } from '../word-class.js';
import { stemsOf } from '../word-traits.js';
import { ARTICLE_STARTS, SENTENCE_ENDS, SENTENCE_STARTS } from './openings.js';
import { opensAsSentence } from './phrases.js';

/** Body blocks that stand together on the page and are moved, if at all, together. */
export interface Strip {
  /** Indices of its blocks on the page. */
  blocks: number[];
  /** Log-odds that it ends inside a sentence; that it begins inside one; that an article begins with it. */
  openEnd: number;
  openStart: number;
  lead: number;
  /** Chances of the first two. */
  cutEnd: number;
  cutStart: number;
  /** Its last and its first word as the bigrams know them. */
  tail: Known | null;
  head: Known | null;
  /** Guillemets left open at its end, closed without having been opened. */
  unclosed: number;
  unopened: number;
  /** Number of the list item it opens with, and of the last item it holds; 0 for none. */
  firstItem: number;
  lastItem: number;
  /** Stems with how much each tells of the subject; those of its opening words alone. */
  stems: ReadonlyMap<string, number>;
  openingStems: ReadonlyMap<string, number>;
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

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** A line below this share of its column's width stops short of it, as the last lines of paragraphs do; what that takes off. */
const SHORT_LINE = 0.75;
const STOPS_SHORT = 1.5;
/** An unknown word with a hamza at its end, which engines read for a comma or a full stop. */
const HAMZA_FOR_MARK = 0;

const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** Log-odds that a block ends inside a sentence: its mark, and how its last word is wont to stand. */
export function openEndOdds({ words, keys, ending, block, tail }: BlockFacts): number {
  const last = words.at(-1)?.cls ?? NO_WORD;
  const byWord = -clamp(SENTENCE_ENDS[last] ?? 0, 2);
  const full = block.rows > 1 && block.last >= 0.85 * block.width ? 0.7 : 0;
  if (ending === 'open' && PARTICLES.has(keys.at(-1) ?? '')) return 5;
  switch (ending) {
    case 'terminal':
      return -3.5 + 0.5 * byWord;
    case 'colon':
      return -1;
    case 'comma':
      return 3;
    default:
      if ((keys.at(-1) ?? '').endsWith('\u0621') && (tail?.count ?? 0) === 0) return HAMZA_FOR_MARK;
      return 2 + byWord + full - (block.width > 0 && block.last < SHORT_LINE * block.width ? STOPS_SHORT : 0);
  }
}

/** Log-odds that a block begins inside a sentence. */
export function openStartOdds({ words, keys, block }: BlockFacts): number {
  const first = keys[0] ?? '';
  if (datelineLength(block.text) > 0) return -5;
  const unit = block.text.charCodeAt(0);
  // A closing mark or a comma cannot begin anything.
  if (unit === 0xbb || unit === 0x29 || unit === 0x60c || unit === 0x2c || unit === 0x3a) return 5;
  const second = words[1]?.cls ?? NO_WORD;
  const start = clamp(SENTENCE_STARTS[words[0]?.cls ?? NO_WORD] ?? 0, 3);
  let bias = first.startsWith('و') && CONNECTIVES.has(first.slice(1)) ? -0.5 : 0;
  if (OPENERS.has(first) || opensAsSentence(keys)) bias -= 2;
  return 0.4 - 1.6 * start + bias + (second.startsWith('=') ? 0.1 : 0);
}

/** Words that point back to what was said before. */
const BACKWARD = new Set(['ذاته', 'نفسه', 'المذكور', 'المذكوره', 'ذاتها', 'نفسها', 'هذا', 'هذه', 'ذلك', 'تلك']);

/** Log-odds that an article begins with a block: how it opens, whether it names its day, whether it points back. */
function leadOdds({ words, keys, block }: BlockFacts): number {
  if (datelineLength(block.text) > 0) return 4;
  const first = keys[0] ?? '';
  let odds = clamp(1.5 * (ARTICLE_STARTS[words[0]?.cls ?? NO_WORD] ?? 0), 3);
  if (CONNECTIVES.has(first)) odds -= 1;
  if (first === 'فقد' || first === 'فان' || (first.startsWith('ف') && PARTICLES.has(first.slice(1)))) odds -= 1.5;
  const opening = keys.slice(0, 4);
  if (opening.some((key) => BACKWARD.has(key))) odds -= 2;
  if (keys.slice(0, 30).some(isWeekday)) odds += 0.4;
  return odds;
}

/** Words in which an article takes up what its heading says. */
const TAKEN_UP = 12;

/** A strip of blocks `from..to` (indices into `facts`, inclusive). */
function stripOf(facts: readonly BlockFacts[], from: number, to: number): Strip {
  const first = facts[from];
  const last = facts[to];
  const blocks: number[] = [];
  const stems = new Map<string, number>();
  const openingStems = new Map<string, number>();
  let size = 0;
  let text = '';
  for (let i = from; i <= to; i++) {
    const entry = facts[i];
    if (!entry) continue;
    blocks.push(i);
    if (size < TAKEN_UP) stemsOf(entry.words.slice(0, TAKEN_UP - size), openingStems);
    stemsOf(entry.words, stems);
    size += entry.keys.length;
    text += `${entry.block.text} `;
  }
  const { unclosed, unopened } = quoteBalance(text);
  const items = itemsOf(text);
  const openEnd = last ? openEndOdds(last) : 0;
  const openStart = first ? openStartOdds(first) : 0;
  return {
    blocks,
    openEnd,
    openStart,
    cutEnd: logistic(openEnd),
    cutStart: logistic(openStart),
    lead: first ? leadOdds(first) : 0,
    tail: last?.tail ?? null,
    head: first?.head ?? null,
    unclosed,
    unopened,
    firstItem: items[0] ?? 0,
    lastItem: items.at(-1) ?? 0,
    stems,
    openingStems,
    size,
    wrapped: (first?.block.width ?? 0) > 0,
  };
}

/** A closed paragraph before one that ties itself back: no column break is looked for between them. */
function plainlyGoesOn(before: BlockFacts, after: BlockFacts): boolean {
  return openEndOdds(before) < 0 && openStartOdds(after) < -1.5 && (after.keys[0] ?? '').startsWith('و');
}

/**
 * Body blocks of a section as strips: cut where the text may be cut, whole where it plainly goes on.
 *
 * @param body indices of the section's body blocks, in page order
 */
export function stripsOf(facts: readonly BlockFacts[], body: readonly number[]): Strip[] {
  const strips: Strip[] = [];
  let from = 0;
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
