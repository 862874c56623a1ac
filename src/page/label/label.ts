import type { Block, Role } from '../page.js';
import { type BlockFacts, type Feature, factsOf, featuresOf } from './features.js';
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
  /** The features that spoke for the role, strongest first, with what each gave. */
  because: { feature: string; gives: number }[];
}

/** Name of the feature of a step from one state to the next; lines of one run (no blank between) have their own. */
export function transitionName(from: State, block: Block): string {
  return `${block.gap === 0 ? 'run' : 'next'}:${from}`;
}

const NONE: readonly number[] = STATES.map(() => 0);

/** Emission scores of a page's blocks: `steps × STATES.length`. */
export function emissions(features: readonly (readonly Feature[])[], weights: Weights): Float64Array {
  const table = new Float64Array(features.length * STATES.length);
  features.forEach((list, t) => {
    for (const { name, value } of list) {
      const row = weights[name] ?? NONE;
      for (let s = 0; s < STATES.length; s++) {
        table[t * STATES.length + s] = (table[t * STATES.length + s] ?? 0) + value * (row[s] ?? 0);
      }
    }
  });
  return table;
}

/** `city` or `city, date` alone on a line: no agency, no person. */
const LIST_ITEM = /^[\d\u0660-\u0669\u06f0-\u06f9]{1,2}\s*[-–—.)]\s*\S/u;

/** A state narrowed to the contract's roles. */
function refine(state: State, block: Block): Role {
  if (state === 'body' && LIST_ITEM.test(block.text)) return 'list';
  return state;
}

/**
 * Says what each block of a page is: a linear-chain model with named features and fitted weights (`weights.ts`), read
 * off by a best-path search over the whole page.
 *
 * @param blocks in page order
 * @returns one label a block, in the same order
 */
export function labelBlocks(blocks: readonly Block[], weights: Weights = WEIGHTS): Label[] {
  const facts: BlockFacts[] = blocks.map(factsOf);
  const features = featuresOf(facts);
  const { path, margins } = bestPath(blocks.length, STATES.length, emissions(features, weights), (from, to, step) => {
    const block = blocks[step];
    const state = STATES[from];
    return block && state ? (weights[transitionName(state, block)]?.[to] ?? 0) : 0;
  });
  return blocks.map((block, t) => {
    const s = path[t] ?? 0;
    const because = (features[t] ?? [])
      .map(({ name, value }) => ({ feature: name, gives: value * (weights[name]?.[s] ?? 0) }))
      .filter(({ gives }) => Math.abs(gives) >= 0.1)
      .sort((a, b) => Math.abs(b.gives) - Math.abs(a.gives) || (a.feature < b.feature ? -1 : 1));
    return { role: refine(STATES[s] ?? 'body', block), margin: margins[t] ?? 0, because };
  });
}
