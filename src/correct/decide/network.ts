import { FEATURES, type Feature, WIDTH } from './features.js';

/** Hidden units of a network, a multiple of eight; its weights are written by the feature: straight to the score, then to each unit. */
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

/** Where the features begin that are the same for all readings of a word: the last ones. */
const SHARED = FEATURES.indexOf('letters');
/** Sums of the units for what the readings of a word share; filled anew for every word. */
const SUMS = new Float64Array(HIDDEN);

/**
 * Log-odds of a reading, but for a term that all readings of a word share.
 *
 * @param features of the reading
 */
export function scoreOf(features: ArrayLike<number>, network: Network): number {
  return added(features, 0, WIDTH, network.bias, network);
}

/**
 * Log-odds of all readings of a word, but for a term that they share.
 *
 * @param rows of the features of `count` readings, one after the other
 * @param scores where they are written
 * @param doubt what speaks against the first reading, the word as it stands
 * @returns the highest
 */
export function scoresOf(rows: Float64Array, count: number, network: Network, scores: Float64Array, doubt = 0): number {
  const { into, bias } = network;
  SUMS.set(bias);
  for (let i = SHARED; i < WIDTH; i++) {
    const value = rows[i] ?? 0;
    for (let k = 0; k < HIDDEN; k++) SUMS[k] = (SUMS[k] ?? 0) + value * (into[i * HIDDEN + k] ?? 0);
  }
  let highest = Number.NEGATIVE_INFINITY;
  for (let r = 0; r < count; r++) {
    const score = added(rows, r * WIDTH, SHARED, SUMS, network) - (r === 0 ? doubt : 0);
    scores[r] = score;
    if (score > highest) highest = score;
  }
  return highest;
}

/** The sum of evidence of the first `size` features from `from` on, and of the units that begin with the sums given. */
function added(
  features: ArrayLike<number>,
  from: number,
  size: number,
  sums: Float64Array,
  { straight, into, out }: Network,
): number {
  let score = 0;
  let count = 0;
  for (let i = 0; i < size; i++) {
    const value = features[from + i] ?? 0;
    if (value === 0) continue;
    score += value * (straight[i] ?? 0);
    PLACES[count] = i * HIDDEN;
    VALUES[count++] = value;
  }
  // Eight units at a time: their sums do not wait for each other.
  for (let k = 0; k < HIDDEN; k += 8) {
    let a = sums[k] ?? 0;
    let b = sums[k + 1] ?? 0;
    let c = sums[k + 2] ?? 0;
    let d = sums[k + 3] ?? 0;
    let e = sums[k + 4] ?? 0;
    let f = sums[k + 5] ?? 0;
    let g = sums[k + 6] ?? 0;
    let h = sums[k + 7] ?? 0;
    for (let i = 0; i < count; i++) {
      const value = VALUES[i] ?? 0;
      const at = (PLACES[i] ?? 0) + k;
      a += value * (into[at] ?? 0);
      b += value * (into[at + 1] ?? 0);
      c += value * (into[at + 2] ?? 0);
      d += value * (into[at + 3] ?? 0);
      e += value * (into[at + 4] ?? 0);
      f += value * (into[at + 5] ?? 0);
      g += value * (into[at + 6] ?? 0);
      h += value * (into[at + 7] ?? 0);
    }
    if (a > 0) score += a * (out[k] ?? 0);
    if (b > 0) score += b * (out[k + 1] ?? 0);
    if (c > 0) score += c * (out[k + 2] ?? 0);
    if (d > 0) score += d * (out[k + 3] ?? 0);
    if (e > 0) score += e * (out[k + 4] ?? 0);
    if (f > 0) score += f * (out[k + 5] ?? 0);
    if (g > 0) score += g * (out[k + 6] ?? 0);
    if (h > 0) score += h * (out[k + 7] ?? 0);
  }
  return score;
}

/** The features of a reading that are not 0, and where their weights stand; filled anew for every reading. */
const VALUES = new Float64Array(WIDTH);
const PLACES = new Uint32Array(WIDTH);
