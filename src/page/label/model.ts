import type { Role } from '../page.js';
import { countFeatures, MOST_FEATURES, nameOf, type Sightings } from './feature-names.js';
import { JOINTS } from './joints.js';
import type { Row } from './rows.js';

/** Rows that are known apart from others of their role: the first of a text, under a heading, and the further ones of a headline. */
const ROLE_OF = { opening: 'body', deck: 'headline' } as const satisfies Record<string, Role>;
type Apart = keyof typeof ROLE_OF;

/** The states of the labelling model, in the order of its weights. */
export const STATES = [
  'furniture',
  'kicker',
  'headline',
  'subtitle',
  'byline',
  'caption',
  'body',
  'noise',
  'opening',
  'deck',
] as const satisfies readonly (Role | Apart)[];
export type State = (typeof STATES)[number];

const isApart = (state: State): state is Apart => state in ROLE_OF;

/** The role that rows of a state have. */
export const roleOf = (state: State): Exclude<State, Apart> => (isApart(state) ? ROLE_OF[state] : state);

const TOLD = STATES.map((state) => STATES.indexOf(roleOf(state)));

/** The state, as an index in {@link STATES}, that another of the same role is told by. */
export const toldBy = (state: number): number => TOLD[state] ?? state;

/** Weight of each feature for each state, in the order of {@link STATES}. */
export type Weights = Readonly<Record<string, readonly number[]>>;

/**
 * Kinds of steps from one row to the next: rows of one run (no blank between) and wrapped ones have their own, and wrapped ones
 * that no wrapping parted: a kicker is not the first line of its headline.
 */
export const STEP_KINDS = ['next', 'run', 'row-next', 'row-run', 'row-next-parted', 'row-run-parted'] as const;

/** Index in {@link STEP_KINDS} of the step to a row. */
export function stepKind({ width, gap, parted }: Row): number {
  return (width > 0 ? (parted ? 4 : 2) : 0) + (gap === 0 ? 1 : 0);
}

/** Kinds of steps by how well the row before reads on in this one; what these and {@link STEP_KINDS} give adds up. */
export const JOINT_KINDS: readonly string[] = ['joint', 'row-joint'].flatMap((kind) =>
  JOINTS.map((joint) => `${kind}-${joint}`),
);

/** Index in {@link JOINT_KINDS} of the step to a row. */
export function jointKind({ width }: Row, joint: number): number {
  return (width > 0 ? JOINTS.length : 0) + joint;
}

const HEADING: ReadonlySet<Role> = new Set(['kicker', 'headline', 'subtitle']);
/** Whether a state is that of a part of a heading, its byline left out. */
export const isHeading = (state: State | undefined): boolean => state !== undefined && HEADING.has(roleOf(state));

/**
 * What a heading that comes after anything else is worth beyond its score (log-odds): one that is missed costs two articles, one
 * that is found too many only cuts one.
 */
const HEADING_WORTH = 1;

/** Of the step in cell `from * STATES.length + to`. */
function worthOf(cell: number): number {
  const from = STATES[Math.floor(cell / STATES.length)];
  const to = STATES[cell % STATES.length];
  return isHeading(to) && !isHeading(from) ? HEADING_WORTH : 0;
}

const NONE: readonly number[] = STATES.map(() => 0);

/** What the steps of a kind are worth: `from * STATES.length + to`. */
const stepsOf = (weights: Weights, kind: string): Float64Array =>
  Float64Array.from(STATES.flatMap((from) => weights[`${kind}:${from}`] ?? NONE));

/** Features whose weights were looked for: there are some, or none. */
const LAID_OUT = 1;
const WEIGHTLESS = 2;

/** Weights laid out for adding up. */
export class Model {
  readonly #weights: Weights;
  /** `feature * STATES.length + state`, laid out for each feature when it is first asked for. */
  #table = new Float64Array();
  /** By feature: {@link LAID_OUT}, {@link WEIGHTLESS} or 0. */
  #known = new Uint8Array();
  /** Where the weights of the features at hand stand in the table, and their values. */
  readonly #rows = new Int32Array(MOST_FEATURES);
  readonly #values = new Float64Array(MOST_FEATURES);
  /** By kind of step and of joint: `from * STATES.length + to`. */
  readonly #steps: readonly (readonly Float64Array[])[];

  constructor(weights: Weights) {
    this.#weights = weights;
    const joints = JOINT_KINDS.map((kind) => stepsOf(weights, kind));
    this.#steps = STEP_KINDS.map((kind) => {
      const steps = stepsOf(weights, kind).map((weight, cell) => weight + worthOf(cell));
      return joints.map((joint) => steps.map((weight, cell) => weight + (joint[cell] ?? 0)));
    });
  }

  /** Adds what the features of a row give to each state, from cell `cell` of `scores` on. */
  addUp({ features, values, size }: Sightings, scores: Float64Array, cell: number): void {
    let heavy = 0;
    for (let k = 0; k < size; k++) {
      const feature = features[k] ?? 0;
      if ((this.#known[feature] || this.#layOut(feature)) === WEIGHTLESS) continue;
      this.#rows[heavy] = feature * STATES.length;
      this.#values[heavy++] = values[k] ?? 0;
    }
    const [table, rows, gives] = [this.#table, this.#rows, this.#values];
    for (let s = 0; s < STATES.length; s++) {
      let sum = scores[cell + s] ?? 0;
      for (let k = 0; k < heavy; k++) sum += (gives[k] ?? 0) * (table[(rows[k] ?? 0) + s] ?? 0);
      scores[cell + s] = sum;
    }
  }

  #layOut(feature: number): number {
    if (feature >= this.#known.length) {
      const known = new Uint8Array(countFeatures() * 2);
      known.set(this.#known);
      this.#known = known;
      const table = new Float64Array(known.length * STATES.length);
      table.set(this.#table);
      this.#table = table;
    }
    const weights = this.#weights[nameOf(feature)];
    if (weights) this.#table.set(weights, feature * STATES.length);
    const known = weights ? LAID_OUT : WEIGHTLESS;
    this.#known[feature] = known;
    return known;
  }

  /** What the steps to a row score, the worth of a heading that begins with it included. */
  stepsTo(row: Row, joint: number): Float64Array {
    return this.#steps[stepKind(row)]?.[jointKind(row, joint)] ?? new Float64Array(STATES.length ** 2);
  }
}

const models = new WeakMap<Weights, Model>();

export function modelOf(weights: Weights): Model {
  let model = models.get(weights);
  if (model === undefined) {
    model = new Model(weights);
    models.set(weights, model);
  }
  return model;
}
