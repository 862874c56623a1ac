import type { State } from './model.js';

/**
 * What the size of its type gives to the states of a row beside running text: log-odds, half of what `npm run fit:layouts` counts on 200 pages that were
 * set and read for it, since words tell much of the same, and papers differ in their type.
 */
// biome-ignore format: one size a line
export const TYPE_WEIGHTS: ReadonlyMap<string, Partial<Record<State, number>>> = new Map([
  ['type=smaller', { kicker: -0.3, headline: -1.3, deck: -1.3, subtitle: -0.5, byline: 0.2, caption: 0.8, furniture: 0.7, noise: 0.9 }],
  ['type=small', { kicker: -0.6, headline: -1.6, deck: -1.6, subtitle: -0.7, caption: -0.2, furniture: -0.1, noise: -0.8 }],
  ['type=as-text', { kicker: -0.4, headline: -1.3, deck: -1.3, subtitle: -0.2, byline: -0.2, caption: -0.2, furniture: -0.3, noise: -0.7 }],
  ['type=larger', { kicker: 0.3, headline: -0.4, deck: -0.4, subtitle: 0.3, byline: 0.1, furniture: -0.1, noise: -0.3 }],
  ['type=large', { kicker: 0.8, headline: 0.7, deck: 0.7, subtitle: 0.8, byline: 0.3, caption: 0.1, furniture: 0.1, noise: 0.5 }],
  ['type=very-large', { kicker: 1.3, headline: 1.4, deck: 1.4, subtitle: 1.1, byline: 0.7, caption: 0.1, furniture: 0.6, noise: 1.1 }],
  ['type=huge', { kicker: 1.3, headline: 2.3, deck: 2.3, subtitle: 1.1, byline: 0.8, caption: 0.3, furniture: 1.3, noise: 1.7 }],
]);
