import { isMonth } from '../text/dates.js';
import { parseDigits } from '../text/digits.js';
import { OWN_WAW } from './label/vocabulary.js';
import { PARTICLE, PERFECT, signsOf, WAW } from './word-signs.js';

/** Endings that tell a noun's or adjective's gender and number, longest first. */
const ENDINGS = ['ات', 'ين', 'ون', 'يه', 'ها', 'هم', 'ان', 'ه', 'ا', 'ي'];

function ending(word: string): string {
  for (const suffix of ENDINGS) if (word.length - suffix.length >= 2 && word.endsWith(suffix)) return suffix;
  return '';
}

/** Class of a word that is not there. */
export const NO_WORD = 'n';

/** Classes met, numbered from 0: one text for each, since a text that is new each time is slow to look up. */
const numbers = new Map<string, number>();
const met: string[] = [];

/** The number of a class. */
export function classNumber(name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, met.length);
  return met.push(name) - 1;
}

/** Number of the class of a word that opens a text, given its class: those whose `و` is their own are one. */
export const openerNumber = (key: string, cls: string): number => classNumber(OWN_WAW.has(key) ? 'W' : cls);

/** The class of a number. */
export const classOfNumber = (number: number): string => met[number] ?? NO_WORD;

/**
 * Grammatical class of a folded word by its outside: a particle is its own class, other words are told by clitic, verb
 * prefix, article and ending. Coarse on purpose: no vocabulary is learnt, so the classes hold for any newspaper.
 *
 * @param signs of the word
 */
export function wordClass(key: string, signs = signsOf(key)): string {
  return classOfNumber(classNumber(classOf(key, signs)));
}

function classOf(key: string, signs: number): string {
  if ((signs & PARTICLE) !== 0) return `=${key}`;
  if (parseDigits(key) >= 0) return '0';
  const unit = key.charCodeAt(0);
  if (unit < 0x0600 || unit > 0x06ff) return 'x';
  if (key.length === 1) return '1';
  if (isMonth(key)) return 'month';
  if ((signs & PERFECT) !== 0) return 'v';
  if ((signs & WAW) !== 0 && key.length > 3) {
    const rest = key.slice(1);
    const its = signsOf(rest);
    if ((its & PERFECT) !== 0) return 'wv';
    if ((its & PARTICLE) !== 0) return `w=${rest}`;
    if (rest.startsWith('ال')) return `wD${ending(rest)}`;
    return `w${ending(rest)}`;
  }
  if (key.startsWith('ال') && key.length > 3) return `D${ending(key)}`;
  if ((key.startsWith('بال') || key.startsWith('كال') || key.startsWith('فال')) && key.length > 4) return 'pD';
  if (key.startsWith('لل') && key.length > 3) return 'lD';
  if (key.length > 3 && (key.startsWith('ي') || key.startsWith('ت') || key.startsWith('سي') || key.startsWith('ست'))) {
    return `i${key.charAt(0)}${ending(key)}`;
  }
  if (key.length > 3 && (key.startsWith('ب') || key.startsWith('ل'))) return `${key.charAt(0)}${ending(key)}`;
  return `n${ending(key)}`;
}
