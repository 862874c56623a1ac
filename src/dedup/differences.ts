import { isDigitKey, WORD_START } from '../text/keys.js';
import type { Run } from './chain.js';

/** Shared stretches this short between two differences belong to the difference: unlike words share a letter by chance. */
const CHANCE = 2;
/** A difference is no misreading when fewer than this many of its size are to be expected in the whole run. */
const EXPECTED_AT_MOST = 0.01;
/** A word with at most this share of its letters changed still looks like itself: then ten times less must be expected. */
const LOOKS_ALIKE = 0.4;
/** A changed digit in a noisy copy is taken for noise when so many were to be expected with at least this probability. */
const DIGIT_CHANCE = 0.1;
const LONGEST_WORD = 32;

/** A place where a run and what it repeats differ: `[q0, q1)` of the newer key against `[t0, t1)` of the earlier one, local offsets. */
export interface Difference {
  q0: number;
  q1: number;
  t0: number;
  t1: number;
  /** Units changed, lost or added. */
  edits: number;
  /** Units of the newer key among them that the earlier one does not have there. */
  added: number;
  /** Digits among them. */
  digits: number;
}

/** The differences of a run, neighbouring ones joined when next to nothing is shared between them. */
function differencesOf({ pair, blocks }: Run): Difference[] {
  const found: Difference[] = [];
  let open: Difference | null = null;
  for (let i = 3; i < blocks.length; i += 3) {
    const length = blocks[i - 1] ?? 0;
    const q0 = (blocks[i - 3] ?? 0) + length;
    const t0 = (blocks[i - 2] ?? 0) + length;
    const [q1, t1] = [blocks[i] ?? 0, blocks[i + 1] ?? 0];
    const edits = Math.max(q1 - q0, t1 - t0);
    const digits = Math.max(countDigits(pair.newer, q0, q1), countDigits(pair.earlier, t0, t1));
    if (open && q0 - open.q1 <= CHANCE) {
      open.q1 = q1;
      open.t1 = t1;
      open.edits += edits;
      open.added += q1 - q0;
      open.digits += digits;
    } else {
      open = { q0, q1, t0, t1, edits, added: q1 - q0, digits };
      found.push(open);
    }
  }
  return found;
}

function countDigits(units: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (isDigitKey(units[i] ?? 0)) count++;
  return count;
}

/** Share of key units that are misread, judged by the differences of a single letter; never 0. */
export function noiseOf(differences: readonly Difference[], units: number): number {
  const singles = differences.filter((d) => d.edits === 1 && d.digits === 0).length;
  return (singles + 1) / (units + 50);
}

/** Number of ways to choose `d` of `n`. */
function choose(n: number, d: number): number {
  let ways = 1;
  for (let i = 1; i <= d; i++) ways *= (n - d + i) / i;
  return ways;
}

/** Probability of at least `n` events where `mean` are expected (Poisson). */
function atLeast(n: number, mean: number): number {
  let below = 0;
  let term = Math.exp(-mean);
  for (let i = 0; i < n; i++) {
    below += term;
    term *= mean / (i + 1);
  }
  return 1 - below;
}

/**
 * Differences that are other words, names or numbers, not misreadings.
 *
 * Misreading scatters: with a share `e` of wrong letters, a knot of `d` wrong ones within `s` letters is to be expected
 * `units × e × C(s-1, d-1) × e^(d-1)` times. Another name is a knot far too dense for the noise of the rest. Letters and words that
 * the newer text merely lacks bring nothing new and do not count; a changed digit counts unless the copy is so noisy that digits must suffer too.
 */
export function slotsOf(run: Run): Difference[] {
  const units = run.shared;
  const differences = differencesOf(run);
  if (differences.length === 0) return [];
  const noise = noiseOf(differences, units);
  const changed = differences.reduce((sum, d) => sum + d.digits, 0);
  let digitsAreNoise = false;
  if (changed > 0 && noise * units > 3) {
    const [first, end] = [run.blocks[0] ?? 0, (run.blocks.at(-3) ?? 0) + (run.blocks.at(-1) ?? 0)];
    digitsAreNoise = atLeast(changed, noise * countDigits(run.pair.newer, first, end)) >= DIGIT_CHANCE;
  }
  return differences.filter((d) => {
    if (d.digits > 0 && !digitsAreNoise) return true;
    if (d.added === 0 || d.edits < 2) return false;
    const size = Math.max(d.edits, d.q1 - d.q0, d.t1 - d.t0);
    const expected = units * choose(size - 1, d.edits - 1) * noise ** d.edits;
    const word = Math.max(wordsAround(run.pair.newer, d.q0, d.q1), wordsAround(run.pair.earlier, d.t0, d.t1));
    return expected < (d.edits <= LOOKS_ALIKE * word ? EXPECTED_AT_MOST / 10 : EXPECTED_AT_MOST);
  });
}

/** Key units of the words that `[start, end)` touches, as far as words go. */
function wordsAround(units: Uint8Array, start: number, end: number): number {
  let first = start;
  while (first > 0 && start - first < LONGEST_WORD && ((units[first] ?? 0) & WORD_START) === 0) first--;
  let last = Math.max(end, first + 1);
  while (last < units.length && last - end < LONGEST_WORD && ((units[last] ?? WORD_START) & WORD_START) === 0) last++;
  return last - first;
}
