import { isHeading, JOINT_KINDS, jointKind, STATES, STEP_KINDS, stepKind } from './model.js';
import type { RoleNetwork } from './role-network.js';
import type { Row } from './rows.js';

/**
 * What a heading that comes after anything else is worth beyond its score (log-odds): one that is missed costs two articles, one
 * that is found too many only cuts one.
 */
const HEADING_WORTH = 1;

/** And noise: a row of text that is dropped costs its words, a scrap that stays a word or two. */
const NOISE_WORTH = -1.5;

/** Of the step in cell `from * STATES.length + to`. */
function worthOf(cell: number): number {
  const from = STATES[Math.floor(cell / STATES.length)];
  const to = STATES[cell % STATES.length];
  if (to === 'noise') return NOISE_WORTH;
  return isHeading(to) && !isHeading(from) ? HEADING_WORTH : 0;
}

/** What the steps from row to row are worth, laid out for each kind of step and of joint: `from * STATES.length + to`. */
type Steps = readonly (readonly Float64Array[])[];

function layOut({ stepsOf }: RoleNetwork): Steps {
  const joints = JOINT_KINDS.map(stepsOf);
  return STEP_KINDS.map((kind) => {
    const steps = stepsOf(kind).map((weight, cell) => weight + worthOf(cell));
    return joints.map((joint) => steps.map((weight, cell) => weight + (joint[cell] ?? 0)));
  });
}

const known = new WeakMap<RoleNetwork, Steps>();

/** What the steps to a row score, the worth of a heading that begins with it included. */
export function stepsTo(network: RoleNetwork, row: Row, joint: number): Float64Array {
  let steps = known.get(network);
  if (steps === undefined) {
    steps = layOut(network);
    known.set(network, steps);
  }
  return steps[stepKind(row)]?.[jointKind(row, joint)] ?? new Float64Array(STATES.length ** 2);
}
