import { LETTER_OF_UNIT } from '../text/keys.js';

/**
 * Exactly shared stretches of two keys, in order: triples of place in the newer key, place in the earlier key, length.
 * Between two neighbouring triples the keys differ.
 */
export type Blocks = number[];

/** The two keys aligned, as one reads them: local offsets into memory. */
export interface Pair {
  newer: Uint8Array;
  earlier: Uint8Array;
}

/** Scores of {@link extend}: an error must be made good by two shared units, so extension goes on up to about 30 % errors. */
const MATCH = 1;
const ERROR = -2;
/** The extension ends when the score has fallen this far below its best: about eight wrong units in a row. */
const DROP = 16;
/** How far the diagonal may wander to either side within one piece of an extension. */
const BAND = 8;
const WIDTH = 2 * BAND + 1;
/** Units of the newer key in one piece of an extension. */
const PIECE = 256;
const NOWHERE = -1e6;

function equal({ newer, earlier }: Pair, q: number, t: number): boolean {
  return (((newer[q] ?? 0) ^ (earlier[t] ?? 0)) & LETTER_OF_UNIT) === 0;
}

/** Length of the exactly shared stretch that begins at `q` and `t`. */
export function sharedAfter(pair: Pair, q: number, t: number, qEnd: number, tEnd: number): number {
  const { newer, earlier } = pair;
  const most = Math.min(qEnd - q, tEnd - t);
  let n = 0;
  while (n < most && (((newer[q + n] ?? 0) ^ (earlier[t + n] ?? 0)) & LETTER_OF_UNIT) === 0) n++;
  return n;
}

/** Length of the exactly shared stretch that ends just before `q` and `t`. */
export function sharedBefore(pair: Pair, q: number, t: number, qStart: number, tStart: number): number {
  const most = Math.min(q - qStart, t - tStart);
  let n = 0;
  while (n < most && equal(pair, q - n - 1, t - n - 1)) n++;
  return n;
}

/** Units beside a likeness that are looked at, how many of them must be alike, and how far off the diagonal. */
const BESIDE = 20;
const BESIDE_ALIKE = 7;
const BESIDE_DRIFT = 3;
/** Units on either side of a likeness that {@link alikeBeside} reads at most. */
export const BESIDE_REACH = BESIDE + BESIDE_DRIFT + 1;

/**
 * Whether the units from `q` and `t` on are alike on some diagonal near by: a look without gaps, as BLAST takes before it aligns (Altschul
 * et al., Nucleic Acids Res. 25, 1997). Half of the units are the same where a third is misread, a seventh where texts are strangers.
 *
 * @param step 1 for rightwards, -1 for leftwards
 */
export function alikeBeside({ newer, earlier }: Pair, q: number, t: number, step: 1 | -1): boolean {
  for (let drift = -BESIDE_DRIFT; drift <= BESIDE_DRIFT; drift++) {
    let alike = 0;
    // So many units may yet be unlike.
    let others = BESIDE - BESIDE_ALIKE;
    for (let a = q, b = t + drift; others >= 0 && alike < BESIDE_ALIKE; a += step, b += step) {
      const [unit, other] = [(newer[a] ?? 0) & LETTER_OF_UNIT, (earlier[b] ?? 0) & LETTER_OF_UNIT];
      // Where an article ends there is no letter, and what lies behind it in the store is nobody's matter.
      if (unit === 0 || other === 0) break;
      if (unit === other) alike++;
      else others--;
    }
    if (alike >= BESIDE_ALIKE) return true;
  }
  return false;
}

/** Adds a stretch after the last one, growing that where the two touch. */
export function pushBlock(blocks: Blocks, q: number, t: number, length: number): void {
  const last = blocks.length - 3;
  const lastLength = blocks[last + 2] ?? 0;
  if (last >= 0 && (blocks[last] ?? 0) + lastLength === q && (blocks[last + 1] ?? 0) + lastLength === t) {
    blocks[last + 2] = lastLength + length;
  } else blocks.push(q, t, length);
}

/** What a stretch `[from, to)` of the newer key shares with the earlier one. */
export interface Extent {
  q0: number;
  q1: number;
  t0: number;
  t1: number;
  shared: number;
}

/** The shared blocks of `[from, to)`, clipped; `null` when nothing is shared there. */
export function extentOf(blocks: Blocks, from: number, to: number): Extent | null {
  let low = 0;
  let high = blocks.length / 3;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle * 3] ?? 0) + (blocks[middle * 3 + 2] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  let extent: Extent | null = null;
  for (let i = low * 3; i < blocks.length; i += 3) {
    const [q, t, length] = [blocks[i] ?? 0, blocks[i + 1] ?? 0, blocks[i + 2] ?? 0];
    if (q >= to) break;
    const start = Math.max(q, from);
    const end = Math.min(q + length, to);
    if (!extent) extent = { q0: start, q1: end, t0: t + start - q, t1: t + end - q, shared: 0 };
    extent.q1 = end;
    extent.t1 = t + end - q;
    extent.shared += end - start;
  }
  return extent;
}

