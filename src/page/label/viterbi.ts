export interface BestPath {
  /** The state of each step. */
  path: Uint8Array;
  /** How far the best path falls short that another state of a step is told by. */
  margins: Float64Array;
  /** By how much the best path through a state of a step falls short: 0 for those of the path. */
  shortfall: (step: number, state: number) => number;
}

/**
 * Best path through a trellis of `steps` × `states` additive scores (Viterbi 1967), and how far others fall short.
 *
 * @param emission `emission[t * states + s]`: score of state s at step t
 * @param transitions scores of the step to `t`: `transitions(t)[p * states + s]` of going from state p at step t-1 to s
 * @param toldBy the state that a state is told by: states told by the same one are no alternatives to one another
 */
export function bestPath(
  steps: number,
  states: number,
  emission: Float64Array,
  transitions: (step: number) => Float64Array,
  toldBy: (state: number) => number = (state) => state,
): BestPath {
  const path = new Uint8Array(steps);
  const margins = new Float64Array(steps);
  if (steps === 0) return { path, margins, shortfall: () => 0 };
  const forward = new Float64Array(steps * states);
  const backward = new Float64Array(steps * states);
  const came = new Uint8Array(steps * states);
  for (let s = 0; s < states; s++) forward[s] = emission[s] ?? 0;
  for (let t = 1; t < steps; t++) {
    const into = transitions(t);
    const row = t * states;
    for (let s = 0; s < states; s++) {
      let best = Number.NEGATIVE_INFINITY;
      let from = 0;
      for (let p = 0; p < states; p++) {
        const score = (forward[row - states + p] ?? 0) + (into[p * states + s] ?? 0);
        if (score > best) {
          best = score;
          from = p;
        }
      }
      forward[row + s] = best + (emission[row + s] ?? 0);
      came[row + s] = from;
    }
  }
  for (let t = steps - 2; t >= 0; t--) {
    const onward = transitions(t + 1);
    const row = t * states;
    for (let s = 0; s < states; s++) {
      let best = Number.NEGATIVE_INFINITY;
      for (let n = 0; n < states; n++) {
        const next = row + states + n;
        const score = (backward[next] ?? 0) + (emission[next] ?? 0) + (onward[s * states + n] ?? 0);
        if (score > best) best = score;
      }
      backward[row + s] = best;
    }
  }
  let state = 0;
  const end = (steps - 1) * states;
  for (let s = 1; s < states; s++) if ((forward[end + s] ?? 0) > (forward[end + state] ?? 0)) state = s;
  for (let t = steps - 1; t >= 0; t--) {
    const row = t * states;
    const told = toldBy(state);
    let second = Number.NEGATIVE_INFINITY;
    for (let s = 0; s < states; s++) {
      const through = (forward[row + s] ?? 0) + (backward[row + s] ?? 0);
      if (through > second && toldBy(s) !== told) second = through;
    }
    path[t] = state;
    margins[t] = (forward[row + state] ?? 0) + (backward[row + state] ?? 0) - second;
    state = came[row + state] ?? 0;
  }
  const most = forward[end + (path[steps - 1] ?? 0)] ?? 0;
  const shortfall = (step: number, s: number): number =>
    most - (forward[step * states + s] ?? 0) - (backward[step * states + s] ?? 0);
  return { path, margins, shortfall };
}
