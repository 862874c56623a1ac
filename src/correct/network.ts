import { FEATURES, type Feature, WIDTH } from './features.js';

/** Hidden units of a network; its weights are written by the feature: straight to the score, then to each unit. */
export const HIDDEN = 16;
export type NetworkRows = Readonly<Record<Feature | 'bias' | 'out', readonly number[]>>;

/**
 * Scores a reading by its features: a sum of evidence, and a layer of rectified units for evidence that counts only
 * together (a dear misreading on a noisy page, a rare word in fitting company).
 */
export interface Network {
  /** By feature. */
  straight: Float64Array;
  /** At `feature * HIDDEN + unit`. */
  into: Float64Array;
  bias: Float64Array;
  out: Float64Array;
}

/** Compiles the rows of a network. */
export function networkOf(rows: NetworkRows): Network {
  return {
    straight: Float64Array.from(FEATURES, (name) => rows[name][0] ?? 0),
    into: Float64Array.from(FEATURES.flatMap((name) => rows[name].slice(1))),
    bias: Float64Array.from(rows.bias),
    out: Float64Array.from(rows.out),
  };
}

/**
 * Log-odds of a reading, but for a term that all readings of a word share.
 *
 * @param features of the reading, from `from` on
 */
export function scoreOf(features: ArrayLike<number>, { straight, into, bias, out }: Network, from = 0): number {
  let score = 0;
  const units = UNITS;
  units.set(bias);
  for (let i = 0; i < WIDTH; i++) {
    const value = features[from + i] ?? 0;
    if (value === 0) continue;
    score += value * (straight[i] ?? 0);
    for (let k = 0, at = i * HIDDEN; k < HIDDEN; k++, at++) units[k] = (units[k] ?? 0) + value * (into[at] ?? 0);
  }
  for (let k = 0; k < HIDDEN; k++) {
    const unit = units[k] ?? 0;
    if (unit > 0) score += unit * (out[k] ?? 0);
  }
  return score;
}

/** Filled anew for every reading. */
const UNITS = new Float64Array(HIDDEN);
