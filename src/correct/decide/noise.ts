import type { Known } from '../../lexicon/bigrams.js';
import type { ReadToken } from '../token.js';
import type { WordFacts } from '../word-facts.js';
import { highestOther, NETWORKS, type Networks, sharesOfRows } from './decide.js';
import {
  fillRows,
  MOST_READINGS,
  type Neighbours,
  readingCount,
  readingOf,
  type Scales,
  setNoise,
  WIDTH,
} from './features.js';
import { neighboursOf } from './neighbours.js';
import { noiseOf, type Survey } from './survey.js';

/** More rounds change little. */
const ROUNDS = 2;
/** Words whose features are kept from round to round: more than a page has, for bounded memory. */
const KEPT = 20_000;

/** On cleaner pages words of the lexicon are what they are. */
const MISREADS_WORDS = 0.01;

/** A non-word with the features of its readings, of which the noise changes a few. */
interface Weighed {
  rows: Float64Array;
  count: number;
  neighbours: Neighbours;
}

const ROWS = new Float64Array(MOST_READINGS * WIDTH);

/** A non-word where it stands. */
interface Place {
  tokens: readonly ReadToken[];
  at: number;
  facts: WordFacts;
}

/** Words, or non-words, that may be other words. */
function placesOf(passages: readonly (readonly ReadToken[])[], known: boolean): Place[] {
  const places: Place[] = [];
  for (const tokens of passages) {
    for (let at = 0; at < tokens.length; at++) {
      const facts = tokens[at]?.facts;
      if (facts?.known === known && facts.letters > 1 && readingCount(facts) > 1) places.push({ tokens, at, facts });
    }
  }
  return places;
}

function weighed({ tokens, at, facts }: Place, scales: Scales): Weighed {
  const neighbours = neighboursOf(tokens, at, scales.page);
  const count = fillRows(ROWS, facts, neighbours, scales);
  return { rows: ROWS.slice(0, count * WIDTH), count, neighbours };
}

/**
 * Estimates the share of a page's words that are misread by expectation and maximisation (Dempster, Laird and Rubin
 * 1977): how probable it is of each non-word that it is another word, given the share so far. Which words non-words
 * likely are, and on a noisy page words of the lexicon, is told on the way: they are what their neighbours are weighed with.
 */
export function withNoise(
  page: Survey,
  passages: readonly (readonly ReadToken[])[],
  scales: Omit<Scales, 'page'>,
  networks: Networks = NETWORKS,
): Survey {
  const places = placesOf(passages, false);
  const kept: Weighed[] = [];
  const told: Told = { likely: new Map(), settled: new Set() };
  const first: Scales = { ...scales, page };
  let surveyed = page;
  for (let round = 0; round < ROUNDS; round++) {
    let expected = 0;
    for (const [i, place] of places.entries()) {
      const word = kept[i] ?? weighed(place, first);
      if (i === kept.length && i < KEPT) kept.push(word);
      setNoise(word.rows, word.count, word.neighbours, surveyed);
      const shares = sharesOfRows(word.rows, word.count, networks[0], word.neighbours.doubt);
      expected += 1 - (shares[0] ?? 0);
      if (round === ROUNDS - 1) tell(told, place, shares, word.count);
    }
    surveyed = { ...surveyed, noise: noiseOf(expected, surveyed.total) };
  }
  const found: Survey = { ...surveyed, ...told };
  if (found.noise >= MISREADS_WORDS) {
    const words = { ...scales, page: found };
    for (const place of placesOf(passages, true)) {
      const neighbours = neighboursOf(place.tokens, place.at, found);
      const count = fillRows(ROWS, place.facts, neighbours, words);
      tell(told, place, sharesOfRows(ROWS, count, networks[1], neighbours.doubt), count);
    }
  }
  return found;
}

/** What is told of words that were weighed. */
interface Told {
  likely: Map<ReadToken, Known>;
  settled: Set<ReadToken>;
}

/** A word whose other readings are all less probable is not looked at again: no page asks for as little as five times this. */
const SETTLED = 0.1;

/** Remembers the likeliest reading of a word, where the word pairs know it, or that it is settled. */
function tell({ likely, settled }: Told, { tokens, at, facts }: Place, shares: Float64Array, count: number): void {
  const token = tokens[at];
  if (!token) return;
  const best = highestOther(shares, count);
  const share = shares[best] ?? 0;
  if (share < SETTLED) settled.add(token);
  const other = share > (shares[0] ?? 0);
  if (!other && facts.known) return;
  const { last } = readingOf(facts, other ? best : 0);
  if (last) likely.set(token, last);
}