/** Cells of a row: one more at its right end, out of reach. */
const ROW = WIDTH + 1;
const scores = new Int32Array((PIECE + 1) * ROW).fill(NOWHERE);

/**
 * Follows a likeness on from `q` and `t` in one direction through scattered errors: banded alignment that stops when its score has dropped
 * too far below the best (X-drop, Zhang, Schwartz, Wagner, Miller, J. Comp. Biol. 7, 2000).
 *
 * @param step 1 for rightwards (the first units looked at are `q` and `t`), -1 for leftwards (`q - 1` and `t - 1`)
 * @param qMost units there are in that direction, `tMost` likewise
 * @returns the shared stretches, from left to right
 */
export function extend(pair: Pair, q: number, t: number, step: 1 | -1, qMost: number, tMost: number): Blocks {
  const pairs: number[] = [];
  let qDone = 0;
  let tDone = 0;
  for (;;) {
    const n = Math.min(PIECE, qMost - qDone);
    const m = tMost - tDone;
    if (n <= 0 || m <= 0) break;
    const qFrom = step === 1 ? q + qDone : q - qDone - 1;
    const tFrom = step === 1 ? t + tDone : t - tDone - 1;
    const { rowsBest, columnsBest, alive } = extendPiece(pair, qFrom, tFrom, step, n, m, pairs);
    if (rowsBest === 0 && columnsBest === 0) break;
    qDone += rowsBest;
    tDone += columnsBest;
    if (!alive) break;
  }
  const blocks: Blocks = [];
  if (step === 1) for (let i = 0; i < pairs.length; i += 2) pushBlock(blocks, pairs[i] ?? 0, pairs[i + 1] ?? 0, 1);
  else for (let i = pairs.length - 2; i >= 0; i -= 2) pushBlock(blocks, pairs[i] ?? 0, pairs[i + 1] ?? 0, 1);
  return blocks;
}

/** One piece of an extension; adds the shared units, nearest first, and tells how far it came and whether it may go on. */
function extendPiece(
  pair: Pair,
  q: number,
  t: number,
  step: 1 | -1,
  n: number,
  m: number,
  pairs: number[],
): { rowsBest: number; columnsBest: number; alive: boolean } {
  const { newer, earlier } = pair;
  const cells = scores;
  let best = 0;
  let rowsBest = 0;
  let columnsBest = 0;
  for (let b = 0; b < WIDTH; b++) {
    const j = b - BAND;
    cells[b] = j < 0 || j > m ? NOWHERE : j * ERROR;
  }
  let alive = true;
  for (let i = 1; i <= n && alive; i++) {
    const unit = newer[step === 1 ? q + i - 1 : q - i + 1] ?? 0;
    const last = Math.min(WIDTH - 1, m - i + BAND);
    const row = i * ROW;
    let b = Math.max(0, BAND - i);
    let left = NOWHERE;
    let corner = cells[row - ROW + b] ?? NOWHERE;
    let rowBest = NOWHERE;
    if (i <= BAND) {
      // Before the first unit of the earlier key there is nothing to the left.
      corner = cells[row - ROW + b + 1] ?? NOWHERE;
      left = corner + ERROR;
      cells[row + b++] = left;
      rowBest = left;
    }
    const column = i + b - BAND - 1;
    for (let at = step === 1 ? t + column : t - column; b <= last; b++, at += step) {
      // Without branches, for what is alike and which way is best change in no order that a processor could learn.
      const unlike = (unit ^ (earlier[at] ?? 0)) & LETTER_OF_UNIT;
      const diagonal = corner + ((MATCH - ERROR) & ((unlike - 1) >> 31));
      corner = cells[row - ROW + b + 1] ?? NOWHERE;
      left = larger(larger(diagonal, corner), left) + ERROR;
      cells[row + b] = left;
      rowBest = larger(rowBest, left);
    }
    for (; b < WIDTH; b++) cells[row + b] = NOWHERE;
    if (rowBest > best) {
      best = rowBest;
      rowsBest = i;
      columnsBest = i - BAND;
      while (cells[row + columnsBest - i + BAND] !== best) columnsBest++;
    }
    alive = rowBest > best - DROP;
  }
  const found: number[] = [];
  for (let i = rowsBest, j = columnsBest; i > 0 && j > 0; ) {
    const [qAt, tAt] = step === 1 ? [q + i - 1, t + j - 1] : [q - i + 1, t - j + 1];
    const at = i * ROW + j - i + BAND;
    const score = scores[at] ?? NOWHERE;
    const same = equal(pair, qAt, tAt);
    if (score === (scores[at - ROW] ?? NOWHERE) + (same ? MATCH : ERROR)) {
      if (same) found.push(qAt, tAt);
      i--;
      j--;
    } else if (score === (scores[at - ROW + 1] ?? NOWHERE) + ERROR) i--;
    else j--;
  }
  for (let i = found.length - 2; i >= 0; i -= 2) pairs.push(found[i] ?? 0, found[i + 1] ?? 0);
  return { rowsBest, columnsBest, alive };
}

/** The larger of two numbers that lie less than 2^31 apart. */
function larger(a: number, b: number): number {
  const less = a - b;
  return a - (less & (less >> 31));
}
