import type { Feature } from './features.js';

/** Fitted by tools/fit/corrections.ts: log-odds that a feature (features.ts) adds to a reading of a non-word. */
// biome-ignore format: one feature a line
export const NON_WORD_WEIGHTS: Readonly<Record<Feature, number>> = {
  'misreading': -0.43,
  'zipf': 0.14,
  'count': 0.17,
  'before': 0.44,
  'after': 0.38,
  'on-page': 0.9,
  'rarer-elsewhere': -2.14,
  'commoner-elsewhere': 0.09,
  'hamza-alone': -2.69,
  'yeh-alone': 0,
  'marbuta-alone': 0,
  'habit': 1.19,
  'run-together': -4.59,
  'as-it-stands': -1.76,
  'letters': -0.5,
  'counted': 1.8,
  'noise': -0.84,
};

/** The same of a word of the lexicon. */
// biome-ignore format: one feature a line
export const WORD_WEIGHTS: Readonly<Record<Feature, number>> = {
  'misreading': -0.67,
  'zipf': 0.87,
  'count': 0.23,
  'before': 0.49,
  'after': 0.55,
  'on-page': 0.94,
  'rarer-elsewhere': -1.8,
  'commoner-elsewhere': 0.28,
  'hamza-alone': 1.25,
  'yeh-alone': 0,
  'marbuta-alone': 0,
  'habit': -0.5,
  'run-together': 0,
  'as-it-stands': 0.07,
  'letters': -0.28,
  'counted': 0,
  'noise': -0.62,
};
