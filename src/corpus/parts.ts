import { type CorrectChoices, loadCorrections } from '../correct/load.js';
import type { EncodingName } from '../input/encoding.js';
import type { PageFile } from '../input/page-file.js';
import { loadBigrams, loadLexicon } from '../lexicon/load.js';
import { type CleanSettings, cleanPage } from './clean-page.js';
import type { PageCounts } from './page-counts.js';
import type { RepeatJudge, RunParts } from './run.js';
import type { DedupScope } from './scope.js';

/** What a run is asked for. */
export interface RunChoices {
  source?: string | undefined;
  encoding?: EncodingName | undefined;
  dedup: DedupScope;
  /** Null corrects nothing. */
  corrections: CorrectChoices | null;
  /** On how many pages words stand, when that was learnt. */
  learnt?: PageCounts | undefined;
}

/** Loads what pages are cleaned with and makes the parts of a run; `read` gives the bytes of a page, `repeats` see {@link RunParts}. */
export function loadParts(
  { source, encoding, dedup, corrections, learnt }: RunChoices,
  read: (page: PageFile) => Promise<Uint8Array>,
  repeats: RepeatJudge | null,
): RunParts {
  const lexicon = loadLexicon();
  const bigrams = loadBigrams();
  const settings: CleanSettings = {
    bigrams,
    repeats: dedup !== 'off',
    ...(corrections && {
      corrections: {
        ...loadCorrections(lexicon, bigrams, corrections),
        ...(learnt && { pagesWith: (bare: string) => learnt.of(bare) }),
      },
    }),
  };
  return {
    read,
    source,
    encoding,
    clean: (page) => cleanPage(page, settings),
    knows: (word) => lexicon.has(word),
    repeats,
  };
}
