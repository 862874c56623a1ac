import type { Role } from '../page.js';
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

/** Kinds of either sort, as their weights stand. */
export const ALL_KINDS: readonly string[] = [...STEP_KINDS, ...JOINT_KINDS];

/** Index in {@link JOINT_KINDS} of the step to a row. */
export function jointKind({ width }: Row, joint: number): number {
  return (width > 0 ? JOINTS.length : 0) + joint;
}

const HEADING: ReadonlySet<Role> = new Set(['kicker', 'headline', 'subtitle']);
/** Whether a state is that of a part of a heading, its byline left out. */
export const isHeading = (state: State | undefined): boolean => state !== undefined && HEADING.has(roleOf(state));
