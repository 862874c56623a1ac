import type { Block, Role } from '../page.js';
import type { PageData } from '../page-data.js';
import { wordTable } from '../word-traits.js';
import { type BlockFacts, factsOf, joinFacts } from './facts.js';
import { nameOf } from './feature-names.js';
import { Observer, type RowFacts } from './features.js';
import { foreignArticles, OF_FOREIGN } from './foreign.js';
import { isHeading, roleOf, STATES, type State, toldBy } from './model.js';
import { RoleScores } from './role-scores.js';
import { blockOf, type Row, rowsOf } from './rows.js';
import { stepsTo } from './steps.js';
import { bestPath } from './viterbi.js';

export interface Label {
  role: Role;
  /** How far the best reading with another role falls short, in the model's log-odds. */
  margin: number;
  /** How far the best reading in which a text begins with the block falls short, in the same. */
  opening?: number;
  /** Of a part of a heading: how far the best reading falls short in which one of its rows is of none. */
  firmness?: number;
  /** Of other blocks: how far the best reading falls short in which a row of it is of a headline, of the row where it is farthest. */
  headline?: number;
  /** Works out the features that spoke for the role, strongest first, with what each gave. */
  because: () => Because[];
  /** What was read off the block for it. */
  facts?: BlockFacts;
}

/** A feature that spoke for a role, and how much. */
export interface Because {
  feature: string;
  gives: number;
}

/** A label that something but the model tells otherwise, `feature`, and by how much. */
export const toldAs = (label: Label, role: Role, feature: string, margin: number): Label => ({
  ...label,
  role,
  margin,
  because: () => [{ feature, gives: margin }],
});

const OPENING = STATES.indexOf('opening');
const HEADLINE = STATES.flatMap((state, s) => (roleOf(state) === 'headline' ? s : []));
const NO_HEADING = STATES.flatMap((state, s) => (isHeading(state) ? [] : s));

/** A paragraph that opens with the number of a list. */
const NUMBERED = /^[\d\u0660-\u0669\u06f0-\u06f9]{1,2}\s*[-–—.)]\s*\S/u;

/** The role of a block, narrowed to those of the contract. */
function refined(state: State, block: Block): Role {
  const role = roleOf(state);
  return role === 'body' && NUMBERED.test(block.text) ? 'list' : role;
}

/** A page with each block said what it is. */
export interface Labelled {
  /** The blocks, cut where their lines are of different roles. */
  blocks: Block[];
  labels: Label[];
}

/**
 * Says what each line of a page is: named features with fitted weights (`role-network.ts`), and a best-path search over the whole
 * page.
 *
 * @param blocks in page order
 * @returns the blocks and one label for each, in page order
 */
export function labelBlocks(blocks: readonly Block[], data: PageData): Labelled {
  const rows = rowsOf(blocks);
  const { states, margins, shortfall, facts, because } = labelRows(rows, data);
  const table = wordTable(data);
  const labelled: Labelled = { blocks: [], labels: [] };
  let from = 0;
  rows.forEach(({ of }, i) => {
    const next = rows[i + 1];
    if (next && next.of === of && states[i] === states[i + 1]) return;
    const whole = blocks[of];
    if (!whole) return;
    const block = blockOf(whole, rows.slice(from, i + 1));
    let weakest = from;
    for (let k = from + 1; k <= i; k++) if ((margins[k] ?? 0) < (margins[weakest] ?? 0)) weakest = k;
    labelled.blocks.push(block);
    const state = STATES[states[i] ?? -1] ?? 'body';
    const shortfallsOf = (others: readonly number[]): number[] =>
      rows.slice(from, i + 1).map((_, k) => shortfall(from + k, others));
    labelled.labels.push({
      role: refined(state, block),
      margin: margins[weakest] ?? 0,
      opening: shortfall(from, [OPENING]),
      ...(isHeading(state)
        ? { firmness: shortfallsOf(NO_HEADING).reduce((least, value) => Math.min(least, value)) }
        : { headline: shortfallsOf(HEADLINE).reduce((most, value) => Math.max(most, value)) }),
      because: () => because(weakest),
      facts: joinFacts(block, facts.slice(from, i + 1), table),
    });
    from = i + 1;
  });
  return labelled;
}

/** What each row of a page is: its state, as an index in {@link STATES}, and by how much. */
export interface RowLabels {
  states: Uint8Array;
  margins: Float64Array;
  /** How far the best reading falls short in which a row is in one of some states, as indices in {@link STATES}. */
  shortfall: (row: number, states: readonly number[]) => number;
  facts: RowFacts[];
  /** As {@link Label.because}, of one row. */
  because: (row: number) => Because[];
}

/**
 * Words of noise at most: specks and scraps of pictures. A row of more is text, however little is known of its words: they may be of
 * another language in Arabic letters.
 */
const LONGEST_NOISE = 4;
const NOISE = STATES.indexOf('noise');

/** What gives less than this to a role is not told of. */
const TOLD = 0.1;

/** Says what each row of a page is. */
export function labelRows(rows: readonly Row[], data: PageData): RowLabels {
  const { roles } = data;
  const table = wordTable(data);
  table.turnPage();
  const facts = rows.map((row) => factsOf(row, table));
  const observer = new Observer(facts, data);
  const words = facts.map((row) => row.words);
  const made = new RoleScores(roles, words, (t) => observer.observe(t));
  words.forEach(({ length }, t) => {
    if (length > LONGEST_NOISE) made.scores[t * STATES.length + NOISE] = Number.NEGATIVE_INFINITY;
  });
  const add = (t: number, state: number, worth: number): void => {
    const cell = t * STATES.length + state;
    made.scores[cell] = (made.scores[cell] ?? 0) + worth;
  };
  for (const [t, state] of foreignArticles(facts)) add(t, STATES.indexOf(state), OF_FOREIGN);
  const nowhere = new Float64Array(STATES.length ** 2);
  const steps = rows.map((row, t) => stepsTo(roles, row, observer.jointTo(t)));
  const best = bestPath(rows.length, STATES.length, made.scores, (step) => steps[step] ?? nowhere, toldBy);
  const { path, margins } = best;
  const shortfall = (row: number, states: readonly number[]): number =>
    states.reduce((least, state) => Math.min(least, best.shortfall(row, state)), Number.POSITIVE_INFINITY);
  const because = (t: number): Because[] =>
    made
      .sharesOf(t, path[t] ?? 0, (row) => observer.observe(row))
      .map(({ row, feature, gives }) => ({ feature: nameFrom(row - t, nameOf(feature)), gives }))
      .filter(({ gives }) => Math.abs(gives) >= TOLD)
      .sort((a, b) => Math.abs(b.gives) - Math.abs(a.gives) || (a.feature < b.feature ? -1 : 1));
  return { states: path.map(toldBy), margins, shortfall, facts, because };
}

/** A feature of the row so far below: `-1:perfect` is one of the row above. */
const nameFrom = (below: number, name: string): string =>
  below === 0 ? name : `${below > 0 ? '+' : '-'}${Math.abs(below)}:${name}`;
