/** Share of the letters of a name that may be wrong for it still to be meant. */
const WRONG = 0.4;

/** Letters from which on the beginning of a name may stand for it. */
const BEGINNING = 3;

/** The candidate that a mistyped or unfinished name most likely means; undefined when none is near. */
export function nearest(given: string, candidates: readonly string[]): string | undefined {
  const begun = candidates.filter((candidate) => candidate.startsWith(given));
  if (given.length >= BEGINNING && begun.length === 1) return begun[0];
  const typed = given.toLowerCase();
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const name = candidate.toLowerCase();
    const wrong = slips(typed, name);
    // Of two as near, the one that begins alike: the first letter is seldom mistyped.
    const rank = wrong + (name[0] === typed[0] ? 0 : 0.5);
    if (rank < least && wrong <= candidate.length * WRONG) [best, least] = [candidate, rank];
  }
  return best;
}

/** Letters left out, put in, mistaken or swapped with the next (optimal string alignment distance). */
function slips(typed: string, name: string): number {
  const rows = [Array.from({ length: name.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= name.length; j++) {
      const same = typed[i - 1] === name[j - 1];
      const swapped = typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1];
      const swap = swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1), swap));
    }
  }
  return at(typed.length, name.length);
}
