import type { Replacement } from '../settings.js';
import type { ReadToken } from '../token.js';
import type { Look } from '../word-facts.js';

const TWO = 0x32;
const COMMA = '\u060c';
/** Shorter words are names of things that are numbered, as often as not. */
const SHORTEST = 4;

/**
 * The digit two at the end of a word, on a noisy page, as the comma it was read for («الحكومة2»): of 29 such that Tesseract read
 * none was printed. Null for any other token.
 */
export function gluedComma(token: ReadToken, look: Look): Replacement | null {
  const { text, end } = token;
  const letters = text.length - 1;
  if (token.arabic || text.charCodeAt(letters) !== TWO || letters < SHORTEST) return null;
  if (!look(text, 0, letters).known) return null;
  return { start: end - 1, end, after: COMMA, rule: 'non-word', score: 1, note: '' };
}
