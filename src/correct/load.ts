import { readFileSync } from 'node:fs';
import type { Bigrams } from '../lexicon/bigrams.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { dataFile } from '../lexicon/load.js';
import { type CandidateSearch, candidateSearch } from './candidates.js';
import { compileDictionary } from './compile.js';
import { type Entry, parseDictionary } from './dictionary.js';
import { ALL_LAYERS, type CorrectSettings, type Layers } from './settings.js';
import { wordFacts } from './word-facts.js';

/** Name of the built-in dictionary in messages and in the change log. */
export const BUILT_IN = 'built-in';

/** What corrections are made from; plain data. */
export interface CorrectChoices {
  /** Of all dictionaries, in order of precedence; those of the built-in one when absent. */
  entries?: readonly Entry[];
  /** Kinds of correction beside the dictionary's; all when absent. */
  layers?: Layers;
}

/** Path of the built-in dictionary. */
export function builtInFile(): string {
  return dataFile('dictionary.tsv');
}

/** What pages are corrected with, of a lexicon and the word pairs. */
export function loadCorrections(
  lexicon: Lexicon,
  bigrams: Bigrams,
  { entries = builtInEntries(), layers = ALL_LAYERS }: CorrectChoices = {},
): CorrectSettings {
  let search: CandidateSearch | undefined;
  // The index takes a while to make, and a clean page may never need it.
  const searching = (): CandidateSearch => {
    search ??= candidateSearch(lexicon);
    return search;
  };
  return {
    lexicon,
    bigrams,
    dictionary: compileDictionary(entries, lexicon),
    layers,
    look: wordFacts(lexicon, bigrams, searching),
  };
}

/** The entries of the built-in dictionary. */
export function builtInEntries(): Entry[] {
  return parseDictionary(readFileSync(builtInFile(), 'utf8'), BUILT_IN, false).entries;
}
