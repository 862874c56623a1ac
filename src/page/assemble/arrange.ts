import type { Evidence } from './evidence.js';
import { bestOrder, LARGEST_EXACT } from './order.js';

/** A heading that no text stands under. */
const EMPTY_ARTICLE = -3;
/** Strips moved together at most, and rounds of improvement at most. */
const LONGEST_MOVE = 5;
const ROUNDS = 60;

/** Score of strip `i` opening article `heading` (-1: text without one). */
export function openingScore({ first, headKin, n }: Evidence, heading: number, i: number): number {
  return (first[i] ?? 0) + (heading >= 0 ? 0.5 * (headKin[heading * n + i] ?? 0) : 0);
}

/** Score of the sequence: how it opens, closes, and what the strips that follow one another give. */
export function sequenceScore(evidence: Evidence, heading: number, order: readonly number[]): number {
  const head = order[0];
  const tail = order.at(-1);
  if (head === undefined || tail === undefined) return heading >= 0 ? EMPTY_ARTICLE : 0;
  let score = openingScore(evidence, heading, head) + (evidence.last[tail] ?? 0);
  for (let k = 1; k < order.length; k++)
    score += evidence.link[(order[k - 1] ?? 0) * evidence.n + (order[k] ?? 0)] ?? 0;
  return score;
}

/** Sum of the kinship of each strip of one list with each of another. */
function kinBetween({ kin, n }: Evidence, some: readonly number[], others: readonly number[]): number {
  let sum = 0;
  for (const i of some) for (const j of others) if (i !== j) sum += kin[i * n + j] ?? 0;
  return sum;
}

/** Kinship of an article's strips: the mean each has with the others, summed. `pairs` counts each pair twice. */
const cohesion = (pairs: number, size: number): number => (size > 1 ? pairs / (size - 1) : 0);

function headSum({ headKin, n }: Evidence, heading: number, order: readonly number[]): number {
  if (heading < 0) return 0;
  let sum = 0;
  for (const i of order) sum += headKin[heading * n + i] ?? 0;
  return 0.5 * sum;
}

/** What a list of strips is worth as an article: sequence, kinship with one another and with the heading. */
export function articleScore(evidence: Evidence, heading: number, order: readonly number[]): number {
  return (
    sequenceScore(evidence, heading, order) +
    cohesion(kinBetween(evidence, order, order), order.length) +
    headSum(evidence, heading, order)
  );
}

interface Move {
  from: number;
  start: number;
  length: number;
  to: number;
  at: number;
  gain: number;
}

const without = (order: readonly number[], start: number, length: number): number[] => [
  ...order.slice(0, start),
  ...order.slice(start + length),
];

/** Gain in sequence score of putting `part` into `order` before position `at`. */
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
  if (before === undefined) gain += openingScore(evidence, heading, head);
  else gain += link[before * n + head] ?? 0;
  if (after === undefined) gain += last[tail] ?? 0;
  else gain += link[tail * n + after] ?? 0;
  if (before !== undefined && after !== undefined) gain -= link[before * n + after] ?? 0;
  else if (before !== undefined) gain -= last[before] ?? 0;
  else if (after !== undefined) gain -= openingScore(evidence, heading, after);
  else if (heading >= 0) gain -= EMPTY_ARTICLE;
  for (let k = 1; k < part.length; k++) gain += link[(part[k - 1] ?? 0) * n + (part[k] ?? 0)] ?? 0;
  return gain;
}

/** The move of up to {@link LONGEST_MOVE} neighbouring strips that gains most beyond its margin, if any does. */
function bestMove(evidence: Evidence, headings: readonly number[], articles: readonly number[][]): Move | null {
  let best: Move | null = null;
  const pairs = articles.map((order) => kinBetween(evidence, order, order));
  articles.forEach((order, from) => {
    const heading = headings[from] ?? -1;
    const size = order.length;
    const asPage = sequenceScore(evidence, heading, order);
    const together = cohesion(pairs[from] ?? 0, size);
    for (let start = 0; start < size; start++) {
      for (let length = 1; length <= LONGEST_MOVE && start + length <= size; length++) {
        const part = order.slice(start, start + length);
        const rest = without(order, start, length);
        const inside = kinBetween(evidence, part, part);
        const staying = sequenceScore(evidence, heading, rest) - asPage;
        const restPairs = (pairs[from] ?? 0) - 2 * kinBetween(evidence, part, order) + inside;
        const leaves = staying + cohesion(restPairs, size - length) - together - headSum(evidence, heading, part);
        articles.forEach((other, to) => {
          const base = to === from ? rest : other;
          const target = headings[to] ?? -1;
          let fixed = staying - evidence.within;
          if (to !== from) {
            const joined = (pairs[to] ?? 0) + inside + 2 * kinBetween(evidence, part, other);
            fixed =
              leaves -
              evidence.between +
              cohesion(joined, other.length + length) -
              cohesion(pairs[to] ?? 0, other.length) +
              headSum(evidence, target, part);
          }
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
    const better = bestOrder(evidence, order, (i) => openingScore(evidence, heading, i));
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
