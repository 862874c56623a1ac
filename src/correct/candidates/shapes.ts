import type { Lexicon } from '../../lexicon/lexicon.js';
import { comparingKey, LETTER_OF_UNIT } from '../../text/keys.js';

/** The shapes of letters, numbered from 1; 0 for a letter without one. */
export interface Shapes {
  of: Uint8Array;
  /** One more than there are shapes. */
  count: number;
}

/** Shapes of the letter codes of a lexicon. A hamza on the line is lost and made up so easily that it has none. */
export function shapesOf(lexicon: Pick<Lexicon, 'unitOf'>): Shapes {
  const of = new Uint8Array(64);
  const numbers = new Map<number, number>();
  for (let code = 1; code < of.length; code++) {
    const shape = (comparingKey(String.fromCharCode(lexicon.unitOf(code))).units[0] ?? 0) & LETTER_OF_UNIT;
    if (shape === 0) continue;
    if (!numbers.has(shape)) numbers.set(shape, numbers.size + 1);
    of[code] = numbers.get(shape) ?? 0;
  }
  return { of, count: numbers.size + 1 };
}
