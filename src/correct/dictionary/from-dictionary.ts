import { beforeSuffix } from '../../lexicon/clitics.js';
import { keepOrnaments } from '../ornaments.js';
import type { Replacement } from '../settings.js';
import type { ReadToken, Token } from '../token.js';
import { type Dictionary, fits, type Match } from './compile.js';

/** Number of words that an entry takes at a token, or 0 when phrase or context does not fit. */
function lengthAt(tokens: readonly Token[], at: number, { entry, proclitic, suffix }: Match): number {
  const { wrong, left, after } = entry;
  for (let i = 1; i < wrong.length; i++) {
    const token = tokens[at + i];
    if (!token?.follows || token.bare !== wrong[i]) return 0;
  }
  if (proclitic === '' && suffix === '' && tokens[at]?.bare !== wrong[0]) return 0;
  const before = tokens[at]?.follows ? (tokens[at - 1]?.bare ?? '') : '';
  const next = tokens[at + wrong.length];
  if (!fits(left, before) || !fits(after, next?.follows ? next.bare : '')) return 0;
  return wrong.length;
}

/** The first dictionary entry that fits at a token, as a replacement, and how many tokens it covers. */
export function fromDictionary(
  tokens: readonly ReadToken[],
  at: number,
  dictionary: Dictionary,
): [Replacement, number] | null {
  const token = tokens[at];
  if (!token) return null;
  const matches = token.facts ? token.facts.matches(dictionary) : dictionary.matches(token.bare);
  // As nearly always.
  if (matches.length === 0) return null;
  for (const match of matches) {
    const length = lengthAt(tokens, at, match);
    if (length === 0) continue;
    const { entry, proclitic, suffix } = match;
    const words = entry.right.map((word, i) => {
      const start = i === 0 ? proclitic : '';
      const end = i === entry.right.length - 1 ? suffix : '';
      return start + (end === '' ? word : beforeSuffix(word) + end);
    });
    const old = tokens.slice(at, at + length);
    const after =
      words.length === old.length
        ? words.map((word, i) => (word === old[i]?.bare ? old[i].text : keepOrnaments(old[i]?.text ?? '', word)))
        : words;
    const rule = entry.user ? 'user-dictionary' : 'dictionary';
    const note = `${entry.source}:${entry.line}`;
    const end = old.at(-1)?.end ?? token.end;
    return [{ start: token.start, end, after: after.join(' '), rule, score: 1, note }, length];
  }
  return null;
}
