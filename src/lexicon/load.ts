import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bigrams, readBigrams } from './bigrams.js';
import { type Lexicon, readLexicon } from './lexicon.js';
import type { WordData } from './word-data.js';
import { readWordVectors, type WordVectors } from './word-vectors.js';

const LEXICON = 'lexicon.bin';
const BIGRAMS = 'bigrams.bin';
const VECTORS = 'word-vectors.bin';

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

/** Large files of the package by path, in memory that threads share. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;
const files = new Map<string, Uint8Array>();

/** The bytes of a large file of the package, read once for all threads that are told of it. */
export function bytesOf(path: string): Uint8Array {
  let known = files.get(path);
  if (known === undefined) {
    const read = readFileSync(path);
    known = new Uint8Array(new SharedArrayBuffer(read.length));
    known.set(read);
    files.set(path, known);
  }
  return known;
}

/** Tells a thread of files that another has read. */
export function takeFiles(read: PackageFiles): void {
  for (const [path, bytes] of read) files.set(path, bytes);
}

/** Reads what lexicon, word pairs and vectors are made from; gives all that was read so far. */
export function readFiles(): PackageFiles {
  for (const name of [LEXICON, BIGRAMS, VECTORS]) bytesOf(dataFile(name));
  return files;
}

let loaded: Lexicon | undefined;

/** The lexicon of the package, read once. */
export function loadLexicon(): Lexicon {
  loaded ??= readLexicon(bytesOf(dataFile(LEXICON)));
  return loaded;
}

let loadedBigrams: Bigrams | undefined;

/** The word pairs of the package, read once. */
export function loadBigrams(): Bigrams {
  loadedBigrams ??= readBigrams(bytesOf(dataFile(BIGRAMS)));
  return loadedBigrams;
}

let loadedVectors: WordVectors | undefined;

/** The word vectors of the package, read once. */
export function loadWordVectors(): WordVectors {
  loadedVectors ??= readWordVectors(bytesOf(dataFile(VECTORS)));
  return loadedVectors;
}

/** Word pairs and vectors of the package. */
export const loadWordData = (): WordData => ({ bigrams: loadBigrams(), vectors: loadWordVectors() });
