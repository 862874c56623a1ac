import type { Evidence } from './evidence.js';

/** A heading that no text stands under. */
export const EMPTY_ARTICLE = -3;

/** Score of the sequence: how it opens, closes, and what the strips that follow one another give. */
export function sequenceScore(evidence: Evidence, heading: number, order: readonly number[]): number {
  const head = order[0];
  const tail = order.at(-1);
  if (head === undefined || tail === undefined) return heading >= 0 ? EMPTY_ARTICLE : 0;
  return (evidence.first[head] ?? 0) + (evidence.last[tail] ?? 0) + linksWithin(evidence, order);
}

/** What the strips of a run that follow one another give. */
export function linksWithin({ link, n }: Evidence, run: readonly number[]): number {
  let sum = 0;
  for (let k = 1; k < run.length; k++) sum += link[(run[k - 1] ?? 0) * n + (run[k] ?? 0)] ?? 0;
  return sum;
}

/**
 * Gain in sequence score of putting a part that begins with strip `head` and ends with `tail` between two strips that
 * follow one another, its own links left out; -1 is the beginning or the end of the article.
 */
export function insertionGain(
  { link, first, last, n }: Evidence,
  heading: number,
  before: number,
  after: number,
  head: number,
  tail: number,
): number {
  let gain = before < 0 ? (first[head] ?? 0) : (link[before * n + head] ?? 0);
  gain += after < 0 ? (last[tail] ?? 0) : (link[tail * n + after] ?? 0);
  if (before >= 0 && after >= 0) gain -= link[before * n + after] ?? 0;
  else if (before >= 0) gain -= last[before] ?? 0;
  else if (after >= 0) gain -= first[after] ?? 0;
  else if (heading >= 0) gain -= EMPTY_ARTICLE;
  return gain;
}
