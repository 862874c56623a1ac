import { isWordUnit } from '../text/words.js';

/** UTF-16 offset where the first word from an offset on begins; the length of the text when there is none. */
export function wordFrom(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isWordUnit(text.charCodeAt(at))) at++;
  return at;
}

/** UTF-16 offset where the word that goes on at an offset ends. */
export function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isWordUnit(text.charCodeAt(at))) at++;
  return at;
}
