import { beforeSuffix, PROCLITICS, SUFFIXES } from '../../src/lexicon/clitics.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import type { Verdict } from './clear.js';
import { frequentForms } from './frequent.js';
import { RULES } from './rules.js';
import { bareAlefs, commonStems, habitless, lettersOf, mayBeWord } from './shape.js';

/** Words rarer than this (Zipf) are no right side, but for the names. */
export const FREQUENT = 3.8;
/** Wrong sides have at least this many letters. */
export const SHORTEST = 4;
/** A wrong side that more than one right side claims goes to one that is so many times more likely, or to none. */
const CLEARLY = 10;
/** A misreading of four letters must have been seen so often. */
const OFTEN = 2;
/** Cost of what is written by hand, centibels. */
const BY_HAND = 200;

/** Tables of tools/vectors/fields whose words are names mostly. */
const FIELDS_OF_NAMES = ['arab-places.tsv', 'world-places.tsv'];

/** What the dictionary is made of. */
export interface Sources {
  /** Read, printed, how often. */
  misreadings: readonly (readonly [string, string, number])[];
  /** Right sides, with their misreadings. */
  names: readonly (readonly [string, readonly string[]])[];
  /** Lines of phrases and contexts as they stand in the dictionary. */
  contexts: string;
  /** Names of places, persons and things of many countries: no misreadings, though the lexicon may lack them. */
  known: ReadonlySet<string>;
}

/** Whether a candidate of a group has one clear right side. */
export type Judges = (wrong: string, right: string, cost: number | null, group: string) => Verdict;

interface Candidate {
  group: string;
  wrong: string;
  right: string;
  /** Null leaves it to the letters. */
  cost: number | null;
  /** Fewest letters, the article not counted. */
  letters: number;
}

interface Kept {
  group: string;
  right: string;
  exact: boolean;
}

const NAMES = 'Names and set phrases, written by hand';
const ENGINE = 'Read so by an engine from words set in type';
const HEAD =
  '# Built-in corrections: wrong<TAB>right[<TAB>left context<TAB>right context<TAB>flags]; see docs/corrections.md.';
const MADE = '# Made by tools/dictionary from its sources: change those, not this file.';

const rows = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

/** Reads the source files. @param read gives the text of a file of the folder tools */
export function readSources(read: (path: string) => string): Sources {
  const fields = FIELDS_OF_NAMES.map((name) => read(`vectors/fields/${name}`));
  return {
    misreadings: rows(read('dictionary/misreadings.tsv')).map(([wrong = '', right = '', count = '']) => [
      wrong,
      right,
      Number(count),
    ]),
    names: rows(read('dictionary/names.tsv')).map(([right = '', wrongs = '']) => [
      right,
      wrongs === '' ? [] : wrongs.split('|'),
    ]),
    contexts: read('dictionary/contexts.tsv'),
    known: new Set(fields.flatMap(rows).flatMap(([, words = '']) => words.split(' ').map(habitless))),
  };
}

/** Words that are set in type for the engine: frequent dictionary forms, and those of the names. */
export function printedWords(lexicon: Lexicon, { names }: Sources): string[] {
  const frequent = frequentForms(lexicon, FREQUENT, SHORTEST).map(({ word }) => word);
  const ofNames = names.flatMap(([right]) => right.split(' ')).filter((word) => word.length >= SHORTEST);
  return [...new Set([...frequent, ...ofNames])];
}

/** All misreadings that the sources and the rules give, names first. */
function candidatesOf({ misreadings, names }: Sources, lexicon: Lexicon): Candidate[] {
  const found: Candidate[] = [];
  for (const [right, wrongs] of names)
    for (const wrong of wrongs) found.push({ group: NAMES, wrong, right, cost: BY_HAND, letters: 3 });
  const ofNames = names.map(([right]) => ({ word: right, zipf: lexicon.frequency(right) + 1 }));
  const words = [...frequentForms(lexicon, FREQUENT, SHORTEST), ...ofNames.filter(({ word }) => !word.includes(' '))];
  for (const { title, zipf, cost, bare, letters = SHORTEST, of } of RULES) {
    for (const { word, zipf: its } of words) {
      if (its < zipf) continue;
      for (const right of bare ? new Set([word, bareAlefs(word)]) : [word])
        for (const wrong of of(right)) found.push({ group: title, wrong, right, cost, letters });
    }
  }
  for (const [wrong, right, count] of misreadings) {
    const letters = count >= OFTEN ? SHORTEST : SHORTEST + 1;
    found.push({ group: ENGINE, wrong, right, cost: null, letters });
  }
  return found;
}

