import { feature, type Sightings } from './feature-names.js';

/** Sizes of type beside that of the running text, each up to so many doublings. */
const SIZES: readonly (readonly [most: number, feature: number])[] = [
  [-0.3, feature('type=smaller')],
  [-0.1, feature('type=small')],
  [0.12, feature('type=as-text')],
  [0.3, feature('type=larger')],
  [0.5, feature('type=large')],
  [0.75, feature('type=very-large')],
  [Number.POSITIVE_INFINITY, feature('type=huge')],
];

/** How large the type of a row is, where that is known. */
export function typeSize(size: number | undefined, seen: Sightings): void {
  if (size === undefined) return;
  const found = SIZES.find(([most]) => size <= most);
  if (found) seen.add(found[1]);
}
