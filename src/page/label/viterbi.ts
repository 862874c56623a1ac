/**
 * Best path through a trellis of `steps` × `states` additive scores (Viterbi 1967), and the margin of each step.
 *
 * @param emission `emission[t * states + s]`: score of state s at step t
 * @param transitions scores of the step to `t`: `transitions(t)[p * states + s]` of going from state p at step t-1 to s
 * @returns the best state of each step, and how far the best path through any other state of that step falls short
 */
export function bestPath(
  steps: number,
  states: number,
  emission: Float64Array,
  transitions: (step: number) => Float64Array,
): { path: number[]; margins: number[] } {
  if (steps === 0) return { path: [], margins: [] };
  const forward = new Float64Array(steps * states);
  const backward = new Float64Array(steps * states);
  const came = new Int32Array(steps * states);
  const at = (table: Float64Array, i: number): number => table[i] ?? 0;
  for (let s = 0; s < states; s++) forward[s] = at(emission, s);
  for (let t = 1; t < steps; t++) {
    const into = transitions(t);
    for (let s = 0; s < states; s++) {
      let best = Number.NEGATIVE_INFINITY;
      for (let p = 0; p < states; p++) {
        const score = at(forward, (t - 1) * states + p) + at(into, p * states + s);
        if (score > best) {
          best = score;
          came[t * states + s] = p;
        }
      }
      forward[t * states + s] = best + at(emission, t * states + s);
    }
  }
  for (let t = steps - 2; t >= 0; t--) {
    const onward = transitions(t + 1);
    for (let s = 0; s < states; s++) {
      let best = Number.NEGATIVE_INFINITY;
      for (let n = 0; n < states; n++) {
        const i = (t + 1) * states + n;
        const score = at(backward, i) + at(emission, i) + at(onward, s * states + n);
        if (score > best) best = score;
      }
      backward[t * states + s] = best;
    }
  }
  let state = 0;
  for (let s = 1; s < states; s++) {
    if (at(forward, (steps - 1) * states + s) > at(forward, (steps - 1) * states + state)) state = s;
  }
  const path = new Array<number>(steps);
  for (let t = steps - 1; t >= 0; t--) {
    path[t] = state;
    state = came[t * states + state] ?? 0;
  }
  const margins = path.map((chosen, t) => {
    const through = (s: number): number => at(forward, t * states + s) + at(backward, t * states + s);
    let second = Number.NEGATIVE_INFINITY;
    for (let s = 0; s < states; s++) if (s !== chosen && through(s) > second) second = through(s);
    return through(chosen) - second;
  });
  return { path, margins };
}
