// Fits a choice among options that have features (a conditional logit, McFadden 1974), by gradient ascent (adam.ts) on batches drawn at random, the same in every run: by a sum of the features, or by a small network.

import { randomNumbers } from '../../bench/random.js';
import { sharesOf } from '../../src/correct/decide/decide.js';
import { HIDDEN, type Network } from '../../src/correct/decide/network.js';
import { Parameters } from './adam.js';

/** Features of the options of a choice, and which is right. */
export interface Choice {
  rows: readonly (readonly number[])[];
  right: number;
}

const STEPS = 2500;
const BATCH = 2000;
/** Weights are drawn towards 0 so strongly that they tell of the language rather than of the pages. */
const CLIMB = { rate: 0.01, steps: STEPS, decay: 1e-3 };

/** Means and spreads of features over all options. */
function scalesOf(choices: readonly Choice[], size: number): { means: Float64Array; spreads: Float64Array } {
  const means = new Float64Array(size);
  const spreads = new Float64Array(size);
  let count = 0;
  for (const { rows } of choices) {
    for (const row of rows) {
      count++;
      for (let i = 0; i < size; i++) means[i] = (means[i] ?? 0) + (row[i] ?? 0);
    }
  }
  for (let i = 0; i < size; i++) means[i] = (means[i] ?? 0) / count;
  for (const { rows } of choices)
    for (const row of rows)
      for (let i = 0; i < size; i++) spreads[i] = (spreads[i] ?? 0) + ((row[i] ?? 0) - (means[i] ?? 0)) ** 2;
  for (let i = 0; i < size; i++) spreads[i] = Math.max(1e-3, Math.sqrt((spreads[i] ?? 0) / count));
  return { means, spreads };
}

/** Fits a network. */
export function fitNetwork(choices: readonly Choice[], size: number, seed = 1): Network {
  const random = randomNumbers(seed);
  /** About a normal deviate. */
  const deviate = (): number => Array.from({ length: 12 }, random).reduce((sum, x) => sum + x, -6);
  const { means, spreads } = scalesOf(choices, size);
  const scaled = choices.map(({ rows, right }) => ({
    rows: rows.map((row) => Float64Array.from(row, (value, i) => (value - (means[i] ?? 0)) / (spreads[i] ?? 1))),
    right,
  }));
  const straight = new Parameters(new Float64Array(size), CLIMB);
  const into = new Parameters(
    Float64Array.from({ length: size * HIDDEN }, () => deviate() / Math.sqrt(size)),
    CLIMB,
  );
  const bias = new Parameters(new Float64Array(HIDDEN), CLIMB);
  const out = new Parameters(
    Float64Array.from({ length: HIDDEN }, () => deviate() / 10),
    CLIMB,
  );
  const all = [straight, into, bias, out];
  const batch = Math.min(BATCH, scaled.length);
  for (let step = 1; step <= STEPS; step++) {
    for (let n = 0; n < batch; n++) {
      const choice = scaled[Math.floor(random() * scaled.length)];
      if (!choice) continue;
      const layers = choice.rows.map((row) => {
        const units = bias.values.slice();
        for (let i = 0; i < size; i++)
          for (let k = 0; k < HIDDEN; k++)
            units[k] = (units[k] ?? 0) + (row[i] ?? 0) * (into.values[i * HIDDEN + k] ?? 0);
        return units;
      });
      const scores = choice.rows.map((row, r) => {
        let score = 0;
        for (let i = 0; i < size; i++) score += (row[i] ?? 0) * (straight.values[i] ?? 0);
        for (let k = 0; k < HIDDEN; k++) score += Math.max(0, layers[r]?.[k] ?? 0) * (out.values[k] ?? 0);
        return score;
      });
      sharesOf(scores).forEach((share, r) => {
        const pull = ((r === choice.right ? 1 : 0) - share) / batch;
        const row = choice.rows[r];
        const units = layers[r];
        if (!row || !units) return;
        for (let i = 0; i < size; i++) straight.gradient[i] = (straight.gradient[i] ?? 0) + pull * (row[i] ?? 0);
        for (let k = 0; k < HIDDEN; k++) {
          const unit = units[k] ?? 0;
          if (unit <= 0) continue;
          out.gradient[k] = (out.gradient[k] ?? 0) + pull * unit;
          const back = pull * (out.values[k] ?? 0);
          bias.gradient[k] = (bias.gradient[k] ?? 0) + back;
          for (let i = 0; i < size; i++)
            into.gradient[i * HIDDEN + k] = (into.gradient[i * HIDDEN + k] ?? 0) + back * (row[i] ?? 0);
        }
      });
    }
    for (const one of all) one.climb(step);
  }
  // Back to features as they are: the means go into the bias, and a term that all options share is left out.
  const shifted = bias.values.slice();
  for (let i = 0; i < size; i++) {
    const spread = spreads[i] ?? 1;
    straight.values[i] = (straight.values[i] ?? 0) / spread;
    for (let k = 0; k < HIDDEN; k++) {
      const weight = (into.values[i * HIDDEN + k] ?? 0) / spread;
      into.values[i * HIDDEN + k] = weight;
      shifted[k] = (shifted[k] ?? 0) - weight * (means[i] ?? 0);
    }
  }
  return { straight: straight.values, into: into.values, bias: shifted, out: out.values };
}

/** Fits the weights of a sum of features. */
export function fitSum(choices: readonly Choice[], size: number): Float64Array {
  const { spreads } = scalesOf(choices, size);
  const scaled = choices.map(({ rows, right }) => ({
    rows: rows.map((row) => row.map((value, i) => value / (spreads[i] ?? 1))),
    right,
  }));
  const weights = new Parameters(new Float64Array(size), CLIMB);
  const random = randomNumbers(1);
  const batch = Math.min(BATCH, scaled.length);
  for (let step = 1; step <= STEPS; step++) {
    for (let n = 0; n < batch; n++) {
      const choice = scaled[Math.floor(random() * scaled.length)];
      if (!choice) continue;
      const { rows, right } = choice;
      const scores = rows.map((row) => row.reduce((sum, value, i) => sum + value * (weights.values[i] ?? 0), 0));
      sharesOf(scores).forEach((share, r) => {
        const pull = ((r === right ? 1 : 0) - share) / batch;
        rows[r]?.forEach((value, i) => {
          weights.gradient[i] = (weights.gradient[i] ?? 0) + pull * value;
        });
      });
    }
    weights.climb(step);
  }
  return weights.values.map((weight, i) => weight / (spreads[i] ?? 1));
}
