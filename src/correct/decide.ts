import { type Neighbours, type Option, optionsOf, type Scales } from './features.js';
import { type Network, networkOf, scoreOf } from './network.js';
import type { Survey } from './survey.js';
import { NON_WORDS, WORDS } from './weights.js';
import type { WordFacts } from './word-facts.js';

/** The likeliest other reading of a word. */
export interface Decision {
  option: Option;
  /** Its probability among all readings. */
  probability: number;
}

/** Networks for non-words and for words of the lexicon. */
export type Networks = readonly [nonWords: Network, words: Network];

export const NETWORKS: Networks = [networkOf(NON_WORDS), networkOf(WORDS)];

/** Probabilities of readings among each other. */
export function compare(options: readonly Option[], network: Network): number[] {
  return sharesOf(options.map((option) => scoreOf(option, network)));
}

/** Probabilities of things among each other by the logarithms of their odds. */
export function sharesOf(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - highest));
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / all);
}

/** Weighs the readings of a word: probabilities of all, the word as it stands first. */
export function weigh(facts: WordFacts, neighbours: Neighbours, scales: Scales, networks: Networks = NETWORKS) {
  const options = optionsOf(facts, neighbours, scales);
  return { options, probabilities: compare(options, networks[facts.known ? 1 : 0]) };
}

/** A probability as it is told. */
export const rounded = (probability: number): number => Math.round(probability * 1000) / 1000;

/** The likeliest reading of a word but the word itself; null when there is no other. */
export function decide(facts: WordFacts, neighbours: Neighbours, scales: Scales): Decision | null {
  const { options, probabilities } = weigh(facts, neighbours, scales);
  let best = 0;
  for (let i = 1; i < options.length; i++)
    if (best === 0 || (probabilities[i] ?? 0) > (probabilities[best] ?? 0)) best = i;
  const option = options[best];
  return best === 0 || !option ? null : { option, probability: probabilities[best] ?? 0 };
}

/** A page with this share of misread words is noisy, and a likely reading will do; with the other it is clean. */
const NOISY = { noise: 0.005, asks: 0.5 };
const CLEAN = { noise: 0.0007, asks: 0.93 };
/** A page with fewer misread words has its own way with hamzas and final yehs; on others they are misread as often as written. */
const MISREADS_SPELLING = { noise: 0.02, asks: 0.7 };

/** How probable a reading must be on a page, by its noise. */
export function asked({ noise }: Pick<Survey, 'noise'>, { spelling }: Pick<Option, 'spelling'>): number {
  if (spelling) return noise < MISREADS_SPELLING.noise ? 1 : MISREADS_SPELLING.asks;
  const logit = (p: number): number => Math.log(p / (1 - p));
  const along = (Math.log(noise) - Math.log(CLEAN.noise)) / (Math.log(NOISY.noise) - Math.log(CLEAN.noise));
  const at = Math.min(1, Math.max(0, along));
  return 1 / (1 + Math.exp(-(logit(CLEAN.asks) * (1 - at) + logit(NOISY.asks) * at)));
}
