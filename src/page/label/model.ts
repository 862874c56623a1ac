import type { Role } from '../page.js';
import { countFeatures, feature } from './feature-names.js';
import type { Row } from './rows.js';

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
] as const satisfies readonly Role[];
export type State = (typeof STATES)[number];

/** Weight of each feature for each state, in the order of {@link STATES}. */
export type Weights = Readonly<Record<string, readonly number[]>>;

/** Kinds of steps from one row to the next: rows of one run (no blank between) and wrapped ones have their own. */
const STEP_KINDS = ['next', 'run', 'row-next', 'row-run'] as const;

function stepKind({ width, gap }: Row): number {
  return (width > 0 ? 2 : 0) + (gap === 0 ? 1 : 0);
}

/** Name of the feature of a step from a state to a row. */
export function transitionName(from: State, row: Row): string {
  return `${STEP_KINDS[stepKind(row)]}:${from}`;
}

const NONE: readonly number[] = STATES.map(() => 0);

/** Weights laid out for adding up. */
export class Model {
  /** `feature * STATES.length + state`; features beyond its end have no weight. */
  readonly ofFeatures: Float64Array;
  /** By kind of step: `from * STATES.length + to`. */
  readonly #steps: readonly Float64Array[];

  constructor(weights: Weights) {
    const numbered = Object.entries(weights).map(([name, its]) => [feature(name), its] as const);
    this.ofFeatures = new Float64Array(countFeatures() * STATES.length);
    for (const [number, its] of numbered) this.ofFeatures.set(its, number * STATES.length);
    this.#steps = STEP_KINDS.map((kind) =>
      Float64Array.from(STATES.flatMap((from) => weights[`${kind}:${from}`] ?? NONE)),
    );
  }

  /** What the steps to a row score. */
  stepsTo(row: Row): Float64Array {
    return this.#steps[stepKind(row)] ?? new Float64Array(STATES.length ** 2);
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
