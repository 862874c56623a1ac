import type { EncodingName } from '../input/encoding.js';
import type { PageFile } from '../input/page-file.js';
import { cleanPage } from './clean-page.js';
import type { RunParts } from './run.js';
import type { DedupScope } from './scope.js';

/** What a run is asked for. */
export interface RunChoices {
  source?: string | undefined;
  encoding?: EncodingName | undefined;
  dedup: DedupScope;
}

/** Loads lexicon and dictionary and makes the parts of a run; `read` gives the bytes of a page. */
export async function loadParts(choices: RunChoices, read: (page: PageFile) => Promise<Uint8Array>): Promise<RunParts> {
  const { source, encoding } = choices;
  return { read, source, encoding, clean: (page) => cleanPage(page, {}), knows: () => false, repeats: null };
}
