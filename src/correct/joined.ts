import type { Known } from '../lexicon/bigrams.js';
import { asked, scoreOf, weigh } from './decide.js';
import { asWord, CERTAIN, type Neighbours, type Scales } from './features.js';
import type { CorrectSettings, Replacement } from './settings.js';
import { joinCost } from './spaces.js';
import type { ReadToken } from './token.js';
import type { WordFacts } from './word-facts.js';

/** One word is as likely as two only when it says as much; beyond that it must be this much likelier, nats. */
const MARGIN = 0;

const isWord = ({ known, bare }: WordFacts): boolean => known && bare.length > 1;

/** Logarithm of the summed odds of all readings of a word. */
function overall(scores: readonly number[]): number {
  const highest = Math.max(...scores);
  return highest + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - highest), 0));
}

/** Two tokens, one of them a non-word, that are one word of the lexicon torn apart. */
export function joinedReading(
  first: ReadToken,
  second: ReadToken,
  before: Known | null,
  after: Known | null,
  { look }: CorrectSettings,
  scales: Scales,
): Replacement | null {
  const { facts: left } = first;
  const { facts: right } = second;
  if (!left || !right || (isWord(left) && isWord(right))) return null;
  const cost = joinCost(first, second);
  if (cost === null) return null;
  const whole = look(first.bare + second.bare);
  if (whole.zipf < 1) return null;
  const option = asWord(whole.bare, whole, cost, { before, after }, scales);
  const together = scoreOf(option, false);
  const part = (facts: WordFacts, neighbours: Neighbours): number =>
    isWord(facts)
      ? scoreOf(asWord(facts.bare, facts, 0, neighbours, scales), false)
      : overall(weigh({ ...facts, known: false }, neighbours, scales).scores);
  const apart =
    part(left, { before, after: right.pair }) + part(right, { before: left.pair, after }) - scoreOf(CERTAIN, false);
  const probability = 1 / (1 + Math.exp(apart + MARGIN - together));
  if (probability < asked(scales.page, option)) return null;
  const score = Math.round(probability * 1000) / 1000;
  return { start: first.start, end: second.end, after: first.text + second.text, rule: 'split-word', score, note: '' };
}
