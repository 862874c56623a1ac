import type { Evidence } from './evidence.js';
import { Moves, without } from './moves.js';
import { bestOrder, LARGEST_EXACT } from './order.js';
import { mostOf, sequenceScore } from './sequence.js';
import { Belonging, PartGatherer, subjectOf } from './subject.js';

/** Rounds of improvement at most. */
const ROUNDS = 60;
/** Bounds are told with this much to spare for rounding. */
const SLACK = 1e-6;

/** What a list of strips is worth as an article: sequence, and how well their words go with one another and the heading. */
export function articleScore(evidence: Evidence, heading: number, order: readonly number[]): number {
  const gatherer = new PartGatherer(evidence);
  for (const strip of order) gatherer.add(strip);
  const belonging = new Belonging(evidence);
  const cohesion = belonging.of(gatherer.part(belonging), subjectOf(evidence, heading, order), true);
  return sequenceScore(evidence, heading, order) + cohesion;
}

/** The very best order of an article's strips, where it gains more than the margin; null where the order stays. */
function reordered(evidence: Evidence, heading: number, order: readonly number[]): number[] | null {
  if (order.length < 2 || order.length > LARGEST_EXACT) return null;
  const score = sequenceScore(evidence, heading, order);
  if (mostOf(evidence, heading, order) - score < evidence.within - SLACK) return null;
  const better = bestOrder(evidence, heading, order);
  const gain = sequenceScore(evidence, heading, better) - score;
  return gain > evidence.within ? better : null;
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
  const moves = new Moves(evidence, headings, current);
  let changed = new Set(current.keys());
  for (let round = 0; round < ROUNDS; round++) {
    let better = false;
    for (const a of [...changed].sort((x, y) => x - y)) {
      const order = reordered(evidence, headings[a] ?? -1, current[a] ?? []);
      if (!order) continue;
      current[a] = order;
      moves.change(a, order);
      better = true;
    }
    changed = new Set();
    const move = moves.best();
    if (!move) {
      if (!better) break;
      continue;
    }
    const { from, to, start, length, at } = move;
    const source = current[from] ?? [];
    const part = source.slice(start, start + length);
    current[from] = without(source, start, length);
    const target = current[to] ?? [];
    current[to] = [...target.slice(0, at), ...part, ...target.slice(at)];
    for (const a of new Set([from, to])) {
      changed.add(a);
      moves.change(a, current[a] ?? []);
    }
  }
  return current;
}
