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

const DIAGONAL = 1;
const SKIP_NEWER = 2;
const SKIP_EARLIER = 3;

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
      if ((((newer[a] ?? 0) ^ (earlier[b] ?? 0)) & LETTER_OF_UNIT) === 0) alike++;
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

let costs = new Uint16Array(1 << 12);
let moves = new Uint8Array(1 << 12);

/**
 * Aligns two short stretches from end to end with the fewest edits (Wagner–Fischer) and adds what they share to `blocks`.
 * Costs the product of their lengths, so only for the gaps between seeds.
 */
export function fillGap(pair: Pair, q0: number, q1: number, t0: number, t1: number, blocks: Blocks): void {
  const n = q1 - q0;
  const m = t1 - t0;
  if (n <= 0 || m <= 0) return;
  const width = m + 1;
  const size = (n + 1) * width;
  if (size > costs.length) {
    costs = new Uint16Array(size * 2);
    moves = new Uint8Array(size * 2);
  }
  for (let j = 0; j <= m; j++) {
    costs[j] = j;
    moves[j] = SKIP_EARLIER;
  }
  const { newer, earlier } = pair;
  for (let i = 1; i <= n; i++) {
    const unit = newer[q0 + i - 1] ?? 0;
    let above = (i - 1) * width;
    let at = i * width;
    let left = i;
    let corner = i - 1;
    costs[at] = i;
    moves[at] = SKIP_NEWER;
    for (let j = 0; j < m; j++) {
      let cost = corner + (((unit ^ (earlier[t0 + j] ?? 0)) & LETTER_OF_UNIT) === 0 ? 0 : 1);
      let move = DIAGONAL;
      corner = costs[++above] ?? 0;
      if (corner + 1 < cost) {
        cost = corner + 1;
        move = SKIP_NEWER;
      }
      if (left + 1 < cost) {
        cost = left + 1;
        move = SKIP_EARLIER;
      }
      left = cost;
      costs[++at] = cost;
      moves[at] = move;
    }
  }
  const path: number[] = [];
  for (let i = n, j = m; i > 0 && j > 0; ) {
    const move = moves[i * width + j];
    if (move !== SKIP_EARLIER) i--;
    if (move !== SKIP_NEWER) j--;
    if (move === DIAGONAL && equal(pair, q0 + i, t0 + j)) path.push(q0 + i, t0 + j);
  }
  for (let i = path.length - 2; i >= 0; i -= 2) pushBlock(blocks, path[i] ?? 0, path[i + 1] ?? 0, 1);
}

/** One cell more at the right end, out of reach. */
const rows = [new Int32Array(WIDTH + 1).fill(NOWHERE), new Int32Array(WIDTH + 1).fill(NOWHERE)] as const;
const trace = new Uint8Array((PIECE + 1) * WIDTH);

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
  let [above, row] = rows as readonly [Int32Array, Int32Array];
  let best = 0;
  let rowsBest = 0;
  let columnsBest = 0;
  for (let b = 0; b < WIDTH; b++) {
    const j = b - BAND;
    above[b] = j < 0 || j > m ? NOWHERE : j * ERROR;
    trace[b] = SKIP_EARLIER;
  }
  let alive = true;
  for (let i = 1; i <= n && alive; i++) {
    let rowBest = NOWHERE;
    const unit = newer[step === 1 ? q + i - 1 : q - i + 1] ?? 0;
    const first = Math.max(0, BAND - i);
    const last = Math.min(WIDTH - 1, m - i + BAND);
    const line = i * WIDTH;
    let left = NOWHERE;
    let corner = above[first] ?? NOWHERE;
    let b = first;
    if (i <= BAND) {
      // Before the first unit of the earlier key there is nothing to the left.
      corner = above[first + 1] ?? NOWHERE;
      left = corner + ERROR;
      row[first] = left;
      trace[line + first] = SKIP_NEWER;
      rowBest = left;
      b++;
    }
    const column = i + b - BAND - 1;
    for (let at = step === 1 ? t + column : t - column; b <= last; b++, at += step) {
      let score = corner + (((unit ^ (earlier[at] ?? 0)) & LETTER_OF_UNIT) === 0 ? MATCH : ERROR);
      let move = DIAGONAL;
      corner = above[b + 1] ?? NOWHERE;
      if (corner + ERROR > score) {
        score = corner + ERROR;
        move = SKIP_NEWER;
      }
      if (left + ERROR > score) {
        score = left + ERROR;
        move = SKIP_EARLIER;
      }
      left = score;
      row[b] = score;
      trace[line + b] = move;
      if (score > rowBest) rowBest = score;
      if (score > best) {
        best = score;
        rowsBest = i;
        columnsBest = i + b - BAND;
      }
    }
    for (; b < WIDTH; b++) row[b] = NOWHERE;
    alive = rowBest > best - DROP;
    [above, row] = [row, above];
  }
  const found: number[] = [];
  for (let i = rowsBest, j = columnsBest; i > 0 && j > 0; ) {
    const move = trace[i * WIDTH + (j - i + BAND)];
    if (move !== SKIP_EARLIER) i--;
    if (move !== SKIP_NEWER) j--;
    if (move !== DIAGONAL) continue;
    const [qAt, tAt] = step === 1 ? [q + i, t + j] : [q - i, t - j];
    if (equal(pair, qAt, tAt)) found.push(qAt, tAt);
  }
  for (let i = found.length - 2; i >= 0; i -= 2) pairs.push(found[i] ?? 0, found[i + 1] ?? 0);
  return { rowsBest, columnsBest, alive };
}
