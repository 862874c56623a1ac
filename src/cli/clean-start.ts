import type { CleanedBefore } from '../corpus/cleaned-before.js';
import type { PageFile } from '../input/page-file.js';
import type { PageSource } from '../input/page-source.js';
import type { Problem } from '../output/problem.js';
import { findDatasets } from '../verify/find-datasets.js';
import type { DatasetFile } from '../verify/verify.js';
import { type Dictionaries, loadDictionaries } from './dictionaries.js';
import { findInput, misuseOfInput } from './find-input.js';
import { endOfFinished } from './finished-job.js';
import { knownBefore, sourcesLeft } from './incremental.js';
import type { CleanOptions } from './options.js';
import { askedFor } from './run-settings.js';
import { complain, DONE, FAILED, FINDINGS, say } from './terminal.js';

/** What a run is about to do. */
export interface CleanStart {
  dictionaries: Dictionaries;
  pages: readonly PageFile[];
  /** Of finding the pages; told already. */
  problems: readonly Problem[];
  /** Files of the earlier corpus. */
  earlier: readonly DatasetFile[];
  /** With --incremental, what the earlier corpus was made of. */
  before: CleanedBefore | undefined;
  asked: ReturnType<typeof askedFor>;
  /** The pages, from the first on each time it is called. */
  sources(): AsyncIterable<PageSource>;
}

/**
 * Finds what a run, or its rehearsal, is to do; says what is in its way.
 *
 * @returns an exit code where there is nothing to do, or it cannot be done
 * @throws JobError when a file that it needs cannot be read
 */
export async function startOf(paths: readonly string[], options: CleanOptions): Promise<CleanStart | number> {
  const misuse = misuseOf(paths, options);
  if (misuse !== undefined) {
    say(`${misuse}; see warraq clean --help`, 'error');
    return FAILED;
  }
  const dictionaries = await loadDictionaries(options, options);
  if (!dictionaries) return FAILED;
  const { pages, problems } = await findInput(paths, options);
  problems.forEach(complain);
  const earlier = await findDatasets(options.against ?? [], () => process.stdin);
  earlier.problems.forEach(complain);
  // Without all of the earlier corpus, what it has would come out again.
  if (pages.length === 0 || earlier.problems.length > 0) return FAILED;
  const ended = problems.length > 0 ? FINDINGS : DONE;
  if (options.failFast && ended !== DONE) return ended;
  const asked = askedFor(options, dictionaries, pages);
  const before = await knownBefore(pages, options);
  const sources = (): AsyncIterable<PageSource> => sourcesLeft(pages, options, before);
  if (options.resume && !options.force) {
    const done = await endOfFinished(sources(), problems, asked, earlier.files, options);
    if (done !== undefined) return done;
  }
  if (before?.left === 0) return ended;
  return { dictionaries, pages, problems, earlier: earlier.files, before, asked, sources };
}

/** What is wrong with options that do not go together. */
function misuseOf(paths: readonly string[], options: CleanOptions): string | undefined {
  const { against = [], incremental, filesFrom } = options;
  const misuse = misuseOfInput(paths, options);
  if (misuse !== undefined) return misuse;
  if (incremental && against.length === 0) return '--incremental is told by earlier corpora what is new: add --against';
  if (incremental && [...against, ...paths].includes('-'))
    return '--incremental reads pages twice, which stdin cannot be';
  if (against.includes('-') && paths.includes('-')) return '- names stdin, which cannot be both page and dataset';
  if (against.includes('-') && filesFrom === '-') return '- names stdin, which cannot be both list and dataset';
  return undefined;
}
