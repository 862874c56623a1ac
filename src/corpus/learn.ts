import type { PageSource } from '../input/page-source.js';
import { bareLetters } from '../lexicon/lexicon.js';
import { normalisePage } from '../text/normalise.js';
import { wordsOf } from '../text/words.js';
import { PageCounts } from './page-counts.js';
import { type RunParts, readPage } from './run.js';

/** Fewer pages tell nothing of each other. */
const FEWEST_PAGES = 2;

/**
 * Reads all pages once to count on how many each word stands. A page that cannot be read or decoded is passed over: what
 * is wrong with it is told when it is cleaned.
 *
 * @returns undefined when there are too few pages
 */
export async function learnWords(
  sources: AsyncIterable<PageSource>,
  parts: Pick<RunParts, 'read' | 'encoding'>,
): Promise<PageCounts | undefined> {
  const counts = new PageCounts();
  for await (const source of sources) {
    const read = await readPage(source, parts);
    if ('problem' in read) continue;
    const words = new Set<string>();
    for (const line of normalisePage(read.decoded.text).lines)
      for (const word of wordsOf(line.text)) words.add(bareLetters(word.text));
    counts.add(words);
  }
  return counts.pages < FEWEST_PAGES ? undefined : counts;
}
