import type { Feature } from './features.js';

/** Fitted by tools/fit/corrections.ts: log-odds that a feature (features.ts) adds to a reading of a non-word. */
// biome-ignore format: one feature a line
export const NON_WORD_WEIGHTS: Readonly<Record<Feature, number>> = {
  'misreading': -0.5,
  'zipf': 0.32,
  'count': 0.19,
  'before': 0.44,
  'after': 0.38,
  'on-page': 0.84,
  'rarer-elsewhere': -2.14,
  'commoner-elsewhere': 0.11,
  'hamza-alone': -3.02,
  'yeh-alone': -4.38,
  'marbuta-alone': 0.74,
  'habit': 0.06,
  'run-together': -3.5,
  'as-it-stands': -2.18,
  'letters': -0.43,
  'counted': 2.35,
  'noise': -0.83,
};

/** The same of a word of the lexicon. */
// biome-ignore format: one feature a line
export const WORD_WEIGHTS: Readonly<Record<Feature, number>> = {
  'misreading': -0.67,
  'zipf': 0.82,
  'count': 0.23,
  'before': 0.48,
  'after': 0.55,
  'on-page': 0.85,
  'rarer-elsewhere': -2.07,
  'commoner-elsewhere': 0.31,
  'hamza-alone': 1.23,
  'yeh-alone': -0.13,
  'marbuta-alone': 2.06,
  'habit': -0.22,
  'run-together': 0,
  'as-it-stands': -0.23,
  'letters': -0.24,
  'counted': 0,
  'noise': -0.64,
};
