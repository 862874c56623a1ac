import type { Lexicon } from '../lexicon/lexicon.js';
import type { WordData } from '../lexicon/word-data.js';
import type { Dictionary } from './dictionary/compile.js';
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
export interface CorrectSettings extends WordData {
  lexicon: Lexicon;
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

/** Replacements of a text and more of them, each in order; where they meet, the first ones stand. */
export function withMore(some: readonly Replacement[], more: readonly Replacement[]): Replacement[] {
  if (more.length === 0) return [...some];
  const all = [...some];
  let next = 0;
  for (const one of more) {
    while ((some[next]?.end ?? Number.POSITIVE_INFINITY) <= one.start) next++;
    if ((some[next]?.start ?? Number.POSITIVE_INFINITY) >= one.end) all.push(one);
  }
  return all.sort((a, b) => a.start - b.start);
}
