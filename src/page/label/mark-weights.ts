import type { State } from './model.js';

/**
 * What markup gives to the states of a row: log-odds, set by hand, as the pages that the others were fitted on have none. A mark is a strong
 * word, but models mark running heads and crossheads as headings too, and set kickers in bold as they do bylines. Tags that name a caption or a running head decide.
 */
export const MARK_WEIGHTS: ReadonlyMap<string, Partial<Record<State, number>>> = new Map([
  ['marked=heading', { headline: 6, deck: 5, subtitle: 3, kicker: 3, furniture: 1 }],
  ['marked=subheading', { headline: 1.5, deck: 1.5, subtitle: 3, kicker: 2 }],
  ['marked=strong', { headline: 1, subtitle: 1.5, kicker: 1.5, byline: 1.5, furniture: 0.5, caption: 0.5 }],
  ['marked=emphasis', { byline: 1.5, caption: 1.5, subtitle: 0.5 }],
  ['marked=caption', { caption: 20 }],
  ['marked=verse', { body: 10, opening: 10 }],
  ['marked=furniture', { furniture: 20 }],
  ['marked=none-beside-headings', { headline: -2, deck: -2 }],
  ['marked=below-higher', { headline: -1, deck: -4, subtitle: 1 }],
  ['marked=below-same', { deck: 1 }],
  ['marked=above-higher', { kicker: 2, headline: -1.5, deck: -1.5 }],
]);
