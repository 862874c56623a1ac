import type { NormaliseRule } from '../text/line-edits.js';

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

/** The check that tells of an edit: that of its rule, but for the several things that the rule `control` takes out. */
export function oddityOf(rule: NormaliseRule, before: string): string {
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
