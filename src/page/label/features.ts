import type { PageData } from '../page-data.js';
import { Density } from './density.js';
import type { BlockFacts } from './facts.js';
import { feature, Sightings } from './feature-names.js';
import { Joints } from './joints.js';
import { Marks } from './marks.js';
import { ownFeatures } from './own-features.js';
import { placeFeatures } from './place-features.js';
import type { Row } from './rows.js';
import { SubjectsAround } from './subjects-around.js';
import { Surroundings } from './surroundings.js';
import { typeSize } from './type-sizes.js';

/** A named observation about a block; `value` mostly 1. */
export interface Feature {
  name: string;
  value: number;
}

/** A row of a page and what is read off it. */
export type RowFacts = BlockFacts<Row>;

const BIAS = feature('bias');
const BIAS_WRAPPED = feature('bias-wrapped');

/** Observes the rows of a page, for the labelling model and for `explain`. */
export class Observer {
  readonly #rows: readonly RowFacts[];
  readonly #surroundings: Surroundings;
  readonly #subjects: SubjectsAround;
  readonly #joints: Joints;
  readonly #marks: Marks;
  readonly #density: Density;
  readonly #seen = new Sightings();

  constructor(rows: readonly RowFacts[], { bigrams, topics }: Pick<PageData, 'bigrams' | 'topics'>) {
    this.#rows = rows;
    this.#surroundings = new Surroundings(rows);
    this.#subjects = new SubjectsAround(rows, topics);
    this.#joints = new Joints(rows, bigrams);
    this.#density = new Density(rows);
    this.#marks = new Marks(rows.map(({ block }) => block.mark));
  }

  /** All features of row `i`, until the next row is observed; a value of 0 says nothing. */
  observe(i: number): Sightings {
    const seen = this.#seen;
    seen.clear();
    const facts = this.#rows[i];
    if (!facts) return seen;
    seen.add(facts.block.width > 0 ? BIAS_WRAPPED : BIAS);
    ownFeatures(facts, seen);
    this.#marks.features(i, seen);
    typeSize(facts.block.size, seen);
    this.#density.features(i, seen);
    placeFeatures(this.#rows, i, this.#surroundings, this.#subjects, this.#joints, seen);
    return seen;
  }

  /** How well the row before row `i` reads on in it: an index in {@link JOINTS}. */
  jointTo(i: number): number {
    return this.#joints.between(i - 1, i);
  }
}