/** Whether an entry for a stem mends a word as well. */
function covered(wrong: string, right: string, kept: ReadonlyMap<string, Kept>): boolean {
  const mends = (a: string, b: string, whole: boolean): boolean => {
    const entry = kept.get(a);
    return entry !== undefined && entry.right === b && (whole || !entry.exact);
  };
  for (const text of ['', ...PROCLITICS]) {
    if (!wrong.startsWith(text) || !right.startsWith(text)) continue;
    const a = wrong.slice(text.length);
    const b = right.slice(text.length);
    if (a.length < 3) continue;
    if (mends(a, b, text === '')) return true;
    for (const suffix of SUFFIXES) {
      const c = a.slice(0, -suffix.length);
      const d = b.slice(0, -suffix.length);
      if (c.length >= 3 && a.endsWith(suffix) && b.endsWith(suffix) && beforeSuffix(d) === d && mends(c, d, false))
        return true;
    }
  }
  return false;
}

/** How likely each right side of a wrong side is beside the others, by frequency and how often it was seen. */
function claimsOf(candidates: readonly Candidate[], { misreadings }: Sources, lexicon: Lexicon) {
  const times = new Map(misreadings.map(([wrong, right, count]) => [`${wrong} ${right}`, count]));
  const claims = new Map<string, Map<string, number>>();
  for (const { wrong, right } of candidates) {
    const weight = 10 ** lexicon.frequency(right) * (1 + (times.get(`${wrong} ${right}`) ?? 0));
    const ofWrong = claims.get(wrong) ?? new Map<string, number>();
    claims.set(wrong, ofWrong.set(habitless(right), Math.max(weight, ofWrong.get(habitless(right)) ?? 0)));
  }
  return (wrong: string, right: string): boolean => {
    const own = claims.get(wrong)?.get(habitless(right)) ?? Number.POSITIVE_INFINITY;
    for (const [other, weight] of claims.get(wrong) ?? [])
      if (other !== habitless(right) && weight * CLEARLY > own) return false;
    return true;
  };
}

/** The dictionary, a file's text. A pure function: same sources, lexicon and verdicts in, same text out. */
export function composeDictionary(sources: Sources, lexicon: Lexicon, verdictOn: Judges): string {
  const contextual = rows(sources.contexts);
  const corrected = new Set(
    contextual.flatMap(([wrong = '', right = '']) =>
      wrong.split(' ').filter((word) => !right.split(' ').includes(word)),
    ),
  );
  const candidates = candidatesOf(sources, lexicon);
  const claimed = claimsOf(candidates, sources, lexicon);
  const named = new Set(sources.names.flatMap(([right]) => right.split(' ')));
  const kept = new Map<string, Kept>();
  const phrases: [string, string][] = [];

  const isKnown = (word: string): boolean =>
    ['', ...PROCLITICS].some((text) => word.startsWith(text) && sources.known.has(habitless(word.slice(text.length))));
  const isRight = (word: string): boolean =>
    lexicon.has(word) && !corrected.has(word) && (named.has(word) || lexicon.frequency(word) >= FREQUENT);
  for (const { group, wrong, right, cost, letters } of candidates) {
    if (wrong.includes(' ')) {
      phrases.push([wrong, right]);
      continue;
    }
    if (group !== NAMES && isKnown(wrong)) continue;
    if (habitless(wrong) === habitless(right) || corrected.has(right) || covered(wrong, right, kept)) continue;
    for (const [a, b] of commonStems(wrong, right, SHORTEST)) {
      if (lettersOf(a) < letters || kept.has(a) || !isRight(b) || mayBeWord(a, lexicon) || !claimed(a, b)) continue;
      const whole = a === wrong;
      const verdict = verdictOn(a, b, cost, group) ?? (group === NAMES && whole ? 'exact' : null);
      if (verdict === null || (verdict === 'exact' && !whole)) continue;
      kept.set(a, { group, right: b, exact: verdict === 'exact' });
      break;
    }
  }
  const lines = new Map<string, string[]>(
    [NAMES, ...RULES.map(({ title }) => title), ENGINE].map((name) => [name, []]),
  );
  for (const [wrong, right] of phrases) {
    const printed = right.split(' ');
    const changed = wrong.split(' ').map((word, i): [string, string] => [word, printed[i] ?? '']);
    if (changed.some(([a, b]) => a !== b && !covered(a, b, kept))) lines.get(NAMES)?.push(`${wrong}\t${right}`);
  }
  for (const [wrong, { group, right, exact }] of kept)
    lines.get(group)?.push(`${wrong}\t${right}${exact ? '\t\t\texact' : ''}`);
  const order = (line: string): string => line.split('\t').slice(0, 2).reverse().join('\t');
  const parts = [...lines]
    .filter(([, its]) => its.length > 0)
    .map(([title, its]) => [`# ${title}.`, ...its.sort((a, b) => (order(a) < order(b) ? -1 : 1))].join('\n'));
  return `${[HEAD, MADE, ...parts, sources.contexts.trimEnd()].join('\n')}\n`;
}
