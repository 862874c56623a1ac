import type { Known } from '../lexicon/bigrams.js';
import { CERTAIN_COUNT, CERTAIN_ZIPF, NATS, type Scales } from './features.js';
import { printed } from './neighbours.js';
import type { CorrectSettings } from './settings.js';
import { joinCost } from './spaces.js';
import type { ReadToken } from './token.js';
import type { CandidateFacts, WordFacts } from './word-facts.js';

/** What speaks for two words being one that is torn apart; weights of the same names stand in weights.ts. */
export const JOIN_FEATURES = [
  'always',
  /** Improbability of the space and of misread letters, nats. */
  'space',
  'misreading',
  /** How much likelier one word is than both: by Zipf frequency, count, and in its company. */
  'zipf',
  'count',
  'before',
  'after',
  /** How well the second follows the first. */
  'between',
  /** Parts that are no words or single letters, and how improbable the likeliest other reading of a non-word is, nats. */
  'first-strange',
  'second-strange',
  'first-letter',
  'second-letter',
  'readable',
  /** Logarithm of one more than how often the page has the whole. */
  'on-page',
  /** Letters of the whole, and logarithm of the page's noise. */
  'letters',
  'noise',
] as const;

export type JoinFeature = (typeof JOIN_FEATURES)[number];

/** A word that two tokens may be. */
export interface Joining {
  text: string;
  /** As the next word sees it. */
  last: Known | null;
  features: number[];
}

/** Zipf frequency of the rarest word that is put together. */
const LEAST = 1;
/** A non-word without readings is as hard to read as this, nats. */
const UNREADABLE = 15;

const NONE: readonly never[] = [];

const isWord = ({ known, letters }: WordFacts): boolean => known && letters > 1;

/**
 * Ways to read two tokens as one word: the word that their letters give, and where one of them is no word and their
 * letters are none together, the words that may have been misread so.
 *
 * @param before the word before them as it is now
 */
export function joiningsOf(
  tokens: readonly ReadToken[],
  at: number,
  before: Known | null,
  { lexicon, look }: Pick<CorrectSettings, 'lexicon' | 'look'>,
  scales: Scales,
): readonly Joining[] {
  const first = tokens[at];
  const second = tokens[at + 1];
  if (!first?.facts || !second?.facts || !second.follows) return NONE;
  const { facts: left } = first;
  const { facts: right } = second;
  const words = isWord(left) && isWord(right);
  // Two words are one only where the first ends in a letter that no pen joins to the next.
  if (words && left.joinsNext) return NONE;
  // Most pairs are no word together: those are not put together, let alone remembered.
  if (words && !left.mayGoOn(right)) return NONE;
  const cost = joinCost(first, second);
  if (cost === null) return NONE;
  const letters = first.bare + second.bare;
  if (words && lexicon.frequency(letters) < LEAST) return NONE;
  const whole = look(letters);
  const readings = readingsOf(whole);
  if (readings.length === 0) return NONE;
  const after = printed(tokens[at + 2]);
  const { bigrams, page } = scales;
  const leftBefore = isWord(left) ? bigrams.score(before, left.pair) : 0;
  const rightAfter = isWord(right) ? bigrams.score(right.pair, after) : 0;
  const between = words ? bigrams.score(left.pair, right.pair) : 0;
  const strange = [left, right].filter((facts) => !facts.known && facts.bare.length > 1);
  const readable = strange.map((facts) => Math.min(UNREADABLE, (facts.candidates()[0]?.cost ?? Infinity) * NATS));
  return readings.map(({ word, hash, cost: misread, zipf, count, pair }): Joining => {
    const features: Record<JoinFeature, number> = {
      always: 1,
      space: cost * NATS,
      misreading: misread * NATS,
      zipf: zipf - (left.zipf + right.zipf - CERTAIN_ZIPF),
      count: count - (left.count + right.count - CERTAIN_COUNT),
      before: bigrams.score(before, pair) - leftBefore,
      after: bigrams.score(pair, after) - rightAfter,
      between: between,
      'first-strange': !left.known && left.bare.length > 1 ? 1 : 0,
      'second-strange': !right.known && right.bare.length > 1 ? 1 : 0,
      'first-letter': left.bare.length === 1 ? 1 : 0,
      'second-letter': right.bare.length === 1 ? 1 : 0,
      readable: readable.reduce((sum, nats) => sum + nats, 0),
      'on-page': Math.log1p(page.countOf(word, hash)),
      letters: word.length,
      noise: Math.log(page.noise),
    };
    return {
      text: word,
      last: pair,
      features: JOIN_FEATURES.map((name) => features[name]),
    };
  });
}

type WholeReading = Pick<CandidateFacts, 'word' | 'hash' | 'cost' | 'zipf' | 'count' | 'pair'>;

/** The letters of two tokens together as words: themselves, or what may be misread so. */
function readingsOf(whole: WordFacts): readonly WholeReading[] {
  if (!whole.known) return whole.candidates();
  const { bare: word, hash, zipf, count, pair } = whole;
  return zipf < LEAST ? NONE : [{ word, hash, cost: 0, zipf, count, pair }];
}
