import type { Evidence } from './evidence.js';

/** Strips up to which every order is weighed: 2^10 × 10 × 10 steps at most. */
export const LARGEST_EXACT = 10;

/** By set of strips and the last of them: score of their best order, and which strip comes before the last. */
const SCORES = new Float64Array((1 << LARGEST_EXACT) * LARGEST_EXACT);
const BEFORE = new Int8Array((1 << LARGEST_EXACT) * LARGEST_EXACT);

/**
 * The order of a few strips with the highest score: dynamic programming over subsets (Held and Karp 1962).
 *
 * @returns the strips in their best order; on a tie the one nearest to the order given
 */
export function bestOrder({ link, first, last, n }: Evidence, heading: number, strips: readonly number[]): number[] {
  const m = strips.length;
  const full = (1 << m) - 1;
  /** Score of strip `k` following strip `j`, at `k * m + j`. */
  const after = Float64Array.from({ length: m * m }, (_, cell) => {
    const k = Math.floor(cell / m);
    return link[(strips[cell - k * m] ?? 0) * n + (strips[k] ?? 0)] ?? 0;
  });
  // Both are written before they are read: nothing is left of the last call.
  const best = SCORES;
  const from = BEFORE;
  strips.forEach((i, k) => {
    best[(1 << k) * m + k] = first[(heading + 1) * n + i] ?? 0;
    from[(1 << k) * m + k] = -1;
  });
  for (let set = 1; set <= full; set++) {
    for (let k = 0; k < m; k++) {
      const others = set & ~(1 << k);
      if (others === set || others === 0) continue;
      const row = others * m;
      let highest = Number.NEGATIVE_INFINITY;
      let before = -1;
      for (let left = others; left !== 0; left &= left - 1) {
        const j = 31 - Math.clz32(left & -left);
        const reached = (best[row + j] ?? 0) + (after[k * m + j] ?? 0);
        if (reached > highest + 1e-9) {
          highest = reached;
          before = j;
        }
      }
      best[set * m + k] = highest;
      from[set * m + k] = before;
    }
  }
  let end = 0;
  let most = Number.NEGATIVE_INFINITY;
  strips.forEach((i, k) => {
    const score = (best[full * m + k] ?? 0) + (last[i] ?? 0);
    if (score > most + 1e-9) {
      most = score;
      end = k;
    }
  });
  const order: number[] = [];
  for (let set = full, k = end; k >= 0; ) {
    order.unshift(strips[k] ?? 0);
    const before = from[set * m + k] ?? -1;
    set &= ~(1 << k);
    k = before;
  }
  return order;
}
