import type { Known } from '../../lexicon/bigrams.js';
import { LONGEST } from '../../lexicon/lexicon.js';
import type { WordData } from '../../lexicon/word-data.js';
import { NO_VECTOR, sureness } from '../../lexicon/word-vectors.js';
import type { Split } from '../spaces/spaces.js';
import type { ReadToken } from '../token.js';
import { type CandidateFacts, MOST_CANDIDATES, type WordFacts } from '../word-facts.js';
import type { Survey } from './survey.js';
import { wordsAround } from './words-around.js';

/** What speaks for and against a reading of a word; weights of the same names stand in weights.ts. */
export const FEATURES = [
  /** Improbability of the misreading, nats. */
  'misreading',
  /** Zipf frequency of the reading. */
  'zipf',
  /** Logarithm of its count in the corpus of the word pairs. */
  'count',
  /** Log-likelihood ratios of it after the word before, and of the word after behind it, nats. */
  'before',
  'after',
  /** How much it is about what the words around are about: tenths of a cosine. */
  'subject',
  /** Logarithm of one more than how often the page has it otherwise. */
  'on-page',
  /** Logarithm of how much rarer, or more frequent, it is on other pages of the collection than the word as it stands. */
  'rarer-elsewhere',
  'commoner-elsewhere',
  /** It differs from the word as it stands in one thing alone (likeness.ts). */
  'hamza-alone',
  'hamza-below',
  'yeh-alone',
  'marbuta-alone',
  'swapped',
  'doubled',
  /** How far the place is from a habit of writing final alef maksura for yeh, or heh for teh marbuta, which the reading ends. */
  'habit',
  /** Two words run together. */
  'run-together',
  /** Letters that the reading has more than the page. */
  'longer',
  /** The word as it stands, and that the corpus of the word pairs has it. */
  'as-it-stands',
  'counted',
  /** The same for all readings of a word: its letters, and logarithms of the noise of the page and of the words near. */
  'letters',
  'noise',
  'noise-near',
] as const;

export type Feature = (typeof FEATURES)[number];

const AT = Object.fromEntries(FEATURES.map((name, i) => [name, i])) as Record<Feature, number>;
export const NATS = Math.LN10 / 100;
/** Two words are as improbable as both together: their Zipf frequencies less that of certainty, and the same of counts. */
export const CERTAIN_ZIPF = 9;
export const CERTAIN_COUNT = Math.log(31e6);

/** One way to read a word. */
export interface Reading {
  /** What would stand there. */
  text: string;
  /** As the next word sees it. */
  last: Known | null;
  /** Whether it differs from the page as spellings do: by a hamza of alef that it leaves out, or a final yeh without dots. */
  spelling: boolean;
}

/** A reading with what speaks for and against it. */
export interface Option extends Reading {
  features: number[];
}

/** What words are weighed with. */
export interface Scales extends WordData {
  /** The page they stand on. */
  page: Survey;
}

/** The words around. */
export interface Neighbours {
  /** Next to it, as the word pairs know them. */
  before: Known | null;
  after: Known | null;
  /** How many words stand near, and how many of them are no words. */
  near: number;
  strange: number;
  /** Where it lacks the dots of its last letter: words near that lack them as well, and that have them. */
  undotted: number;
  dotted: number;
  /** How much likelier than of other words it is that the word is misread, by what an engine told: log-odds; 0 where it told nothing. */
  doubt: number;
  /** The passage that it stands in, and where. */
  tokens: readonly ReadToken[];
  at: number;
}

/** The noise of a page counts for so many words near. */
const NEAR_PRIOR = 6;
/** And its habit of leaving out final dots for so many that may have them. */
const HABIT_PRIOR = 5;

/** Features of a reading, and readings that a word has at most: itself, candidates, and one for each place to part it. */
export const WIDTH = FEATURES.length;
export const MOST_READINGS = 1 + MOST_CANDIDATES + 2 * LONGEST;

/** How many ways there are to read a word: as it is, as each candidate, then as two words. */
export function readingCount(facts: WordFacts): number {
  return 1 + facts.candidates().length + facts.splits().length;
}

/** The reading of a number. */
export function readingOf(facts: WordFacts, number: number): Reading {
  const candidates = facts.candidates();
  const candidate = candidates[number - 1];
  if (candidate) return { text: candidate.word, last: candidate.pair, spelling: candidate.spelling };
  const split = facts.splits()[number - 1 - candidates.length];
  if (split) return { text: `${split.left.bare} ${split.right.bare}`, last: split.right.pair, spelling: false };
  return { text: facts.bare, last: facts.pair, spelling: false };
}

/**
 * All ways to read a word where it stands: as it is first, then each candidate, then as two words.
 *
 * @param facts of the word
 * @param neighbours its words before and after
 */
export function optionsOf(facts: WordFacts, neighbours: Neighbours, scales: Scales): Option[] {
  const rows = new Float64Array(MOST_READINGS * WIDTH);
  const count = fillRows(rows, facts, neighbours, scales);
  return Array.from({ length: count }, (_, i) => {
    return { ...readingOf(facts, i), features: [...rows.subarray(i * WIDTH, (i + 1) * WIDTH)] };
  });
}

/**
 * Writes the features of all readings of a word one row after the other.
 *
 * @returns how many readings there are
 */
