import type { Evidence } from '../evidence/evidence.js';

/** Strips up to which orders are weighed against one another: 2^10 sets of them. */
export const LARGEST_EXACT = 10;

/** By set of strips and the last of them: score of their best order, and which strip comes before the last. */
const SCORES = new Float64Array((1 << LARGEST_EXACT) * LARGEST_EXACT);
const BEFORE = new Int8Array((1 << LARGEST_EXACT) * LARGEST_EXACT);
/** Score of strip `k` following strip `j`, at `j * strips + k`; what each strip allows for being left. */
const FOLLOWS = new Float64Array(LARGEST_EXACT ** 2);
const LEAVING = new Float64Array(LARGEST_EXACT);
/** By set of strips: the most that they add where they are still to come. */
const STILL = new Float64Array(1 << LARGEST_EXACT);

/** Scores that differ by less are alike. */
const GRAIN = 1e-9;
/** Bounds are told with this much to spare for rounding. */
const SLACK = 1e-6;

const lowest = (set: number): number => 31 - Math.clz32(set & -set);

/**
 * The order of a few strips with the highest score: dynamic programming over subsets (Held and Karp 1962), where only
 * beginnings of orders are gone on with that may still reach `least`.
 *
 * @returns the strips in their best order, on a tie the one nearest to the order given; null where none scores `least`
 */
export function bestOrder(
  { link, first, last, n }: Evidence,
  heading: number,
  strips: readonly number[],
  least = Number.NEGATIVE_INFINITY,
): number[] | null {
  const m = strips.length;
  const full = (1 << m) - 1;
  // All tables are written before they are read: nothing is left of the last call.
  for (let j = 0; j < m; j++) {
    const row = (strips[j] ?? 0) * n;
    for (let k = 0; k < m; k++) FOLLOWS[j * m + k] = link[row + (strips[k] ?? 0)] ?? 0;
  }
  const closing = boundStill(last, strips);
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < m; k++) {
    const opens = first[(heading + 1) * n + (strips[k] ?? 0)] ?? 0;
    most = Math.max(most, opens + (LEAVING[k] ?? 0) + (STILL[full & ~(1 << k)] ?? 0) + closing);
  }
  if (most < least - SLACK) return null;
  SCORES.fill(Number.NEGATIVE_INFINITY, 0, (full + 1) * m);
  for (let k = 0; k < m; k++) {
    SCORES[(1 << k) * m + k] = first[(heading + 1) * n + (strips[k] ?? 0)] ?? 0;
    BEFORE[(1 << k) * m + k] = -1;
  }
  for (let set = 1; set < full; set++) {
    const floor = least - SLACK - closing - (STILL[full & ~set] ?? 0);
    for (let ends = set; ends !== 0; ends &= ends - 1) {
      const j = lowest(ends);
      const score = SCORES[set * m + j] ?? 0;
      if (score === Number.NEGATIVE_INFINITY || score + (LEAVING[j] ?? 0) < floor) continue;
      for (let left = full & ~set; left !== 0; left &= left - 1) {
        const k = lowest(left);
        const reached = score + (FOLLOWS[j * m + k] ?? 0);
        const cell = (set | (1 << k)) * m + k;
        if (reached > (SCORES[cell] ?? 0) + GRAIN) {
          SCORES[cell] = reached;
          BEFORE[cell] = j;
        }
      }
    }
  }
  let end = -1;
  most = least - SLACK;
  for (let k = 0; k < m; k++) {
    const score = (SCORES[full * m + k] ?? 0) + (last[strips[k] ?? 0] ?? 0);
    if (score > most + GRAIN) {
      most = score;
      end = k;
    }
  }
  return end < 0 ? null : orderOf(strips, end);
}

/**
 * Bounds what strips still to come may add: no strip followed by another gives more than the one allows for being left and
 * the other for being come to.
 *
 * @returns the most that closing gives beyond what the last strip allows for being left
 */
function boundStill(last: Float64Array, strips: readonly number[]): number {
  const m = strips.length;
  let closing = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < m; j++) {
    const closes = last[strips[j] ?? 0] ?? 0;
    let most = closes;
    for (let k = 0; k < m; k++) if (k !== j) most = Math.max(most, FOLLOWS[j * m + k] ?? 0);
    LEAVING[j] = most;
    closing = Math.max(closing, closes - most);
  }
  STILL[0] = 0;
  for (let k = 0; k < m; k++) {
    let coming = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < m; j++) if (k !== j) coming = Math.max(coming, (FOLLOWS[j * m + k] ?? 0) - (LEAVING[j] ?? 0));
    const most = coming + (LEAVING[k] ?? 0);
    for (let set = 0; set < 1 << k; set++) STILL[set | (1 << k)] = (STILL[set] ?? 0) + most;
  }
  return closing;
}

/** The order that ends with strip `end`, back from it. */
function orderOf(strips: readonly number[], end: number): number[] {
  const m = strips.length;
  const order: number[] = [];
  for (let set = (1 << m) - 1, k = end; k >= 0; ) {
    order.unshift(strips[k] ?? 0);
    const before = BEFORE[set * m + k] ?? -1;
    set &= ~(1 << k);
    k = before;
  }
  return order;
}
