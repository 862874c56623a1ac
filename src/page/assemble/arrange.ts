import type { Evidence } from './evidence.js';
import { bestOrder, LARGEST_EXACT } from './order.js';

/** A heading that no text stands under. */
const EMPTY_ARTICLE = -3;
/** Strips moved together at most, and rounds of improvement at most. */
const LONGEST_MOVE = 8;
const ROUNDS = 60;

/** Draws of chance that an article's own words are weighed against: the fewer, the sooner it has a subject of its own. */
const CONCENTRATION = 40;

/** Score of the sequence: how it opens, closes, and what the strips that follow one another give. */
export function sequenceScore(evidence: Evidence, heading: number, order: readonly number[]): number {
  const head = order[0];
  const tail = order.at(-1);
  if (head === undefined || tail === undefined) return heading >= 0 ? EMPTY_ARTICLE : 0;
  return (evidence.first[head] ?? 0) + (evidence.last[tail] ?? 0) + linksWithin(evidence, order);
}

/** What an article is about: how many of its strips have each stem, its heading counting as one; and all of them together. */
interface Subject {
  counts: Uint16Array;
  size: number;
}

function subjectOf({ stems, headStems, chance }: Evidence, heading: number, order: readonly number[]): Subject {
  const counts = new Uint16Array(chance.length);
  let size = 0;
  const add = (list: readonly number[]): void => {
    for (const stem of list) counts[stem] = (counts[stem] ?? 0) + 1;
    size += list.length;
  };
  add(headStems[heading] ?? []);
  for (const i of order) add(stems[i] ?? []);
  return { counts, size };
}

/** How many of `part` have each of their stems. */
function stemsOfPart({ stems }: Evidence, part: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const i of part) for (const stem of stems[i] ?? []) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

/**
 * How much likelier the stems `part` are in an article about `subject` than in any text: log-likelihood ratio of a
 * Dirichlet-multinomial (Polya's urn: what was drawn is likelier to be drawn again) against chance.
 *
 * @param own how many of `part` are counted in the subject already: all of them, or none
 */
function belonging(
  { chance, cohesion }: Evidence,
  part: ReadonlyMap<number, number>,
  { counts, size }: Subject,
  own: boolean,
): number {
  let sum = 0;
  let drawn = 0;
  for (const [stem, times] of part) {
    const p = chance[stem] ?? 1;
    const before = (counts[stem] ?? 0) - (own ? times : 0);
    for (let k = 0; k < times; k++) sum += Math.log((before + k) / p + CONCENTRATION);
    drawn += times;
  }
  const others = size - (own ? drawn : 0);
  for (let k = 0; k < drawn; k++) sum -= Math.log(others + k + CONCENTRATION);
  return cohesion * sum;
}

/** What a list of strips is worth as an article: sequence, and how well their words go with one another and the heading. */
export function articleScore(evidence: Evidence, heading: number, order: readonly number[]): number {
  const subject = subjectOf(evidence, heading, order);
  return sequenceScore(evidence, heading, order) + belonging(evidence, stemsOfPart(evidence, order), subject, true);
}

interface Move {
  from: number;
  start: number;
  length: number;
  to: number;
  at: number;
  gain: number;
}

const NO_SUBJECT: Subject = { counts: new Uint16Array(0), size: 0 };

const without = (order: readonly number[], start: number, length: number): number[] => [
  ...order.slice(0, start),
  ...order.slice(start + length),
];

/** What the strips of a run that follow one another give. */
function linksWithin({ link, n }: Evidence, run: readonly number[]): number {
  let sum = 0;
  for (let k = 1; k < run.length; k++) sum += link[(run[k - 1] ?? 0) * n + (run[k] ?? 0)] ?? 0;
  return sum;
}

