import { readFileSync } from 'node:fs';
import type { Bigrams } from '../lexicon/bigrams.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { dataFile } from '../lexicon/load.js';
import { type CandidateSearch, candidateSearch } from './candidates.js';
import { compileDictionary } from './compile.js';
import { parseDictionary } from './dictionary.js';
import type { CorrectSettings } from './settings.js';
import { wordFacts } from './word-facts.js';

const BUILT_IN = 'dictionary.tsv';

/** The built-in dictionary and every kind of correction, with a lexicon and the word pairs. */
export function loadCorrections(lexicon: Lexicon, bigrams: Bigrams): CorrectSettings {
  const text = readFileSync(dataFile(BUILT_IN), 'utf8');
  const { entries } = parseDictionary(text, BUILT_IN, false);
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
    layers: { nonWords: true, realWords: true, spaces: true },
    look: wordFacts(lexicon, bigrams, searching),
  };
}
