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

/** All features of each row, for the labelling model and for `explain`. */
export function featuresOf(rows: readonly RowFacts[], bigrams: Bigrams): Feature[][] {
  const surroundings = new Surroundings(rows);
  return rows.map((facts, i) => {
    const found: Feature[] = [];
    const push: Push = (name, value = 1) => {
      if (value !== 0) found.push({ name, value });
    };
    push(facts.block.width > 0 ? 'bias-wrapped' : 'bias');
    ownFeatures(facts, push);
    placeFeatures(rows, i, surroundings, bigrams, push);
    return found;
  });
}
