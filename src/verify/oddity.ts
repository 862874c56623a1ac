import type { LineEdit, NormaliseRule } from '../text/line-edits.js';
import { normaliseLine } from '../text/normalise-line.js';

/** A stretch of a text that normalising would change. */
export interface Oddity {
  /** JSON Pointer (RFC 6901) to the text. */
  pointer: string;
  /** UTF-16 offset in it. */
  at: number;
  before: string;
  after: string;
}

export const REPLACED = '\uFFFD';

/** What is odd about a stretch, and the check that tells of it. */
type ToldOddity = Omit<Oddity, 'pointer'> & { check: string };

/**
 * What is odd about a stretch that normalising would change. Edits that touch are one: what they take out beside is told for what it
 * is, such as a mark between two spaces.
 */
export function odditiesOfEdit({ at, before, after, rule }: LineEdit): ToldOddity[] {
  const check = checkOf(rule, before);
  const told: ToldOddity[] = [{ check, at, before, after }];
  let from = at;
  for (const char of before) {
    const [edit] = before.length > char.length ? normaliseLine(char).edits : [];
    const its = edit?.after === '' ? checkOf(edit.rule, char) : check;
    if (its !== check) told.push({ check: its, at: from, before: char, after: '' });
    from += char.length;
  }
  return told;
}

/** The check that tells of an edit: that of its rule, but for the several things that the rule `control` takes out. */
function checkOf(rule: NormaliseRule, before: string): string {
  if (rule !== 'control') return rule;
  const code = before.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return 'surrogate';
  if ((code >= 0xe000 && code <= 0xf8ff) || (code >= 0xf0000 && (code & 0xfffe) !== 0xfffe)) return 'private-use';
  return rule;
}

/** Code points of a text as `U+0640`, the first few of them. */
export function codePointsOf(text: string, most = 4): string {
  const codes = [...text];
  const names = codes.slice(0, most).map(nameOf);
  return codes.length > most ? `${names.join(' ')} …` : names.join(' ');
}

export function nameOf(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
