import type { Dictionary } from '../../correct/dictionary/compile.js';
import { fromDictionary } from '../../correct/dictionary/from-dictionary.js';
import { BUILT_IN } from '../../correct/load.js';
import { tokensOf } from '../../correct/token.js';
import { bareLetters } from '../../lexicon/lexicon.js';
import { ownCopy } from '../../text/own-copy.js';
import type { Check } from '../check.js';
import type { Corpus } from '../corpus.js';
import { wordEnd, wordFrom } from '../word-at.js';

/** UTF-16 units before and behind a word that a phrase and its context reach: a word, and half a dozen. */
const BEFORE = 40;
const BEHIND = 120;

export const correction: Check = {
  id: 'correction',
  level: 'error',
  description:
    'The built-in dictionary has nothing to correct in a text. A corpus that was cleaned without it is not asked.',
  start: ({ corpora, correction }) => {
    const exempt = new Set(
      corpora.filter((corpus) => !usesOnly(corpus, correction?.sha256)).map(({ folder }) => folder),
    );
    const mayApply = correction ? openings(correction.dictionary) : () => false;
    return {
      line: ({ from, fields }, report) => {
        if (!correction || (from.folder !== undefined && exempt.has(from.folder))) return;
        for (const { pointer, text, suspects } of fields) {
          // A dateline stands in the text too.
          if (suspects.length === 0 || pointer === '/dateline') continue;
          let done = 0;
          for (const at of suspects) {
            const found = at < done || !mayApply(text, at) ? null : correctionAt(text, at, correction.dictionary);
            if (!found) continue;
            const { before, after, note } = found;
            done = at + before.length;
            const message = `${before} is left uncorrected: ${after} (${note})`;
            report({ message, pointer, at, length: before.length });
          }
        }
      },
    };
  },
};

/** Remembered words: so many forms of words that begin phrases hardly come. */
const MOST = 1 << 14;

/**
 * Tells of most words that may begin a phrase that none begins there: the next word is not the second of one.
 *
 * @returns whether an entry of the dictionary may apply to the word of a text at a UTF-16 offset
 */
function openings(dictionary: Dictionary): (text: string, at: number) => boolean {
  /** Second words of the phrases that a word may begin; null where it may be wrong by itself. */
  const seconds = new Map<string, ReadonlySet<string> | null>();
  const secondsOf = (word: string): ReadonlySet<string> | null => {
    const phrases = dictionary.matches(bareLetters(word)).map(({ entry }) => entry.wrong);
    return phrases.some(({ length }) => length === 1) ? null : new Set(phrases.map(([, second = '']) => second));
  };
  return (text, at) => {
    const end = wordEnd(text, at);
    const word = text.slice(at, end);
    let its = seconds.get(word);
    if (its === undefined) {
      if (seconds.size === MOST) seconds.clear();
      its = secondsOf(word);
      seconds.set(ownCopy(word, 0, word.length), its);
    }
    if (its === null) return true;
    const next = wordFrom(text, end);
    return its.has(bareLetters(text.slice(next, wordEnd(text, next))));
  };
}

/** What the dictionary makes of a word of a text and those behind it; null when it leaves them. */
function correctionAt(
  text: string,
  at: number,
  dictionary: Dictionary,
): { before: string; after: string; note: string } | null {
  const from = Math.max(text.lastIndexOf('\n', at) + 1, at - BEFORE);
  const feed = text.indexOf('\n', at);
  const tokens = tokensOf(text.slice(from, Math.min(feed < 0 ? text.length : feed, at + BEHIND)));
  const index = tokens.findIndex(({ start }) => from + start === at);
  const found = index < 0 ? null : fromDictionary(tokens, index, dictionary)?.[0];
  if (!found) return null;
  const before = text.slice(from + found.start, from + found.end);
  return before === found.after ? null : { before, after: found.after, note: found.note };
}

/** Whether a corpus was corrected with the built-in dictionary, this one, and no other. */
function usesOnly({ manifest }: Corpus, sha256: string | undefined): boolean {
  if (!manifest) return true;
  const { correct, dictionaries } = manifest.settings;
  if (correct === 'off' || !Array.isArray(dictionaries) || dictionaries.length !== 1) return false;
  const [only] = dictionaries;
  return typeof only === 'object' && only.name === BUILT_IN && only.sha256 === sha256;
}
