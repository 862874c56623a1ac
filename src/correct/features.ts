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
  /** How far the page is from a habit of writing final alef maksura for yeh, or heh for teh marbuta, which the reading ends. */
  'habit',
  /** Two words run together. */
  'run-together',
  /** The word as it stands, and with it its letters, whether the corpus of the word pairs has it, and the page's noise. */
  'as-it-stands',
  'letters',
  'counted',
  'noise',
] as const;

export type Feature = (typeof FEATURES)[number];

const AT = Object.fromEntries(FEATURES.map((name, i) => [name, i])) as Record<Feature, number>;
const NATS = Math.LN10 / 100;
/** Two words are as improbable as both together: their Zipf frequencies less that of certainty, and the same of counts. */
const CERTAIN_ZIPF = 9;
const CERTAIN_COUNT = Math.log(31e6);
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

/** The words around, as the word pairs know them. */
export interface Neighbours {
  before: Known | null;
  after: Known | null;
}

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

/** Notes a reading that has the dots of a final letter and else is the word: how far the page is from leaving them out. */
function finalDots(features: number[], word: string, reading: string, page: Survey): void {
  const at = word.length - 1;
  if (word.length !== reading.length || word.slice(0, -1) !== reading.slice(0, -1)) return;
  const from = word.charCodeAt(at);
  const to = reading.charCodeAt(at);
  if (from === ALEF_MAKSURA && to === YEH) {
    features[AT['yeh-alone']] = 1;
    features[AT.habit] = Math.log(page.maksura);
  } else if (from === HEH && to === TEH_MARBUTA) {
    features[AT['marbuta-alone']] = 1;
    features[AT.habit] = Math.log(page.heh);
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
  features[AT.letters] = bare.length;
  features[AT.counted] = !known && count > 0 ? 1 : 0;
  features[AT.noise] = Math.log(page.noise);
  return { text: bare, features, last: pair, spelling: false };
}

/** A word of the lexicon that something is read for at a cost, centibels. */
export function asWord(
  word: string,
  { zipf, count, pair }: Pick<WordFacts, 'zipf' | 'count' | 'pair'>,
  cost: number,
  { before, after }: Neighbours,
  { page, bigrams }: Scales,
): Option {
  const features = blank();
  features[AT.misreading] = cost * NATS;
  features[AT.zipf] = zipf;
  features[AT.count] = count;
  features[AT.before] = bigrams.score(before, pair);
  features[AT.after] = bigrams.score(pair, after);
  features[AT['on-page']] = Math.log1p(page.counts.get(word) ?? 0);
  return { text: word, features, last: pair, spelling: false };
}

function ofCandidate(bare: string, candidate: CandidateFacts, neighbours: Neighbours, scales: Scales): Option {
  const { word, cost } = candidate;
  const { page } = scales;
  const option = asWord(word, candidate, cost, neighbours, scales);
  const { features } = option;
  elsewhere(features, page.elsewhere(bare), page.elsewhere(word));
  const hamza = isHamzaAlone(bare, word);
  features[AT['hamza-alone']] = hamza ? 1 : 0;
  finalDots(features, bare, word, page);
  const bared = hamza && countOf(word, ALEF) > countOf(bare, ALEF);
  option.spelling = bared || features[AT['yeh-alone']] === 1;
  return option;
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

/** The word that would be there in any case: what two words score more than one of the same improbability. */
export const CERTAIN: Option = (() => {
  const features = blank();
  features[AT.zipf] = CERTAIN_ZIPF;
  features[AT.count] = CERTAIN_COUNT;
  return { text: '', features, last: null, spelling: false };
})();
