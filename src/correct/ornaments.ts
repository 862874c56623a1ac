import { bareLetters, isOrnament } from '../lexicon/lexicon.js';

/**
 * Writes a corrected word with the diacritics and tatweel of the old one: those after letters of the common start and
 * of the common end stay, and where both words have as many letters, all do.
 */
export function keepOrnaments(old: string, right: string): string {
  const letters = bareLetters(old);
  if (letters === old) return right;
  let prefix = 0;
  while (prefix < Math.min(letters.length, right.length) && letters[prefix] === right[prefix]) prefix++;
  let suffix = 0;
  const most = Math.min(letters.length, right.length) - prefix;
  while (suffix < most && letters.at(-1 - suffix) === right.at(-1 - suffix)) suffix++;
  const same = letters.length === right.length;
  /** Ornaments after each letter of the old word. */
  const marks: string[] = [];
  let first = '';
  for (const char of old) {
    if (!isOrnament(char.charCodeAt(0))) marks.push('');
    else if (marks.length === 0) first += char;
    else marks[marks.length - 1] += char;
  }
  let out = first;
  for (let i = 0; i < right.length; i++) {
    out += right.charAt(i);
    const fromEnd = right.length - i;
    if (same || i < prefix) out += marks[i] ?? '';
    else if (fromEnd <= suffix) out += marks[letters.length - fromEnd] ?? '';
  }
  return out;
}
