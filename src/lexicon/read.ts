import { WordGraph } from './word-graph.js';

const MAGIC = 0x584c5157; // "WQLX" as a little-endian uint32
const VERSION = 1;
const HEADER = 24;

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
  // Typed arrays need an aligned start; a buffer from a pool may not have one.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset, byteLength } = aligned;
  if (byteLength < HEADER) throw new RangeError('not a lexicon: too short');
  const [magic, version, listed = 0, forms = 0, letters = 0, frequencies = 0] = new Uint32Array(buffer, byteOffset, 6);
  if (magic !== MAGIC) throw new RangeError('not a lexicon: bad signature');
  if (version !== VERSION) throw new RangeError(`lexicon of version ${version}, not ${VERSION}`);
  if (byteLength !== HEADER + 4 * listed + 4 * forms + 2 * letters + frequencies)
    throw new RangeError('lexicon cut short');
  let at = byteOffset + HEADER;
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
