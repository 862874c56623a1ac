import { DecodeError, decode } from '../input/decode.js';
import type { EncodingName } from '../input/encoding.js';
import type { PageFile } from '../input/page-file.js';
import { bareLetters } from '../lexicon/lexicon.js';
import { fileProblem } from '../output/problem.js';
import { normalisePage } from '../text/normalise.js';
import { wordsOf } from '../text/words.js';
import { PageCounts } from './page-counts.js';

/** Fewer pages tell nothing of each other. */
export const FEWEST_PAGES = 2;

/**
 * Reads all pages once to count on how many each word stands. A page that cannot be read or decoded is passed over: what
 * is wrong with it is told when it is cleaned.
 */
export async function learnWords(
  pages: readonly PageFile[],
  read: (page: PageFile) => Promise<Uint8Array>,
  encoding?: EncodingName,
): Promise<PageCounts> {
  const counts = new PageCounts();
  for (const page of pages) {
    try {
      const { text } = decode(await read(page), { encoding });
      const words = new Set<string>();
      for (const line of normalisePage(text).lines)
        for (const word of wordsOf(line.text)) words.add(bareLetters(word.text));
      counts.add(words);
    } catch (error) {
      if (!(error instanceof DecodeError) && !fileProblem(page.path, error)) throw error;
    }
  }
  return counts;
}