export function fillRows(rows: Float64Array, facts: WordFacts, neighbours: Neighbours, scales: Scales): number {
  const count = readingCount(facts);
  rows.fill(0, 0, count * WIDTH);
  const candidates = facts.candidates();
  const splits = facts.splits();
  const { bare } = facts;
  asItStands(rows, facts, neighbours, scales);
  if (count > 1) {
    const elsewhere = Math.log1p(scales.page.elsewhere(bare, facts.hash));
    let row = WIDTH;
    for (let i = 0; i < candidates.length; i++, row += WIDTH) {
      const candidate = candidates[i];
      if (candidate) ofCandidate(rows, row, candidate, elsewhere, neighbours, scales);
      rows[row + AT.longer] = (candidate?.word.length ?? 0) - bare.length;
    }
    // Of the letters and the space between them.
    for (let i = 0; i < splits.length; i++, row += WIDTH) {
      const split = splits[i];
      if (split) runTogether(rows, row, split, elsewhere, neighbours, scales);
      rows[row + AT.longer] = 1;
    }
  }
  if (count > 1) setSubject(rows, facts, neighbours, scales);
  for (let row = 0; row < count * WIDTH; row += WIDTH) rows[row + AT.letters] = bare.length;
  setNoise(rows, count, neighbours, scales.page);
  return count;
}

const TENTHS = 10;

/** Writes how well the readings of a word go with what the words around are about. */
function setSubject(rows: Float64Array, facts: WordFacts, { tokens, at }: Neighbours, { vectors }: Scales): void {
  const around = wordsAround(vectors);
  around.turnTo(tokens, at);
  if (around.size === 0) return;
  const sure = TENTHS * sureness(around.size);
  const own = facts.known ? facts.vector : NO_VECTOR;
  if (own !== NO_VECTOR) rows[AT.subject] = sure * around.likenessTo(own);
  const candidates = facts.candidates();
  for (let i = 0; i < candidates.length; i++) {
    const vector = candidates[i]?.vector ?? NO_VECTOR;
    if (vector !== NO_VECTOR) rows[(i + 1) * WIDTH + AT.subject] = sure * around.likenessTo(vector);
  }
}

/** Writes the noise of a page into the features of all readings of a word. */
export function setNoise(
  rows: Float64Array,
  count: number,
  { near, strange }: Pick<Neighbours, 'near' | 'strange'>,
  { noise }: Pick<Survey, 'noise'>,
): void {
  const ofPage = Math.log(noise);
  const ofNear = Math.log((strange + NEAR_PRIOR * noise) / (near + NEAR_PRIOR));
  for (let row = 0; row < count * WIDTH; row += WIDTH) {
    rows[row + AT.noise] = ofPage;
    rows[row + AT['noise-near']] = ofNear;
  }
}

function asItStands(
  rows: Float64Array,
  facts: WordFacts,
  { before, after }: Neighbours,
  { bigrams, page }: Scales,
): void {
  const { bare, known, pair } = facts;
  // The word pairs fold final heh and yeh and the hamzas of alef: a count of the folded word is the other spelling's.
  const folded = !known && facts.candidates().some((one) => one.pair !== null && one.pair.hash === pair?.hash);
  const count = folded ? 0 : facts.count;
  rows[AT.zipf] = facts.zipf;
  rows[AT.count] = count;
  rows[AT.before] = bigrams.score(before, pair);
  rows[AT.after] = bigrams.score(pair, after);
  const others = page.countOf(bare, facts.hash) - 1;
  if (others > 0) rows[AT['on-page']] = Math.log1p(others);
  rows[AT['as-it-stands']] = 1;
  rows[AT.counted] = !known && count > 0 ? 1 : 0;
}

function ofCandidate(
  rows: Float64Array,
  row: number,
  { word, hash, cost, zipf, count, pair, difference }: CandidateFacts,
  asItIs: number,
  neighbours: Neighbours,
  { page, bigrams }: Scales,
): void {
  rows[row + AT.misreading] = cost * NATS;
  rows[row + AT.zipf] = zipf;
  rows[row + AT.count] = count;
  rows[row + AT.before] = bigrams.score(neighbours.before, pair);
  rows[row + AT.after] = bigrams.score(pair, neighbours.after);
  const onPage = page.countOf(word, hash);
  if (onPage > 0) rows[row + AT['on-page']] = Math.log1p(onPage);
  setElsewhere(rows, row, asItIs, page.elsewhere(word, hash));
  if (difference === null) return;
  rows[row + AT[difference]] = 1;
  if (difference !== 'yeh-alone' && difference !== 'marbuta-alone') return;
  const { undotted, dotted } = neighbours;
  const ofPage = difference === 'yeh-alone' ? page.maksura : page.heh;
  rows[row + AT.habit] = Math.log((undotted + HABIT_PRIOR * ofPage) / (undotted + dotted + HABIT_PRIOR));
}

function runTogether(
  rows: Float64Array,
  row: number,
  { left, right, cost }: Split,
  asItIs: number,
  { before, after }: Neighbours,
  { page, bigrams }: Scales,
): void {
  rows[row + AT.misreading] = cost * NATS;
  rows[row + AT.zipf] = left.zipf + right.zipf - CERTAIN_ZIPF;
  rows[row + AT.count] = left.count + right.count - CERTAIN_COUNT;
  rows[row + AT.before] = bigrams.score(before, left.pair) + bigrams.score(left.pair, right.pair);
  rows[row + AT.after] = bigrams.score(right.pair, after);
  setElsewhere(
    rows,
    row,
    asItIs,
    Math.min(page.elsewhere(left.bare, left.hash), page.elsewhere(right.bare, right.hash)),
  );
  rows[row + AT['run-together']] = 1;
}

/** What other pages tell of a reading: how many have it, and the logarithm of how many have the word as it stands. */
function setElsewhere(rows: Float64Array, row: number, asItIs: number, reading: number): void {
  const rarer = asItIs - Math.log1p(reading);
  rows[row + AT[rarer > 0 ? 'rarer-elsewhere' : 'commoner-elsewhere']] = Math.abs(rarer);
}
