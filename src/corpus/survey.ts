import type { EncodingName } from '../input/encoding.js';
import type { PageSource } from '../input/page-source.js';
import { bareLetters } from '../lexicon/lexicon.js';
import { normalisePage } from '../text/normalise.js';
import { wordsOf } from '../text/words.js';
import { countingPlaces } from './page-counts.js';
import { readPage } from './read-page.js';

/** Fewer pages tell nothing of each other. */
export const FEWEST_PAGES = 2;

/** What is wanted of a page before any page is cleaned. */
export interface SurveyedPage {
  /** SHA-256 of its bytes; empty when it cannot be read. What is wrong with it is told when it is cleaned. */
  sha256: string;
  bytes: number;
  /** Where its words are counted (see `page-counts.ts`). */
  places: Uint32Array;
}

/** Reads a page for its words, each once. */
export function surveyPage(source: PageSource, encoding?: EncodingName): SurveyedPage {
  const read = readPage(source, encoding);
  const words = new Set<string>();
  if ('problem' in read) return { sha256: '', bytes: 0, places: countingPlaces(words) };
  for (const line of normalisePage(read.decoded.text).lines)
    for (const word of wordsOf(line.text)) words.add(bareLetters(word.text));
  const { sha256, bytes } = read.input;
  return { sha256, bytes, places: countingPlaces(words) };
}
