import type { Bigrams } from '../lexicon/bigrams.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Dictionary } from './compile.js';
import type { Look } from './word-facts.js';

/** How far corrections go: dictionaries and readings weighed, dictionaries alone, or none. */
export const CORRECT_SCOPES = ['all', 'dictionary', 'off'] as const;
export type CorrectScope = (typeof CORRECT_SCOPES)[number];

/** Which kinds of correction are made. */
export interface Layers {
  /** Non-words taken for words of the lexicon. */
  nonWords: boolean;
  /** Words of the lexicon taken for others that fit their neighbours far better. */
  realWords: boolean;
  /** Words torn apart or run together. */
  spaces: boolean;
}

export const ALL_LAYERS: Layers = { nonWords: true, realWords: true, spaces: true };
export const NO_LAYERS: Layers = { nonWords: false, realWords: false, spaces: false };

/** Whether readings are weighed at all: a dictionary alone asks nothing of the page. */
export function weighs({ nonWords, realWords, spaces }: Layers): boolean {
  return nonWords || realWords || spaces;
}

/** What pages are corrected with. */
export interface CorrectSettings {
  lexicon: Lexicon;
  bigrams: Bigrams;
  /** All dictionaries compiled; null for none. */
  dictionary: Dictionary | null;
  layers: Layers;
  /** Facts of words, remembered from page to page. */
  look: Look;
  /** On how many pages of the collection a word stands (bare letters), as far as that was learnt. */
  pagesWith?: (bare: string) => number;
}

/** A stretch of a text and what to put there. */
export interface Replacement {
  start: number;
  end: number;
  after: string;
  rule: string;
  /** Confidence, 0 to 1. */
  score: number;
  note: string;
}
