import { monthAt } from '../text/dates.js';
import { parseDigits } from '../text/digits.js';
import { isPerfect, PARTICLES } from './label/vocabulary.js';

/** Endings that tell a noun's or adjective's gender and number, longest first. */
const ENDINGS = ['ات', 'ين', 'ون', 'يه', 'ها', 'هم', 'ان', 'ه', 'ا', 'ي'];

function ending(word: string): string {
  return ENDINGS.find((suffix) => word.length - suffix.length >= 2 && word.endsWith(suffix)) ?? '';
}

/** Class of a word that is not there. */
export const NO_WORD = 'n';

/**
 * Grammatical class of a folded word by its outside: a particle is its own class, other words are told by clitic, verb
 * prefix, article and ending. Coarse on purpose: no vocabulary is learnt, so the classes hold for any newspaper.
 */
export function wordClass(key: string): string {
  if (PARTICLES.has(key)) return `=${key}`;
  if (parseDigits(key) >= 0) return '0';
  const unit = key.charCodeAt(0);
  if (unit < 0x0600 || unit > 0x06ff) return 'x';
  if (key.length === 1) return '1';
  if (monthAt([key], 0)) return 'month';
  if (isPerfect(key)) return 'v';
  if (key.startsWith('و') && key.length > 3) {
    const rest = key.slice(1);
    if (isPerfect(rest)) return 'wv';
    if (PARTICLES.has(rest)) return `w=${rest}`;
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
