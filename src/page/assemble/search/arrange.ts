import { coherenceOf } from '../evidence/coherence.js';
import type { Evidence } from '../evidence/evidence.js';
import { belonging } from '../evidence/words.js';
import { Moves } from './moves.js';
import { bestOrder, LARGEST_EXACT } from './order.js';
import { sequenceScore } from './sequence.js';

/** Rounds of improvement at most. */
const ROUNDS = 60;

/** What a list of strips is worth as an article: sequence, and how well their words and subjects go with one another and the heading. */
export function articleScore(evidence: Evidence, heading: number, order: readonly number[]): number {
  const cohesion = evidence.cohesion * belonging(evidence.words, heading, order);
  return (
    sequenceScore(evidence, heading, order) + cohesion + evidence.coherence * coherenceOf(evidence, heading, order)
  );
}

/** What all articles of a stretch are worth together. */
export function arrangementScore(
  evidence: Evidence,
  headings: readonly number[],
  articles: readonly (readonly number[])[],
): number {
  return articles.reduce((sum, strips, a) => sum + articleScore(evidence, headings[a] ?? -1, strips), 0);
}

/** The very best order of the few strips of an article, where it gains more than the margin; null where the order stays. */
function reordered(evidence: Evidence, heading: number, order: readonly number[]): number[] | null {
  if (order.length < 2) return null;
  const score = sequenceScore(evidence, heading, order);
  const better = bestOrder(evidence, heading, order, score + evidence.within);
  return better && sequenceScore(evidence, heading, better) - score > evidence.within ? better : null;
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
export function arrange(
  evidence: Evidence,
  headings: readonly number[],
  articles: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  return arranged(evidence, headings, articles).articles;
}

/** The same, and what might be moved further. */
export function arranged(
  evidence: Evidence,
  headings: readonly number[],
  articles: readonly (readonly number[])[],
): Moves {
  const moves = new Moves(evidence, headings, articles);
  improve(moves);
  return moves;
}

/** How far another order of an article may fall short, and one with some of its strips in another article, that it is uncertain for: log-odds. */
const DOUBT = { within: 1.5, between: 0.5 };

/** The articles whose arrangement is uncertain. */
export const uncertainOf = (moves: Moves): boolean[] => moves.doubtful(DOUBT.within, DOUBT.between);

/** Makes moves as long as they gain. */
export function improve(moves: Moves): void {
  const { evidence, headings } = moves;
  for (let round = 0; round < ROUNDS; round++) {
    let better = false;
    for (const a of moves.changed) {
      const before = moves.articles[a] ?? [];
      if (before.length > LARGEST_EXACT) continue;
      const order = reordered(evidence, headings[a] ?? -1, before);
      if (order) moves.reorder(a, order);
      moves.settle(a);
      better ||= order !== null;
    }
    const move = moves.best();
    if (!move && !better) break;
    if (move) moves.make(move);
  }
}
