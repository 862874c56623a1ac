import type { Dictionary } from '../correct/dictionary/compile.js';
import type { Entry } from '../correct/dictionary/dictionary.js';
import { PROCLITICS } from '../lexicon/clitics.js';
import { bareLetters } from '../lexicon/lexicon.js';
import { BEGINS, SECOND, SUSPECT } from './word-table.js';

const CUTS: ReadonlySet<string> = new Set(PROCLITICS);
const LONGEST_CUT = Math.max(...PROCLITICS.map(({ length }) => length));
const CUT_STARTS: ReadonlySet<number> = new Set(PROCLITICS.map((text) => text.charCodeAt(0)));

/**
 * Tells quickly of most words that a dictionary leaves them alone. A word of the lexicon is changed only as the first word of a
 * phrase or within a context, which few entries have.
 *
 * @returns marks of a word that the lexicon has or not: what it may be to the dictionary
 */
export function suspects(dictionary: Dictionary, entries: readonly Entry[]): (word: string, known: boolean) => number {
  const firsts = new Set<string>();
  const seconds = new Set<string>();
  for (const { wrong, left, after } of entries) {
    if (wrong.length > 1 || left || after) firsts.add(wrong[0] ?? '');
    if (wrong.length > 1) seconds.add(wrong[1] ?? '');
  }
  const mayBegin = (word: string): boolean => {
    if (firsts.has(word)) return true;
    if (!CUT_STARTS.has(word.charCodeAt(0))) return false;
    for (let cut = 1; cut <= LONGEST_CUT; cut++) {
      if (CUTS.has(word.slice(0, cut)) && firsts.has(word.slice(cut))) return true;
    }
    return false;
  };
  return (word, known) => {
    const bare = bareLetters(word);
    const second = seconds.has(bare) ? SECOND : 0;
    const matches = !known || mayBegin(bare) ? dictionary.matches(bare) : [];
    if (matches.length === 0) return second;
    return second | (matches.some(({ entry }) => entry.wrong.length === 1) ? SUSPECT : BEGINS);
  };
}
