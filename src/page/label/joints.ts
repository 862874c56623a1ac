import type { Bigrams } from '../../lexicon/bigrams.js';
import { seamBetween } from '../seam.js';
import { type BlockFacts, endsTied } from './facts.js';

/** Cut points of the score of two words side by side, in nats. */
const CUTS: readonly number[] = [-2, -0.7, 0.3, 1.3];

/**
 * How well one row reads on in another: by the score of the words that meet, up to each of {@link CUTS} and above; or else. `tied`: by
 * a particle.
 */
export const JOINTS = ['--', '-', '0', '+', '++', 'closed', 'unknown', 'none', 'tied'] as const;
const CLOSED = JOINTS.indexOf('closed');
const UNKNOWN = JOINTS.indexOf('unknown');
const NONE = JOINTS.indexOf('none');
const TIED = JOINTS.indexOf('tied');

/** Rows that are looked at together stand at most so far apart. */
const FARTHEST = 3;

type Texts = BlockFacts<{ readonly text: string }>;

/** How well the rows of a page read on in one another, as indices in {@link JOINTS}; each pair is worked out once. */
export class Joints {
  readonly #rows: readonly Texts[];
  readonly #bigrams: Bigrams;
  /** `before * FARTHEST + distance - 1`: the index plus 1; 0 until asked for. */
  readonly #known: Uint8Array;
  /** Of the row before each: log-odds that it goes on in this one; not a number until asked for. */
  readonly #seams: Float64Array;

  constructor(rows: readonly Texts[], bigrams: Bigrams) {
    this.#rows = rows;
    this.#bigrams = bigrams;
    this.#known = new Uint8Array(rows.length * FARTHEST);
    this.#seams = new Float64Array(rows.length).fill(Number.NaN);
  }

  /** How row `before` reads on in row `after`, one to {@link FARTHEST} rows on. */
  between(before: number, after: number): number {
    if (before < 0 || after >= this.#rows.length) return NONE;
    const cell = before * FARTHEST + after - before - 1;
    const known = this.#known[cell] ?? 0;
    if (known > 0) return known - 1;
    const found = this.#look(before, after);
    this.#known[cell] = found + 1;
    return found;
  }

  /** Log-odds that row `i - 1` goes on in row `i`; 0 where there is none. */
  seamTo(i: number): number {
    const [before, after] = [this.#rows[i - 1], this.#rows[i]];
    if (!before || !after) return 0;
    const known = this.#seams[i] ?? 0;
    if (!Number.isNaN(known)) return known;
    const found = seamBetween(before, after, this.#bigrams);
    this.#seams[i] = found;
    return found;
  }

  #look(before: number, after: number): number {
    const above = this.#rows[before];
    if (above && endsTied(above)) return TIED;
    const { ending, tail = null } = above ?? {};
    const { head = null } = this.#rows[after] ?? {};
    if (ending === 'terminal') return CLOSED;
    if (tail === null || head === null) return UNKNOWN;
    const score = this.#bigrams.score(tail, head);
    const cut = CUTS.findIndex((most) => score <= most);
    return cut < 0 ? CUTS.length : cut;
  }
}
