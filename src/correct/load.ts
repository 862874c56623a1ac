import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bigrams } from '../lexicon/bigrams.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { bytesOf, dataFile, loadLexicon, loadWordVectors, type PackageFiles, readFiles } from '../lexicon/load.js';
import { buildWordIndex } from './candidates/build-word-index.js';
import { type CandidateSearch, candidateSearch } from './candidates/candidates.js';
import { hasBit, LONE_WORDS } from './candidates/lone-words.js';
import { readWordIndex, type WordIndex } from './candidates/word-index.js';
import { compileDictionary } from './dictionary/compile.js';
import { type Entry, parseDictionary } from './dictionary/dictionary.js';
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

/** File of the index of the package's lexicon, which the build puts beside the modules. */
export const WORD_INDEX = 'words.bin';

/** The words of a lexicon that misreadings are sought among: read where they were built with the modules, else built. */
export function loadWordIndex(lexicon: Lexicon): WordIndex {
  const built = lexicon === loadLexicon() ? builtIndex() : undefined;
  return readWordIndex(built ?? buildWordIndex(lexicon));
}

function builtIndex(): Uint8Array | undefined {
  const file = fileURLToPath(new URL(WORD_INDEX, import.meta.url));
  // Modules that run from their sources have none.
  return existsSync(file) ? bytesOf(file) : undefined;
}

/** Reads the large files that pages are cleaned with, for threads to share. */
export function readPackageFiles(): PackageFiles {
  builtIndex();
  return readFiles();
}

/** What pages are corrected with, of a lexicon and the word pairs. */
export function loadCorrections(
  lexicon: Lexicon,
  bigrams: Bigrams,
  { entries = builtInEntries(), layers = ALL_LAYERS }: CorrectChoices = {},
): CorrectSettings {
  let search: CandidateSearch | undefined;
  // The index takes a while to load, and a clean page may never need it.
  const searching = (): CandidateSearch => {
    search ??= candidateSearch(lexicon, loadWordIndex(lexicon));
    return search;
  };
  let lone: Uint8Array | undefined;
  const isLone = (bare: string): boolean => {
    lone ??= lexicon === loadLexicon() ? readFileSync(dataFile(LONE_WORDS)) : new Uint8Array();
    return hasBit(lone, lexicon.numberOf(bare));
  };
  const vectors = loadWordVectors();
  return {
    lexicon,
    bigrams,
    vectors,
    dictionary: compileDictionary(entries, lexicon),
    layers,
    look: wordFacts(lexicon, bigrams, vectors, searching, isLone),
  };
}

/** The entries of the built-in dictionary. */
export function builtInEntries(): Entry[] {
  return parseDictionary(readFileSync(builtInFile(), 'utf8'), BUILT_IN, false).entries;
}
