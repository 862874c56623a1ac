import type { Feature } from './features.js';

/** Fitted by tools/fit/corrections.ts: log-odds that a feature (features.ts) adds to a reading of a non-word. */
// biome-ignore format: one feature a line
export const NON_WORD_WEIGHTS: Readonly<Record<Feature, number>> = {
  'misreading': -0.56,
  'zipf': 0.49,
  'count': 0.3,
  'before': 0.42,
  'after': 0.36,
  'on-page': 0.92,
  'elsewhere': -0.11,
  'hamza-alone': 0.81,
  'habit': -0.16,
  'run-together': -2.5,
  'as-it-stands': -1.42,
  'letters': -0.46,
  'counted': 1.5,
  'found-elsewhere': 0.87,
  'noise': -0.84,
};

/** The same of a word of the lexicon. */
// biome-ignore format: one feature a line
export const WORD_WEIGHTS: Readonly<Record<Feature, number>> = {
  'misreading': -0.6,
  'zipf': 0.82,
  'count': 0.24,
  'before': 0.48,
  'after': 0.56,
  'on-page': 0.87,
  'elsewhere': 0.38,
  'hamza-alone': 1.62,
  'habit': -0.66,
  'run-together': 0,
  'as-it-stands': 0.64,
  'letters': -0.3,
  'counted': 0,
  'found-elsewhere': 0,
  'noise': -0.64,
};
