import { rounded } from '../decide/decide.js';
import type { Replacement } from '../settings.js';
import type { ReadToken } from '../token.js';

const FEH = '\u0641';
const FI = '\u0641\u064a';
/** Of 140 lone fehs between two words that Tesseract read on five hundred pages, 108 were «في» and one was a feh. */
const PROBABILITY = 108 / 140;

const isWord = (token: ReadToken | undefined): boolean => (token?.facts?.letters ?? 0) > 1;

/**
 * A lone feh between two words, on a noisy page, as the preposition that lost its yeh; null for any other token. Beside another
 * single letter it is an initial, as of «أ ف ب».
 */
export function lostYeh(tokens: readonly ReadToken[], at: number): Replacement | null {
  const token = tokens[at];
  if (token?.bare !== FEH) return null;
  const next = tokens[at + 1];
  if (!isWord(tokens[at - 1]) || !isWord(next) || !token.follows || !next?.follows) return null;
  if (!next.facts?.known || next.bare === FI) return null;
  const { start, end } = token;
  return { start, end, after: FI, rule: 'non-word', score: rounded(PROBABILITY), note: '' };
}
