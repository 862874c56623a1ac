import type { Bigrams, Known } from '../lexicon/bigrams.js';
import type { Split } from './spaces.js';
import type { Survey } from './survey.js';
import type { CandidateFacts, WordFacts } from './word-facts.js';

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
  /** Logarithm of one more than how often the page has it otherwise. */
  'on-page',
  /** Logarithm of how much rarer, or more frequent, it is on other pages of the collection than the word as it stands. */
  'rarer-elsewhere',
  'commoner-elsewhere',
  /** The reading differs from the page in the hamza of an alef alone. */
  'hamza-alone',
  /** The reading has a dotted yeh, or a teh marbuta, where the page has none of the dots at the end of the word. */
  'yeh-alone',
  'marbuta-alone',
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
const ALEF = 0x0627;
const ALEF_MAKSURA = 0x0649;
const YEH = 0x064a;
const HEH = 0x0647;
const TEH_MARBUTA = 0x0629;

/** One way to read a word. */
export interface Option {
  /** What would stand there. */
  text: string;
  features: number[];
  /** As the next word sees it. */
  last: Known | null;
  /** Whether it differs from the page as spellings do: by a hamza of alef that it leaves out, or a final yeh without dots. */
  spelling: boolean;
}

/** What words are weighed with. */
export interface Scales {
  bigrams: Bigrams;
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
}

/** The noise of a page counts for so many words near. */
const NEAR_PRIOR = 6;
/** And its habit of leaving out final dots for so many that may have them. */
const HABIT_PRIOR = 5;

/** Copied for each reading: plain arrays of doubles are made much faster than typed ones. */
const BLANK = FEATURES.map(() => 0.5).fill(0);
const blank = (): number[] => BLANK.slice();

const isHamzaAlone = (word: string, other: string): boolean => {
  if (word.length !== other.length) return false;
  for (let i = 0; i < word.length; i++) {
    const a = word.charCodeAt(i);
    const b = other.charCodeAt(i);
    if (a !== b && !(isAlef(a) && isAlef(b))) return false;
  }
  return true;
};

const countOf = (word: string, unit: number): number => {
  let count = 0;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) === unit) count++;
  return count;
};

const isAlef = (unit: number): boolean => unit === 0x0627 || unit === 0x0623 || unit === 0x0625 || unit === 0x0622;

/** Notes a reading that has the dots of a final letter and else is the word: how far the place is from leaving them out. */
function finalDots(
  features: number[],
  word: string,
  reading: string,
  { undotted, dotted }: Neighbours,
  page: Survey,
): void {
  const at = word.length - 1;
  if (word.length !== reading.length || word.slice(0, -1) !== reading.slice(0, -1)) return;
  const from = word.charCodeAt(at);
  const to = reading.charCodeAt(at);
  const habit = (ofPage: number): number =>
    Math.log((undotted + HABIT_PRIOR * ofPage) / (undotted + dotted + HABIT_PRIOR));
  if (from === ALEF_MAKSURA && to === YEH) {
    features[AT['yeh-alone']] = 1;
    features[AT.habit] = habit(page.maksura);
  } else if (from === HEH && to === TEH_MARBUTA) {
    features[AT['marbuta-alone']] = 1;
    features[AT.habit] = habit(page.heh);
  }
}

/**
 * All ways to read a word where it stands: as it is first, then each candidate, then as two words.
 *
 * @param facts of the word
 * @param neighbours its words before and after
 */
export function optionsOf(facts: WordFacts, neighbours: Neighbours, scales: Scales): Option[] {
  const options = [asItStands(facts, neighbours, scales)];
  for (const candidate of facts.candidates()) options.push(ofCandidate(facts.bare, candidate, neighbours, scales));
  if (!facts.known)
    for (const split of facts.splits()) options.push(runTogether(facts.bare, split, neighbours, scales));
  const { noise } = scales.page;
  const near = Math.log((neighbours.strange + NEAR_PRIOR * noise) / (neighbours.near + NEAR_PRIOR));
  for (const { features, text } of options) {
    features[AT.longer] = text.length - facts.bare.length;
    features[AT.letters] = facts.bare.length;
    features[AT.noise] = Math.log(noise);
    features[AT['noise-near']] = near;
  }
  return options;
}

function asItStands(facts: WordFacts, { before, after }: Neighbours, { bigrams, page }: Scales): Option {
  const { bare, known, pair } = facts;
  // The word pairs fold final heh and yeh and the hamzas of alef: a count of the folded word is the other spelling's.
  const folded = !known && facts.candidates().some((one) => one.pair !== null && one.pair.hash === pair?.hash);
  const count = folded ? 0 : facts.count;
  const features = blank();
  features[AT.zipf] = facts.zipf;
  features[AT.count] = count;
  features[AT.before] = bigrams.score(before, pair);
  features[AT.after] = bigrams.score(pair, after);
  features[AT['on-page']] = Math.log1p(Math.max(0, (page.counts.get(bare) ?? 0) - 1));
  features[AT['as-it-stands']] = 1;
  features[AT.counted] = !known && count > 0 ? 1 : 0;
  return { text: bare, features, last: pair, spelling: false };
}

function ofCandidate(
  bare: string,
  { word, cost, zipf, count, pair }: CandidateFacts,
  neighbours: Neighbours,
  { page, bigrams }: Scales,
): Option {
  const { before, after } = neighbours;
  const features = blank();
  features[AT.misreading] = cost * NATS;
  features[AT.zipf] = zipf;
  features[AT.count] = count;
  features[AT.before] = bigrams.score(before, pair);
  features[AT.after] = bigrams.score(pair, after);
  features[AT['on-page']] = Math.log1p(page.counts.get(word) ?? 0);
  elsewhere(features, page.elsewhere(bare), page.elsewhere(word));
  const hamza = isHamzaAlone(bare, word);
  features[AT['hamza-alone']] = hamza ? 1 : 0;
  finalDots(features, bare, word, neighbours, page);
  const bared = hamza && countOf(word, ALEF) > countOf(bare, ALEF);
  return { text: word, features, last: pair, spelling: bared || features[AT['yeh-alone']] === 1 };
}

function runTogether(
  bare: string,
  { left, right, cost }: Split,
  { before, after }: Neighbours,
  { page, bigrams }: Scales,
): Option {
  const features = blank();
  features[AT.misreading] = cost * NATS;
  features[AT.zipf] = left.zipf + right.zipf - CERTAIN_ZIPF;
  features[AT.count] = left.count + right.count - CERTAIN_COUNT;
  features[AT.before] = bigrams.score(before, left.pair) + bigrams.score(left.pair, right.pair);
  features[AT.after] = bigrams.score(right.pair, after);
  elsewhere(features, page.elsewhere(bare), Math.min(page.elsewhere(left.bare), page.elsewhere(right.bare)));
  features[AT['run-together']] = 1;
  return { text: `${left.bare} ${right.bare}`, features, last: right.pair, spelling: false };
}

/** What other pages tell of a reading, given how many have the word as it stands and how many the reading. */
function elsewhere(features: number[], asItIs: number, reading: number): void {
  const rarer = Math.log1p(asItIs) - Math.log1p(reading);
  features[AT[rarer > 0 ? 'rarer-elsewhere' : 'commoner-elsewhere']] = Math.abs(rarer);
}
