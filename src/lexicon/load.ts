import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bigrams, readBigrams } from './bigrams.js';
import { type Lexicon, readLexicon } from './lexicon.js';
import type { WordData } from './word-data.js';
import { readWordVectors, type WordVectors } from './word-vectors.js';

/**
 * Path of a file of the package's data folder. The package root is the first folder upwards from this file that
 * holds the data, whether this file runs from src/lexicon or bundled from dist.
 *
 * @throws Error when no folder upwards holds the file
 */
export function dataFile(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const path = join(folder, 'data', name);
    if (existsSync(path)) return path;
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`data/${name} is missing from the package`);
    folder = parent;
  }
}

let loaded: Lexicon | undefined;

/** The lexicon of the package, read once. */
export function loadLexicon(): Lexicon {
  loaded ??= readLexicon(readFileSync(dataFile('lexicon.bin')));
  return loaded;
}

let loadedBigrams: Bigrams | undefined;

/** The word pairs of the package, read once. */
export function loadBigrams(): Bigrams {
  loadedBigrams ??= readBigrams(readFileSync(dataFile('bigrams.bin')));
  return loadedBigrams;
}

let loadedVectors: WordVectors | undefined;

/** The word vectors of the package, read once. */
export function loadWordVectors(): WordVectors {
  loadedVectors ??= readWordVectors(readFileSync(dataFile('word-vectors.bin')));
  return loadedVectors;
}

/** Word pairs and vectors of the package. */
export const loadWordData = (): WordData => ({ bigrams: loadBigrams(), vectors: loadWordVectors() });
