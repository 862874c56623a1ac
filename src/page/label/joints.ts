import type { Bigrams } from '../../lexicon/bigrams.js';
import { isDigitUnit } from '../../text/words.js';
import { PARTICLE } from '../word-signs.js';
import type { WordTraits } from '../word-traits.js';
import { type BlockFacts, endsTied } from './facts.js';

/** Cut points of the score of two words side by side, in nats. */
const CUTS: readonly number[] = [-2, -0.7, 0.3, 1.3];

/**
 * How well one row reads on in another: by the score of the words that meet, up to each of {@link CUTS} and above; or else. `tied`: by
 * a particle or a number.
 */
export const JOINTS = ['--', '-', '0', '+', '++', 'closed', 'unknown', 'none', 'tied'] as const;
const CLOSED = JOINTS.indexOf('closed');
const UNKNOWN = JOINTS.indexOf('unknown');
const NONE = JOINTS.indexOf('none');
const TIED = JOINTS.indexOf('tied');

/** Rows that are looked at together stand at most so far apart. */
const FARTHEST = 3;

/** Words of the shortest row that a number breaks off: shorter ones are scores and headings of lists. */
const SHORTEST_COUNT = 3;
/** Numbers that are years, of either calendar. */
const isYear = (value: number): boolean => value >= 1300 && value < 2100;

/** Before a number: the number of something. */
const NUMBER_OF = '\u0631\u0642\u0645';

const hasArticle = ({ key }: WordTraits): boolean => key.startsWith('\u0627\u0644');
const isParticle = ({ signs }: WordTraits): boolean => (signs & PARTICLE) !== 0;

/**
 * Whether a row breaks off after a number, and the next begins with what it counts (`وصول 46` `حافلة إلى المعرض`). A number behind a
 * definite noun numbers it (`الجولة 17`), behind another it is half of a score or a fraction. (Of 3,768 written headlines none ends
 * with another number; `tools/render`.)
 */
function countsOn({ words, bare }: BlockFacts<unknown>, below: BlockFacts<unknown>): boolean {
  const [before, number] = words.slice(-2);
  const [counted] = below.words;
  if (!before || !number || !counted || words.length < SHORTEST_COUNT || before.key === NUMBER_OF) return false;
  if (number.value < 2 || isYear(number.value) || !isDigitUnit(bare.charCodeAt(bare.length - 1))) return false;
  return !isParticle(counted) && ![before, counted].some((word) => word.value >= 0 || hasArticle(word));
}

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
    const below = this.#rows[after];
    if (above && (endsTied(above) || (below && countsOn(above, below)))) return TIED;
    const { ending, tail = null } = above ?? {};
    const { head = null } = below ?? {};
    if (ending === 'terminal') return CLOSED;
    if (tail === null || head === null) return UNKNOWN;
    const score = this.#bigrams.score(tail, head);
    const cut = CUTS.findIndex((most) => score <= most);
    return cut < 0 ? CUTS.length : cut;
  }
}
