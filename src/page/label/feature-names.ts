/*
 * Features are numbers, since a page has tens of thousands of them; their names are wanted by `explain`, by the weights and by
 * what fits them.
 */

const NAMES: string[] = [];
const NUMBERS = new Map<string, number>();

/** The number of a feature. */
export function feature(name: string): number {
  const known = NUMBERS.get(name);
  if (known !== undefined) return known;
  NUMBERS.set(name, NAMES.length);
  return NAMES.push(name) - 1;
}

export const nameOf = (number: number): string => NAMES[number] ?? '';

/** How many features there are so far: those of word classes are met one by one. */
export const countFeatures = (): number => NAMES.length;

/** Numbers of the features of each of `things`. */
export const features = (things: readonly string[], name: (thing: string) => string): readonly number[] =>
  things.map((thing) => feature(name(thing)));

/** The same for each pair of things, by the place of the first and of the second. */
export const crossed = (
  things: readonly string[],
  others: readonly string[],
  name: (thing: string, other: string) => string,
): readonly (readonly number[])[] => things.map((thing) => features(others, (other) => name(thing, other)));

/** Features that a row may have, at most: more than there are kinds of them. */
export const MOST_FEATURES = 128;

/** Features observed of one row, in order, each with its value. */
export class Sightings {
  readonly features = new Int32Array(MOST_FEATURES);
  readonly values = new Float64Array(MOST_FEATURES);
  size = 0;

  clear(): void {
    this.size = 0;
  }

  add(number: number, value = 1): void {
    this.features[this.size] = number;
    this.values[this.size++] = value;
  }
}
