import type { Evidence } from '../evidence/evidence.js';

/** Score of a strip as the first of the article under a heading, -1 for none. */
export const firstOf = ({ first, n }: Evidence, heading: number, strip: number): number =>
  first[(heading + 1) * n + strip] ?? 0;

/** Score of the sequence: how it opens, closes, and what the strips that follow one another give. */
export function sequenceScore(evidence: Evidence, heading: number, order: readonly number[]): number {
  const head = order[0];
  const tail = order.at(-1);
  if (head === undefined || tail === undefined) return heading >= 0 ? evidence.empty : 0;
  return firstOf(evidence, heading, head) + (evidence.last[tail] ?? 0) + linksWithin(evidence, order);
}

/** What the strips of a run that follow one another give. */
export function linksWithin({ link, n }: Evidence, run: readonly number[]): number {
  let sum = 0;
  for (let k = 1; k < run.length; k++) sum += link[(run[k - 1] ?? 0) * n + (run[k] ?? 0)] ?? 0;
  return sum;
}

/** What the sequence loses by a part that comes between two strips. */
export function givenUp(evidence: Evidence, heading: number, before: number, after: number): number {
  const { link, last, n } = evidence;
  if (before >= 0 && after >= 0) return link[before * n + after] ?? 0;
  if (before >= 0) return last[before] ?? 0;
  if (after >= 0) return firstOf(evidence, heading, after);
  return heading >= 0 ? evidence.empty : 0;
}
