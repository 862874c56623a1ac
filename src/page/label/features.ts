import type { Bigrams } from '../../lexicon/bigrams.js';
import type { BlockFacts } from './facts.js';
import { ownFeatures } from './own-features.js';
import { placeFeatures } from './place-features.js';
import type { Row } from './rows.js';
import { Surroundings } from './surroundings.js';

/** A named observation about a block; `value` mostly 1. */
export interface Feature {
  name: string;
  value: number;
}

/** Takes a feature; its value is 1 unless told. */
export type Push = (name: string, value?: number) => void;

const made = new Map<string, Map<string, string>>();

/** The name of two parts, put together once: a text that is new each time is slow to look up. */
export function named(head: string, tail: string): string {
  let names = made.get(head);
  if (names === undefined) {
    names = new Map();
    made.set(head, names);
  }
  let name = names.get(tail);
  if (name === undefined) {
    name = head + tail;
    names.set(tail, name);
  }
  return name;
}

/** A row of a page and what is read off it. */
export type RowFacts = BlockFacts<Row>;

/** Observes the rows of a page, for the labelling model and for `explain`. */
export class Observer {
  readonly #rows: readonly RowFacts[];
  readonly #bigrams: Bigrams;
  readonly #surroundings: Surroundings;

  constructor(rows: readonly RowFacts[], bigrams: Bigrams) {
    this.#rows = rows;
    this.#bigrams = bigrams;
    this.#surroundings = new Surroundings(rows);
  }

  /** Tells all features of row `i`; a value of 0 says nothing. */
  observe(i: number, push: Push): void {
    const facts = this.#rows[i];
    if (!facts) return;
    push(facts.block.width > 0 ? 'bias-wrapped' : 'bias');
    ownFeatures(facts, push);
    placeFeatures(this.#rows, i, this.#surroundings, this.#bigrams, push);
  }

  /** The features of row `i` as a list. */
  featuresOf(i: number): Feature[] {
    const found: Feature[] = [];
    this.observe(i, (name, value = 1) => {
      if (value !== 0) found.push({ name, value });
    });
    return found;
  }
}

/** All features of each row. */
export function featuresOf(rows: readonly RowFacts[], bigrams: Bigrams): Feature[][] {
  const observer = new Observer(rows, bigrams);
  return rows.map((_, i) => observer.featuresOf(i));
}
