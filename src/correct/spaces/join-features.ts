import type { Known } from '../../lexicon/bigrams.js';
import { CERTAIN_COUNT, CERTAIN_ZIPF, NATS, type Scales } from '../decide/features.js';
import { printed } from '../decide/neighbours.js';
import type { CorrectSettings } from '../settings.js';
import type { ReadToken } from '../token.js';
import type { CandidateFacts, WordFacts } from '../word-facts.js';
import { joinCost } from './spaces.js';

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

const AT = Object.fromEntries(JOIN_FEATURES.map((name, i) => [name, i])) as Record<JoinFeature, number>;

/** A word that two tokens may be. */
export interface Joining {
  text: string;
  /** As the next word sees it. */
  last: Known | null;
  features: Float64Array;
}

/** Zipf frequency of the rarest word that is put together. */
const LEAST = 1;
/** A non-word without readings is as hard to read as this, nats. */
const UNREADABLE = 15;

const NONE: readonly never[] = [];

const isWord = ({ known, letters }: WordFacts): boolean => known && letters > 1;
const isStrange = ({ known, letters }: WordFacts): boolean => !known && letters > 1;

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
  const { bigrams, page } = scales;
  const after = printed(tokens[at + 2], page);
  const leftBefore = isWord(left) ? bigrams.score(before, left.pair) : 0;
  const rightAfter = isWord(right) ? bigrams.score(right.pair, after) : 0;
  const between = words ? bigrams.score(left.pair, right.pair) : 0;
  const readable = nextReading(left) + nextReading(right);
  const noise = Math.log(page.noise);
  return readings.map(({ word, hash, cost: misread, zipf, count, pair }): Joining => {
    const features = new Float64Array(JOIN_FEATURES.length);
    features[AT.always] = 1;
    features[AT.space] = cost * NATS;
    features[AT.misreading] = misread * NATS;
    features[AT.zipf] = zipf - (left.zipf + right.zipf - CERTAIN_ZIPF);
    features[AT.count] = count - (left.count + right.count - CERTAIN_COUNT);
    features[AT.before] = bigrams.score(before, pair) - leftBefore;
    features[AT.after] = bigrams.score(pair, after) - rightAfter;
    features[AT.between] = between;
    features[AT['first-strange']] = isStrange(left) ? 1 : 0;
    features[AT['second-strange']] = isStrange(right) ? 1 : 0;
    features[AT['first-letter']] = left.letters === 1 ? 1 : 0;
    features[AT['second-letter']] = right.letters === 1 ? 1 : 0;
    features[AT.readable] = readable;
    features[AT['on-page']] = Math.log1p(page.countOf(word, hash));
    features[AT.letters] = word.length;
    features[AT.noise] = noise;
    return { text: word, last: pair, features };
  });
}

/** How improbable the likeliest other reading of a non-word is, nats; 0 for a word. */
function nextReading(facts: WordFacts): number {
  if (!isStrange(facts)) return 0;
  const cost = facts.candidates()[0]?.cost;
  return cost === undefined ? UNREADABLE : Math.min(UNREADABLE, cost * NATS);
}

type WholeReading = Pick<CandidateFacts, 'word' | 'hash' | 'cost' | 'zipf' | 'count' | 'pair'>;

/** The letters of two tokens together as words: themselves, or what may be misread so. */
function readingsOf(whole: WordFacts): readonly WholeReading[] {
  if (!whole.known) return whole.candidates();
  const { bare: word, hash, zipf, count, pair } = whole;
  return zipf < LEAST ? NONE : [{ word, hash, cost: 0, zipf, count, pair }];
}
