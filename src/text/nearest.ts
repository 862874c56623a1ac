import { distance } from './distance.js';

/** Share of the letters of a name that may be wrong for it still to be meant. */
const WRONG = 0.4;

/** Letters from which on the beginning of a name may stand for it. */
const BEGINNING = 3;

/** The candidate that a mistyped or unfinished name most likely means; undefined when none is near. */
export function nearest(given: string, candidates: readonly string[]): string | undefined {
  const begun = candidates.filter((candidate) => candidate.startsWith(given));
  if (given.length >= BEGINNING && begun.length === 1) return begun[0];
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const wrong = distance([...given.toLowerCase()], [...candidate.toLowerCase()]);
    if (wrong < least && wrong <= candidate.length * WRONG) [best, least] = [candidate, wrong];
  }
  return best;
}
