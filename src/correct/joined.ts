import type { Known } from '../lexicon/bigrams.js';
import { asked, rounded, scoreOf, weigh } from './decide.js';
import { asWord, CERTAIN, type Neighbours, type Scales } from './features.js';
import type { CorrectSettings, Replacement } from './settings.js';
import { joinCost } from './spaces.js';
import type { ReadToken } from './token.js';
import type { WordFacts } from './word-facts.js';

/** Zipf frequency of the rarest word that is put together. */
const LEAST = 1;

const isWord = ({ known, bare }: WordFacts): boolean => known && bare.length > 1;

/** Two tokens, one of them a non-word, that are one word of the lexicon torn apart. */
export function joinedReading(
  first: ReadToken,
  second: ReadToken,
  before: Known | null,
  behind: Known | null,
  { lexicon, look }: CorrectSettings,
  scales: Scales,
): Replacement | null {
  const { facts: left } = first;
  const { facts: right } = second;
  if (!left || !right || (isWord(left) && isWord(right))) return null;
  const cost = joinCost(first, second);
  if (cost === null) return null;
  const letters = first.bare + second.bare;
  if (lexicon.frequency(letters) < LEAST) return null;
  const whole = look(letters);
  const option = asWord(whole.bare, whole, cost, { before, after: behind }, scales);
  const together = scoreOf(option);
  const part = (facts: WordFacts, neighbours: Neighbours): number =>
    isWord(facts)
      ? scoreOf(asWord(facts.bare, facts, 0, neighbours, scales))
      : weigh({ ...facts, known: false }, neighbours, scales).overall;
  const apart =
    part(left, { before, after: right.pair }) + part(right, { before: left.pair, after: behind }) - scoreOf(CERTAIN);
  const probability = 1 / (1 + Math.exp(apart - together));
  if (probability < asked(scales.page, option)) return null;
  const after = first.text + second.text;
  return { start: first.start, end: second.end, after, rule: 'split-word', score: rounded(probability), note: '' };
}
