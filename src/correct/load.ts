import { readFileSync } from 'node:fs';
import type { Lexicon } from '../lexicon/lexicon.js';
import { dataFile } from '../lexicon/load.js';
import { compileDictionary } from './compile.js';
import { parseDictionary } from './dictionary.js';
import type { CorrectSettings } from './settings.js';

const BUILT_IN = 'dictionary.tsv';

/** The built-in dictionary and every kind of correction, with a lexicon. */
export function loadCorrections(lexicon: Lexicon): Omit<CorrectSettings, 'page'> {
  const text = readFileSync(dataFile(BUILT_IN), 'utf8');
  const { entries } = parseDictionary(text, BUILT_IN, false);
  return {
    lexicon,
    dictionary: compileDictionary(entries, lexicon),
    candidates: true,
    spaces: true,
    punctuation: true,
    known: new Set(),
  };
}
