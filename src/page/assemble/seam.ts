import type { Bigrams, Known } from '../../lexicon/bigrams.js';
import type { Ending } from '../../text/sentence.js';
import type { BlockFacts } from '../label/facts.js';
import { NO_WORD, openerClass } from '../word-class.js';
import type { WordTraits } from '../word-traits.js';
import { SEAM_WEIGHTS } from './seam-weights.js';

/** Called with each feature and its value. */
export type Found = (name: string, value: number) => void;

const ENDINGS: readonly Ending[] = ['terminal', 'colon', 'comma', 'open'];
const COMMA = 2;
const OPEN = 3;

/** First letters of the classes of words (word-class.ts), `-` for no word. */
export const KINDS = ['-', '=', '0', 'x', '1', 'm', 'v', 'w', 'W', 'D', 'p', 'l', 'b', 'i', 'n'] as const;
export const kindOf = (word: WordTraits | undefined): number =>
  Math.max(
    0,
    KINDS.findIndex((kind) => word?.cls.startsWith(kind)),
  );

/** Words of a text that may be a crosshead. */
const SHORT = 3;

/** Marks that a text may begin or end with. */
export const MARKS = ['none', 'opens', 'closes', 'dash'] as const;
const OPENING = /^[\u00ab"\u201c([]$/u;
const CLOSING_AT_HEAD = /^[\u00bb"\u201d)\]\u060c,:\u061b.]$/u;
const CLOSING_AT_END = /^[\u00bb"\u201d)\]]$/u;
const DASH_AT_HEAD = /^[-\u2013\u2014*\u2022]$/u;
const DASH_AT_END = /^[-\u2013\u2014]$/u;

function markOf(unit: string, closing: RegExp, dash: RegExp): number {
  if (OPENING.test(unit)) return 1;
  if (closing.test(unit)) return 2;
  return dash.test(unit) ? 3 : 0;
}
export const markAtHead = ({ block }: BlockFacts): number =>
  markOf(block.text.charAt(0), CLOSING_AT_HEAD, DASH_AT_HEAD);
const markAtEnd = ({ block }: BlockFacts): number => markOf(block.text.slice(-1), CLOSING_AT_END, DASH_AT_END);

/** What a text of this ending tells, and what follows it, of its own. */
function endFeatures(facts: BlockFacts, found: Found): void {
  const ending = facts.ending;
  found(ending, 1);
  const mark = markAtEnd(facts);
  if (mark > 0) found(`${ending}|ends ${MARKS[mark]}`, 1);
}

/** What the first words of a text tell, where another ends so. */
function startFeatures(facts: BlockFacts, ending: Ending, found: Found): void {
  const [first, second] = facts.words;
  found(`${ending}|class ${first ? openerClass(first.key, first.cls) : NO_WORD}`, 1);
  found(`${ending}|company ${first?.known ? first.known.cls : '-'}`, 1);
  found(`${ending}|kinds ${KINDS[kindOf(first)]}${KINDS[kindOf(second)]}`, 1);
  if (facts.words.length <= SHORT && facts.ending === 'open') found(`${ending}|short`, 1);
  const mark = markAtHead(facts);
  if (mark > 0) found(`${ending}|begins ${MARKS[mark]}`, 1);
}

const marksName = (end: number, start: number): string => `marks ${MARKS[end]}|${MARKS[start]}`;
const kindsName = (last: number, first: number, second: number): string =>
  `open|${KINDS[last]}|${KINDS[first]}${KINDS[second]}`;

/** Pairs of words beside a seam, and where each has its weights. */
const LIKINGS = ['last-first', 'before-first', 'last-second'] as const;

function likingFeatures(ending: Ending, pair: string, score: number, found: Found): void {
  if (score > 0) found(`${ending}|${pair} liked`, score);
  if (score < 0) found(`${ending}|${pair} disliked`, score);
}

/**
 * What can be observed where one text ends and another begins, that tells whether the one goes on in the other, be it inside a
 * sentence or between two.
 */
export function seamFeatures(a: BlockFacts, b: BlockFacts, bigrams: Bigrams, found: Found): void {
  const { ending } = a;
  endFeatures(a, found);
  startFeatures(b, ending, found);
  const marks = [markAtEnd(a), markAtHead(b)] as const;
  if (marks[0] > 0 && marks[1] > 0) found(marksName(...marks), 1);
  if (ending !== 'open' && ending !== 'comma') return;
  const [first, second] = b.words;
  const last = a.words.at(-1);
  const score = (x: WordTraits | undefined, y: WordTraits | undefined): number =>
    bigrams.score(x?.known ?? null, y?.known ?? null);
  likingFeatures(ending, LIKINGS[0], score(last, first), found);
  if (ending !== 'open') return;
  found(kindsName(kindOf(last), kindOf(first), kindOf(second)), 1);
  likingFeatures(ending, LIKINGS[1], score(a.words.at(-2), first), found);
  likingFeatures(ending, LIKINGS[2], score(last, second), found);
}

const weightOf = (name: string): number => SEAM_WEIGHTS[name] ?? 0;
const summed = (observe: (found: Found) => void): number => {
  let odds = 0;
  observe((name, value) => {
    odds += value * weightOf(name);
  });
  return odds;
};

/** By ending, pair and sign: what a nat of liking counts. */
const LIKED = ENDINGS.map((ending) => LIKINGS.map((pair) => weightOf(`${ending}|${pair} liked`)));
const DISLIKED = ENDINGS.map((ending) => LIKINGS.map((pair) => weightOf(`${ending}|${pair} disliked`)));
const BY_MARKS = MARKS.map((_, end) => Float64Array.from(MARKS, (_, start) => weightOf(marksName(end, start))));
const BY_KINDS = KINDS.map((_, last) =>
  Float64Array.from({ length: KINDS.length ** 2 }, (_, pair) =>
    weightOf(kindsName(last, Math.floor(pair / KINDS.length), pair % KINDS.length)),
  ),
);

/** The end of a text as seams are weighed by it. */
export interface SeamEnd {
  ending: number;
  mark: number;
  kind: number;
  /** What it gives whatever follows: log-odds. */
  odds: number;
  /** Its last words. */
  last: Known | null;
  before: Known | null;
}

/** The beginning of a text as seams are weighed by it. */
export interface SeamStart {
  mark: number;
  kinds: number;
  /** What it gives by the ending before it: log-odds. */
  odds: readonly number[];
  first: Known | null;
  second: Known | null;
}

export function seamEndOf(facts: BlockFacts): SeamEnd {
  const last = facts.words.at(-1);
  return {
    ending: ENDINGS.indexOf(facts.ending),
    mark: markAtEnd(facts),
    kind: kindOf(last),
    odds: summed((found) => endFeatures(facts, found)),
    last: last?.known ?? null,
    before: facts.words.at(-2)?.known ?? null,
  };
}

export function seamStartOf(facts: BlockFacts): SeamStart {
  const [first, second] = facts.words;
  return {
    mark: markAtHead(facts),
    kinds: kindOf(first) * KINDS.length + kindOf(second),
    odds: ENDINGS.map((ending) => summed((found) => startFeatures(facts, ending, found))),
    first: first?.known ?? null,
    second: second?.known ?? null,
  };
}

/** Log-odds that each of many texts goes on where one ends, from `from` on up to `to` (exclusive). */
export type SeamRow = (end: SeamEnd, from: number, to: number) => Float64Array;

/** Weighs one end against many beginnings, as `seamFeatures` has it. */
export function seamsBefore(starts: readonly SeamStart[], bigrams: Bigrams): SeamRow {
  const beforeFirst = bigrams.scores(starts.map(({ first }) => first));
  const beforeSecond = bigrams.scores(starts.map(({ second }) => second));
  const odds = ENDINGS.map((_, ending) => Float64Array.from(starts, (start) => start.odds[ending] ?? 0));
  const marks = Uint8Array.from(starts, ({ mark }) => mark);
  const kinds = Uint8Array.from(starts, (start) => start.kinds);
  return (end, from, to) => {
    const row = new Float64Array(to - from);
    const own = odds[end.ending];
    const byMarks = BY_MARKS[end.mark];
    for (let j = from; j < to; j++) row[j - from] = end.odds + (own?.[j] ?? 0) + (byMarks?.[marks[j] ?? 0] ?? 0);
    const add = (scores: Float64Array, pair: number): void => {
      const liked = LIKED[end.ending]?.[pair] ?? 0;
      const disliked = DISLIKED[end.ending]?.[pair] ?? 0;
      for (let k = 0; k < row.length; k++) {
        const score = scores[k] ?? 0;
        row[k] = (row[k] ?? 0) + score * (score > 0 ? liked : disliked);
      }
    };
    if (end.ending !== COMMA && end.ending !== OPEN) return row;
    add(beforeFirst(end.last, from, to), 0);
    if (end.ending !== OPEN) return row;
    const byKinds = BY_KINDS[end.kind];
    for (let j = from; j < to; j++) row[j - from] = (row[j - from] ?? 0) + (byKinds?.[kinds[j] ?? 0] ?? 0);
    add(beforeFirst(end.before, from, to), 1);
    add(beforeSecond(end.last, from, to), 2);
    return row;
  };
}

/** Log-odds that a text goes on in another. */
export const seamOdds = (end: SeamEnd, start: SeamStart, bigrams: Bigrams): number =>
  seamsBefore([start], bigrams)(end, 0, 1)[0] ?? 0;
