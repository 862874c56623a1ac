import type { Bigrams } from '../../lexicon/bigrams.js';
import type { Block, Role } from '../page.js';
import { type BlockFacts, factsOf } from './facts.js';
import { type Feature, Observer } from './features.js';
import { blockOf, type Row, rowsOf } from './rows.js';
import { bestPath } from './viterbi.js';
import { WEIGHTS } from './weights.js';

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

export interface Label {
  role: Role;
  /** How far the best reading with another role falls short, in the model's log-odds. */
  margin: number;
  /** Works out the features that spoke for the role, strongest first, with what each gave. */
  because: () => { feature: string; gives: number }[];
  /** What was read off the block for it, where the block is a single row. */
  facts?: BlockFacts;
}

/** Kinds of steps from one row to the next: rows of one run (no blank between) and wrapped ones have their own. */
function stepKind(row: Row): string {
  if (row.width > 0) return row.gap === 0 ? 'row-run' : 'row-next';
  return row.gap === 0 ? 'run' : 'next';
}

/** Name of the feature of a step from a state to a row. */
export function transitionName(from: State, row: Row): string {
  return `${stepKind(row)}:${from}`;
}

/**
 * Taken off the score of running text on line-wrapped pages (log-odds): there a heading that is missed costs two articles,
 * one that is found too many only cuts one.
 */
const HEADING_WORTH = 0.5;

const NONE: readonly number[] = STATES.map(() => 0);

/** Emission scores of a page's rows: `steps × STATES.length`. */
export function emissions(features: readonly (readonly Feature[])[], weights: Weights): Float64Array {
  const table = new Float64Array(features.length * STATES.length);
  features.forEach((list, t) => {
    for (const { name, value } of list) emit(table, t, value, weights[name]);
  });
  return table;
}

/** Adds what a feature of row `t` gives to each state. */
function emit(table: Float64Array, t: number, value: number, weights: readonly number[] = NONE): void {
  const cell = t * STATES.length;
  for (let s = 0; s < STATES.length; s++) table[cell + s] = (table[cell + s] ?? 0) + value * (weights[s] ?? 0);
}

/** A paragraph that opens with the number of a list. */
const LIST_ITEM = /^[\d\u0660-\u0669\u06f0-\u06f9]{1,2}\s*[-–—.)]\s*\S/u;

/** A state narrowed to the contract's roles. */
function refine(state: State, block: Block): Role {
  if (state === 'body' && LIST_ITEM.test(block.text)) return 'list';
  return state;
}

/** A page with each block said what it is. */
export interface Labelled {
  /** The blocks, cut where their lines are of different roles. */
  blocks: Block[];
  labels: Label[];
}

/**
 * Says what each line of a page is: a linear-chain model with named features and fitted weights (`weights.ts`), read off by
 * a best-path search over the whole page.
 *
 * @param blocks in page order
 * @returns the blocks and one label for each, in page order
 */
export function labelBlocks(blocks: readonly Block[], bigrams: Bigrams, weights: Weights = WEIGHTS): Labelled {
  const rows = rowsOf(blocks);
  const labels = labelRows(rows, bigrams, weights);
  const labelled: Labelled = { blocks: [], labels: [] };
  let from = 0;
  rows.forEach((row, i) => {
    const next = rows[i + 1];
    if (next && next.of === row.of && labels[i]?.state === labels[i + 1]?.state) return;
    const block = blockOf(rows.slice(from, i + 1));
    const own = labels.slice(from, i + 1);
    const weakest = own.reduce<RowLabel | undefined>((a, b) => (a && a.margin <= b.margin ? a : b), undefined);
    labelled.blocks.push(block);
    labelled.labels.push({
      role: refine(weakest?.state ?? 'body', block),
      margin: weakest?.margin ?? 0,
      because: weakest?.because ?? (() => []),
      ...(own.length === 1 && weakest?.facts && { facts: { ...weakest.facts, block } }),
    });
    from = i + 1;
  });
  return labelled;
}

/** Scores of the steps from state to state, `from * STATES.length + to`, for each kind of row that is stepped to. */
function transitionTables(weights: Weights): (row: Row | undefined) => Float64Array {
  const tables = new Map<string, Float64Array>();
  return (row) => {
    const kind = row ? stepKind(row) : '';
    let table = tables.get(kind);
    if (table === undefined) {
      table = Float64Array.from(STATES.flatMap((from) => weights[`${kind}:${from}`] ?? NONE));
      tables.set(kind, table);
    }
    return table;
  };
}

export interface RowLabel extends Omit<Label, 'role'> {
  state: State;
}

/** Says what each row of a page is. */
export function labelRows(rows: readonly Row[], bigrams: Bigrams, weights: Weights = WEIGHTS): RowLabel[] {
  const facts = rows.map((row) => factsOf(row, bigrams));
  const observer = new Observer(facts, bigrams);
  const scores = new Float64Array(rows.length * STATES.length);
  for (const t of rows.keys()) observer.observe(t, (name, value = 1) => emit(scores, t, value, weights[name]));
  rows.forEach(({ width }, t) => {
    const cell = t * STATES.length + STATES.indexOf('body');
    if (width > 0) scores[cell] = (scores[cell] ?? 0) - HEADING_WORTH;
  });
  const steps = transitionTables(weights);
  const { path, margins } = bestPath(rows.length, STATES.length, scores, (step) => steps(rows[step]));
  return rows.map((_, t) => {
    const s = path[t] ?? 0;
    const because = (): { feature: string; gives: number }[] =>
      observer
        .featuresOf(t)
        .map(({ name, value }) => ({ feature: name, gives: value * (weights[name]?.[s] ?? 0) }))
        .filter(({ gives }) => Math.abs(gives) >= 0.1)
        .sort((a, b) => Math.abs(b.gives) - Math.abs(a.gives) || (a.feature < b.feature ? -1 : 1));
    return { state: STATES[s] ?? 'body', margin: margins[t] ?? 0, because, ...(facts[t] && { facts: facts[t] }) };
  });
}
