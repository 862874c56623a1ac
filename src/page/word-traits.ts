import type { Bigrams, Known } from '../lexicon/bigrams.js';
import { foldWord, lightStem } from '../text/fold.js';
import { skeletonOf } from '../text/keys.js';
import { PARTICLES } from './label/vocabulary.js';
import { wordClass } from './word-class.js';

/** What labels and order read off a word, wherever it stands. */
export interface WordTraits {
  /** The word folded. */
  key: string;
  /** Its grammatical class (word-class.ts). */
  cls: string;
  known: Known | null;
  /** Skeleton of its stem; empty for particles and words too short to have one. */
  stem: string;
  /** How much the stem tells of what a text is about: 0 for the commonest. */
  weight: number;
}

/** Words counted more often than this tell nothing of a text's subject; each e-fold below tells a step more, up to the last. */
const COMMON = 60_000;
const HEAVIEST = 6;
/** A word that was never counted is a name or a misreading. */
const UNKNOWN = 4;

/** Share of the words of a text that a word counted {@link COMMON} times is: the counts are of 31 million words. */
const COMMON_CHANCE = COMMON / 31e6;

/** Chance of a stem of a weight above 0 at any word of a text. */
export const chanceOf = (weight: number): number => COMMON_CHANCE * Math.exp(-weight);

function weightOf(known: Known | null): number {
  if (known === null || known.count === 0) return UNKNOWN;
  return Math.max(0, Math.min(HEAVIEST, Math.log(COMMON / known.count)));
}

/** Words remembered; about 20 MB. Beyond it all are forgotten and met anew. */
const MOST = 1 << 16;
const met = new WeakMap<Bigrams, Map<string, WordTraits>>();

/** The traits of a word; the same words come again and again, so they are remembered. */
export function traitsOf(word: string, bigrams: Bigrams): WordTraits {
  let memory = met.get(bigrams);
  if (memory === undefined) {
    memory = new Map();
    met.set(bigrams, memory);
  }
  const seen = memory.get(word);
  if (seen !== undefined) return seen;
  const key = foldWord(word);
  const known = bigrams.know(key);
  const stem = key.length > 2 && !PARTICLES.has(key) ? skeletonOf(lightStem(key)) : '';
  const traits = { key, cls: wordClass(key), known, stem, weight: weightOf(known) };
  if (memory.size >= MOST) memory.clear();
  memory.set(word, traits);
  return traits;
}

/** Stems of words, each with its weight. */
export function stemsOf(words: readonly WordTraits[], stems = new Map<string, number>()): Map<string, number> {
  for (const { stem, weight } of words) if (stem !== '') stems.set(stem, weight);
  return stems;
}
