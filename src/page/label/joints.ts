import type { Bigrams } from '../../lexicon/bigrams.js';
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

/** How well the rows of a page read on in one another, as indices in {@link JOINTS}; each pair is worked out once. */
export class Joints {
  readonly #rows: readonly BlockFacts<unknown>[];
  readonly #bigrams: Bigrams;
  /** `before * FARTHEST + distance - 1`: the index plus 1; 0 until asked for. */
  readonly #known: Uint8Array;

  constructor(rows: readonly BlockFacts<unknown>[], bigrams: Bigrams) {
    this.#rows = rows;
    this.#bigrams = bigrams;
    this.#known = new Uint8Array(rows.length * FARTHEST);
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
