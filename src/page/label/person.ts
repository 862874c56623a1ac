import { FAMILY_NAME, GIVEN_NAME, HONORIFIC, IMPERFECT, LISTED_NAME, NAME_PART } from '../word-signs.js';
import type { WordTraits } from '../word-traits.js';
import { GIVEN_NAMES, LISTED_NAMES } from './vocabulary.js';

/** How much a short text is like the name of a person, or of two. */
export const PERSONS = ['full', 'given', 'maybe'] as const;
const FULL = PERSONS.indexOf('full');
const GIVEN = PERSONS.indexOf('given');
const MAYBE = PERSONS.indexOf('maybe');
export const NO_PERSON = -1;

/** Words of a name, or of two, without what stands before it. */
const FEWEST = 2;
const MOST = 6;
/** Words of a name that is not all of listed words, at most. */
const LONGEST_PART = 3;

/** A listed name counted more often than this is mostly another word: \u0631\u0626\u064a\u0633, president. */
const OFTEN = 1300;

const CONJUNCTION = '\u0648';
const ARTICLE = '\u0627\u0644';
const YEH = '\u064a';

/** A second name joined to the first. */
const isSecond = (key: string): boolean =>
  key.startsWith(CONJUNCTION) && (GIVEN_NAMES.has(key.slice(1)) || LISTED_NAMES.has(key.slice(1)));

/** Most family names that no list has are formed like adjectives of places and trades. */
const isNisba = (key: string): boolean => key.length > 5 && key.startsWith(ARTICLE) && key.endsWith(YEH);

/**
 * Tells whether words could be the name of a person, honorifics before it or not: `full` where all of them are words of
 * names, `given` where the first is a common given name and the others could be names, `maybe` where a rare given name stands
 * first or a family name last.
 *
 * @returns index in {@link PERSONS}, or {@link NO_PERSON}
 */
export function personIn(words: readonly WordTraits[]): number {
  let from = 0;
  while (from < 2 && ((words[from]?.signs ?? 0) & HONORIFIC) !== 0) from++;
  const count = words.length - from;
  const first = words[from];
  if (!first || count < FEWEST || count > MOST) return NO_PERSON;
  let listed = 0;
  let formed = 0;
  for (let i = from; i < words.length; i++) {
    const { key = '', signs = 0 } = words[i] ?? {};
    const isListed = (signs & (FAMILY_NAME | GIVEN_NAME)) !== 0;
    // What a person does is no name: a verb of the imperfect.
    if ((signs & NAME_PART) === 0 || ((signs & IMPERFECT) !== 0 && !isListed)) return NO_PERSON;
    if (i === from) continue;
    if (isListed || isSecond(key)) listed++;
    else if (isNisba(key)) formed++;
  }
  const all = listed + formed === count - 1;
  if (!all && count > LONGEST_PART) return NO_PERSON;
  if ((first.signs & GIVEN_NAME) !== 0) return all ? FULL : GIVEN;
  if ((first.signs & LISTED_NAME) !== 0 && (first.known?.count ?? 0) < OFTEN) return all && listed > 0 ? FULL : MAYBE;
  const last = words[words.length - 1];
  return last && ((last.signs & FAMILY_NAME) !== 0 || isNisba(last.key)) ? MAYBE : NO_PERSON;
}
