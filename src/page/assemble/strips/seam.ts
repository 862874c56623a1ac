import type { Known } from '../../../lexicon/bigrams.js';
import { ENDINGS } from '../../../text/sentence.js';
import type { BlockFacts } from '../../label/facts.js';
import type { PageData } from '../../page-data.js';
import { ENDS, MARK_KINDS, PAIRS, type SeamNetwork, type Side } from './seam-network.js';

const COMMA = ENDINGS.indexOf('comma');
const OPEN = ENDINGS.indexOf('open');

/** Words of a text that may be a crosshead. */
const SHORT = 3;

/** Marks that a text may begin or end with. */
const NO_MARK = 0;
const OPENS = 1;
const CLOSES = 2;
const DASH = 3;
const OPENING = /^[\u00ab"\u201c([]$/u;
const CLOSING_AT_HEAD = /^[\u00bb"\u201d)\]\u060c,:\u061b.]$/u;
const CLOSING_AT_END = /^[\u00bb"\u201d)\]]$/u;
const DASH_AT_HEAD = /^[-\u2013\u2014*\u2022]$/u;
const DASH_AT_END = /^[-\u2013\u2014]$/u;

function markOf(unit: string, closing: RegExp, dash: RegExp): number {
  if (OPENING.test(unit)) return OPENS;
  if (closing.test(unit)) return CLOSES;
  return dash.test(unit) ? DASH : NO_MARK;
}
const markAtHead = ({ block }: BlockFacts): number => markOf(block.text.charAt(0), CLOSING_AT_HEAD, DASH_AT_HEAD);
const markAtEnd = ({ block }: BlockFacts): number => markOf(block.text.slice(-1), CLOSING_AT_END, DASH_AT_END);

/** 1 at one of so many places. */
const oneOf = (places: number, at: number): number[] => Array.from({ length: places }, (_, i) => (i === at ? 1 : 0));

/** The end of a text as the network looks at it: its last words, the last first; how it ends, and its mark. */
export function endSide(facts: BlockFacts, span: number): { words: BlockFacts['words']; signs: number[] } {
  const signs = [...oneOf(ENDS, ENDINGS.indexOf(facts.ending)), ...oneOf(MARK_KINDS, markAtEnd(facts))];
  return { words: facts.words.slice(-span).reverse(), signs };
}

/** The beginning of a text as the network looks at it: its first words; its mark, and whether it may be a crosshead. */
export function startSide(facts: BlockFacts, span: number): { words: BlockFacts['words']; signs: number[] } {
  const short = facts.words.length <= SHORT && facts.ending === 'open';
  return { words: facts.words.slice(0, span), signs: [...oneOf(MARK_KINDS, markAtHead(facts)), short ? 1 : 0] };
}

/** The end of a text as seams are weighed by it. */
export interface SeamEnd extends Side {
  ending: number;
  mark: number;
  /** Its last words, the last first. */
  words: readonly (Known | null)[];
}

/** The beginning of a text as seams are weighed by it. */
export interface SeamStart extends Side {
  mark: number;
  /** Its first words. */
  words: readonly (Known | null)[];
}

/** Pairs of words beside a seam that are asked how they like each other: the last word and the first are 0. */
export const MEETING: readonly (readonly [end: number, start: number])[] = [
  [0, 0],
  [1, 0],
  [0, 1],
];

export function seamEndOf(facts: BlockFacts, { span, end }: SeamNetwork): SeamEnd {
  const { words, signs } = endSide(facts, span);
  const known = words.map((word) => word.known);
  return { ...end(words, signs), ending: ENDINGS.indexOf(facts.ending), mark: markAtEnd(facts), words: known };
}

export function seamStartOf(facts: BlockFacts, { span, start }: SeamNetwork): SeamStart {
  const { words, signs } = startSide(facts, span);
  return { ...start(words, signs), mark: markAtHead(facts), words: words.map((word) => word.known) };
}

/** How many of the {@link MEETING} pairs are asked where a text ends so: in the middle of a sentence all, after a comma the nearest. */
export const askedAt = (ending: number): number => (ending === OPEN ? PAIRS : ending === COMMA ? 1 : 0);

/** What words that meet are weighed with. */
export type SeamData = Pick<PageData, 'bigrams' | 'seams'>;

/** Log-odds that each of many texts goes on where one ends, from `from` on up to `to` (exclusive). */
export type SeamRow = (end: SeamEnd, from: number, to: number) => Float64Array;

/** Weighs one end against many beginnings, some hundred at a time (`NearProducts`). */
export function seamsBefore(starts: readonly SeamStart[], { bigrams, seams }: SeamData): SeamRow {
  const { near, likings, marks } = seams;
  const vectors = starts.map(({ vector }) => vector);
  const odds = Float64Array.from(starts, (start) => start.odds);
  const itsMarks = Uint8Array.from(starts, ({ mark }) => mark);
  const before = Array.from({ length: 2 }, (_, w) => bigrams.scores(starts.map(({ words }) => words[w] ?? null)));
  return (end, from, to) => {
    const row = new Float64Array(to - from);
    const { ending } = end;
    near.of(end.vector, vectors, from, row);
    const byMarks = end.mark * MARK_KINDS;
    for (let j = from; j < to; j++) {
      const given = end.odds + (odds[j] ?? 0) + (marks[byMarks + (itsMarks[j] ?? 0)] ?? 0);
      row[j - from] = given + (row[j - from] ?? 0);
    }
    for (let pair = 0; pair < askedAt(ending); pair++) {
      const [last, first] = MEETING[pair] ?? [0, 0];
      const scores = before[first]?.(end.words[last] ?? null, from, to);
      const liked = likings[(ending * PAIRS + pair) * 2] ?? 0;
      const disliked = likings[(ending * PAIRS + pair) * 2 + 1] ?? 0;
      for (let k = 0; k < row.length; k++) {
        const score = scores?.[k] ?? 0;
        row[k] = (row[k] ?? 0) + score * (score > 0 ? liked : disliked);
      }
    }
    return row;
  };
}

/** Log-odds that a text goes on in another. */
export const seamOdds = (end: SeamEnd, start: SeamStart, data: SeamData): number =>
  seamsBefore([start], data)(end, 0, 1)[0] ?? 0;
