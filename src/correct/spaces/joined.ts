import type { Known } from '../../lexicon/bigrams.js';
import { rounded } from '../decide/decide.js';
import type { Scales } from '../decide/features.js';
import { JOIN_WEIGHTS } from '../decide/weights.js';
import { keepOrnaments } from '../ornaments.js';
import type { CorrectSettings, Replacement } from '../settings.js';
import type { ReadToken } from '../token.js';
import { JOIN_FEATURES, type Joining, joiningsOf } from './join-features.js';

const WEIGHTS = Float64Array.from(JOIN_FEATURES, (name) => JOIN_WEIGHTS[name]);

/** Of 3,300 pairs of words on clean pages and 4,300 on noisy ones that no one tore apart, none is more probably one than this. */
const ASKED = 0.5;

/** Probabilities of ways to read two tokens as one word, against each other and both staying apart. */
export function joinProbabilities(
  joinings: readonly Pick<Joining, 'features'>[],
  weights: Float64Array = WEIGHTS,
): number[] {
  const odds = joinings.map(({ features }) => {
    let sum = 0;
    for (let i = 0; i < features.length; i++) sum += (features[i] ?? 0) * (weights[i] ?? 0);
    return Math.exp(sum);
  });
  const all = odds.reduce((sum, one) => sum + one, 1);
  return odds.map((one) => one / all);
}

/** Single letters in a row are an abbreviation, not a torn word. */
function isAbbreviation(tokens: readonly ReadToken[], at: number): boolean {
  const single = (token: ReadToken | undefined): boolean => token?.bare.length === 1;
  return single(tokens[at]) && (single(tokens[at - 1]) || single(tokens[at + 1]));
}

/** Two tokens that are one word of the lexicon torn apart, and how the next word sees it. */
export function joinedReading(
  tokens: readonly ReadToken[],
  at: number,
  before: Known | null,
  settings: CorrectSettings,
  scales: Scales,
): { replacement: Replacement; last: Known | null } | null {
  const first = tokens[at];
  const second = tokens[at + 1];
  if (!first || !second) return null;
  const joinings = joiningsOf(tokens, at, before, settings, scales);
  if (joinings.length === 0 || isAbbreviation(tokens, at) || isAbbreviation(tokens, at + 1)) return null;
  const probabilities = joinProbabilities(joinings);
  const probability = Math.max(...probabilities);
  const best = joinings[probabilities.indexOf(probability)];
  if (!best || probability < ASKED) return null;
  const after = keepOrnaments(first.text + second.text, best.text);
  const { start } = first;
  const { end } = second;
  return {
    replacement: { start, end, after, rule: 'split-word', score: rounded(probability), note: '' },
    last: best.last,
  };
}
