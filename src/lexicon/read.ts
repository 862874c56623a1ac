import { type Kind, openDataFile } from './data-file.js';
import { WordGraph } from './word-graph.js';

const KIND: Kind = { name: 'lexicon', magic: 0x584c5157, version: 1, header: 24 }; // "WQLX"

/** The parts of a lexicon file, as views of its bytes. */
export interface LexiconParts {
  /** Words counted in the frequency list. */
  listed: WordGraph;
  /** Forms of the dictionary, counted or not. */
  forms: WordGraph;
  /** UTF-16 unit of letter code n at n - 1. */
  letters: Uint16Array;
  /** (centibels - 100) / 3 of each listed word, by its number. */
  frequencies: Uint8Array;
}

/**
 * Splits a lexicon file into its parts (the layout is told in tools/lexicon/build.mjs).
 *
 * @throws RangeError when the bytes are no lexicon of this version or are cut short
 */
export function readParts(bytes: Uint8Array): LexiconParts {
  const { buffer, byteOffset, byteLength, sizes } = openDataFile(bytes, KIND);
  const [listed = 0, forms = 0, letters = 0, frequencies = 0] = sizes;
  if (byteLength !== KIND.header + 4 * listed + 4 * forms + 2 * letters + frequencies)
    throw new RangeError('lexicon cut short');
  let at = byteOffset + KIND.header;
  const listedGraph = new WordGraph(new Uint32Array(buffer, at, listed));
  at += 4 * listed;
  const formsGraph = new WordGraph(new Uint32Array(buffer, at, forms));
  at += 4 * forms;
  const letterTable = new Uint16Array(buffer, at, letters);
  at += 2 * letters;
  return {
    listed: listedGraph,
    forms: formsGraph,
    letters: letterTable,
    frequencies: new Uint8Array(buffer, at, frequencies),
  };
}