/** Gain in sequence score of putting `part` into `order` before position `at`, but for the links within the part. */
function insertionGain(
  evidence: Evidence,
  heading: number,
  order: readonly number[],
  part: readonly number[],
  at: number,
): number {
  const { link, last, n } = evidence;
  const head = part[0] ?? 0;
  const tail = part.at(-1) ?? 0;
  const before = order[at - 1];
  const after = order[at];
  let gain = 0;
  if (before === undefined) gain += evidence.first[head] ?? 0;
  else gain += link[before * n + head] ?? 0;
  if (after === undefined) gain += last[tail] ?? 0;
  else gain += link[tail * n + after] ?? 0;
  if (before !== undefined && after !== undefined) gain -= link[before * n + after] ?? 0;
  else if (before !== undefined) gain -= last[before] ?? 0;
  else if (after !== undefined) gain -= evidence.first[after] ?? 0;
  else if (heading >= 0) gain -= EMPTY_ARTICLE;
  return gain;
}

/** The move of up to {@link LONGEST_MOVE} neighbouring strips that gains most beyond its margin, if any does. */
function bestMove(evidence: Evidence, headings: readonly number[], articles: readonly number[][]): Move | null {
  let best: Move | null = null;
  const { within, between } = evidence;
  const subjects = articles.map((order, a) => subjectOf(evidence, headings[a] ?? -1, order));
  articles.forEach((order, from) => {
    const heading = headings[from] ?? -1;
    const asPage = sequenceScore(evidence, heading, order);
    for (let start = 0; start < order.length; start++) {
      for (let length = 1; length <= LONGEST_MOVE && start + length <= order.length; length++) {
        const part = order.slice(start, start + length);
        const rest = without(order, start, length);
        const staying = sequenceScore(evidence, heading, rest) + linksWithin(evidence, part) - asPage;
        const partStems = stemsOfPart(evidence, part);
        const leaving = belonging(evidence, partStems, subjects[from] ?? NO_SUBJECT, true);
        articles.forEach((other, to) => {
          const base = to === from ? rest : other;
          const target = headings[to] ?? -1;
          const shared = to === from ? 0 : belonging(evidence, partStems, subjects[to] ?? NO_SUBJECT, false) - leaving;
          const fixed = staying + shared - (to === from ? within : between);
          for (let at = 0; at <= base.length; at++) {
            if (to === from && at === start) continue;
            const gain = fixed + insertionGain(evidence, target, base, part, at);
            if (gain > 1e-9 && (!best || gain > best.gain + 1e-9)) best = { from, start, length, to, at, gain };
          }
        });
      }
    }
  });
  return best;
}

/** Puts each article's strips in their best order where that gains more than the margin; true when one changed. */
function reorder(evidence: Evidence, headings: readonly number[], articles: number[][]): boolean {
  let changed = false;
  articles.forEach((order, a) => {
    if (order.length < 2 || order.length > LARGEST_EXACT) return;
    const heading = headings[a] ?? -1;
    const better = bestOrder(evidence, order);
    const gain = sequenceScore(evidence, heading, better) - sequenceScore(evidence, heading, order);
    if (gain <= evidence.within) return;
    articles[a] = better;
    changed = true;
  });
  return changed;
}

/**
 * Looks for the best arrangement of strips into articles: starts from the page's order and moves runs of strips, within
 * an article or to another, as long as a move gains more than its margin (steepest ascent), short articles being put
 * into their very best order (dynamic programming).
 *
 * @param headings index of each article's heading in the evidence, -1 for text above the first heading
 * @param articles strips of each article as the page has them
 * @returns the strips of each article in reading order
 */
export function arrange(evidence: Evidence, headings: readonly number[], articles: readonly number[][]): number[][] {
  const current = articles.map((order) => [...order]);
  for (let round = 0; round < ROUNDS; round++) {
    const reordered = reorder(evidence, headings, current);
    const move = bestMove(evidence, headings, current);
    if (!move) {
      if (!reordered) break;
      continue;
    }
    const source = current[move.from] ?? [];
    const part = source.slice(move.start, move.start + move.length);
    current[move.from] = without(source, move.start, move.length);
    const target = current[move.to] ?? [];
    current[move.to] = [...target.slice(0, move.at), ...part, ...target.slice(move.at)];
  }
  return current;
}
