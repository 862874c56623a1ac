import { tmpdir } from 'node:os';
import { type CorpusJudge, corpusJudge } from '../corpus/corpus-judge.js';
import { runCorpus } from '../corpus/corpus-run.js';
import { Crew } from '../corpus/crew.js';
import type { DeskChoices } from '../corpus/desk.js';
import { PageCounts } from '../corpus/page-counts.js';
import type { PageFailure } from '../corpus/run.js';
import type { DedupScope } from '../corpus/scope.js';
import type { PageResult } from '../corpus/settle.js';
import { DEDUP_DEFAULTS } from '../dedup/defaults.js';
import { findPages } from '../input/find.js';
import { type PageSource, pageSources } from '../input/page-source.js';
import { Tally } from '../output/manifest.js';
import { JobError, type Problem } from '../output/problem.js';
import { findDatasets } from '../verify/find-datasets.js';
import { checkContent, checkCorpus } from './checked.js';
import { type CleanedPage, cleanedPage, knows, pageAt } from './clean-page.js';
import { choicesOf, type PageSettings } from './settings.js';

/** How a corpus is cleaned; what is left out is as on the command line. */
export interface CorpusSettings extends Omit<PageSettings, 'path' | 'dedup'> {
  /** How far to look for repeated passages; `corpus` when absent. */
  dedup?: DedupScope;
  /** Earlier corpora whose passages go too: `.jsonl` files, or folders that `clean` wrote. */
  against?: readonly string[];
  /** Letters that a passage must share with an earlier one, 0.5 to 1. */
  dedupIdentity?: number;
  /** Words of a repeated run that goes; a whole paragraph needs half of it. */
  dedupMinWords?: number;
  /** Bytes for finding repeats, past which a temporary file is used; 1 GiB when absent. */
  dedupMemory?: number;
  /** Whether the words of all pages are counted first, for which files are read twice; true when absent. */
  learn?: boolean;
  /** Threads that pages go through; 1, which is the calling thread, when absent. The result is the same. */
  jobs?: number;
}

/** A page in memory. */
export interface PageInput {
  /** Path that records name. No other page may have it, nor one that differs in its extension alone: ids would be alike. */
  path: string;
  /** Its text, or its bytes as the OCR left them. */
  page: string | Uint8Array;
}

/** A page of a corpus, cleaned. */
export interface CorpusPage extends CleanedPage {
  path: string;
  problem: undefined;
}

/** A page of a corpus that could not be cleaned, or a path that gave none. */
export interface FailedPage {
  path: string;
  problem: Problem;
  records: never[];
  changes: never[];
}

/**
 * Cleans pages in the order of the corpus, and takes out what earlier pages have already. A page that fails does not end the
 * run: it comes with a `problem`.
 *
 * @param pages paths as on the command line (folders, files, globs), or pages in memory, cleaned in the order they come
 * @throws JobError when a dictionary has an error, an earlier corpus cannot be read, or a setting is none or has a wrong value
 *
 * @example
 * ```ts
 * import { cleanCorpus } from 'warraq';
 *
 * for await (const { path, problem, records } of cleanCorpus('scans', { source: 'sahel' })) {
 *   if (problem) console.error(path, problem.reason);
 *   else for (const record of records) console.log(JSON.stringify(record));
 * }
 * ```
 *
 * @example
 * ```ts
 * const pages = [{ path: '2009/03/14.txt', page: text }];
 * for await (const { records } of cleanCorpus(pages, { dedup: 'page' })) console.log(records.length);
 * ```
 */
export async function* cleanCorpus(
  pages: string | readonly string[] | Iterable<PageInput> | AsyncIterable<PageInput>,
  settings: CorpusSettings = {},
): AsyncGenerator<CorpusPage | FailedPage> {
  checkCorpus(settings);
  if (typeof pages === 'string') yield* cleanPaths([pages], settings);
  else if (isPaths(pages)) yield* cleanPaths(pages, settings);
  else yield* cleanInputs(pages, settings);
}

function isPaths(pages: object): pages is readonly string[] {
  return Array.isArray(pages) && pages.every((page) => typeof page === 'string');
}

async function* cleanPaths(
  paths: readonly string[],
  settings: CorpusSettings,
): AsyncGenerator<CorpusPage | FailedPage> {
  const { pages, problems } = await findPages(paths);
  for (const problem of problems) yield failed(problem);
  const { learn = true, correct = 'all', encoding } = settings;
  const sources = (): AsyncGenerator<PageSource> => pageSources(pages, { encoding, stdin: noStdin });
  yield* cleanSources(sources, learn && correct === 'all' ? new PageCounts() : null, settings);
}

async function* cleanInputs(
  inputs: Iterable<PageInput> | AsyncIterable<PageInput>,
  settings: CorpusSettings,
): AsyncGenerator<CorpusPage | FailedPage> {
  yield* cleanSources(() => sourcesOf(inputs), null, settings);
}

async function* sourcesOf(inputs: Iterable<PageInput> | AsyncIterable<PageInput>): AsyncGenerator<PageSource> {
  const stems = new Set<string>();
  for await (const { path, page } of inputs) {
    checkContent(page, path);
    const at = pageAt(path);
    const stem = at.stem ?? path;
    if (stems.has(stem)) {
      const reason = 'another page has this path, or one that differs in its extension alone';
      yield { page: at, problem: { path, reason, advice: 'give each page a path of its own' } };
      continue;
    }
    stems.add(stem);
    yield typeof page === 'string' ? { page: at, text: page } : { page: at, bytes: page };
  }
}

async function* cleanSources(
  sources: () => AsyncIterable<PageSource>,
  learnt: PageCounts | null,
  settings: CorpusSettings,
): AsyncGenerator<CorpusPage | FailedPage> {
  const { jobs = 1 } = settings;
  const threadFile = new URL('./page-worker.js', import.meta.url);
  const crew = new Crew({ ...choices(settings), learnt: learnt?.memory ?? null }, { jobs, threadFile });
  try {
    const repeats = await judgeOf(settings);
    const tally = new Tally();
    for await (const result of runCorpus({ sources, crew, learnt, repeats, knows, tally })) yield outcome(result);
  } finally {
    await crew.close();
  }
}

function choices({ dedup = 'corpus', ...settings }: CorpusSettings): DeskChoices {
  return { ...choicesOf(settings), dedup };
}

async function judgeOf({
  dedup = 'corpus',
  against = [],
  dedupIdentity = DEDUP_DEFAULTS.identity,
  dedupMinWords = DEDUP_DEFAULTS.minRunWords,
  dedupMemory = 2 ** 30,
}: CorpusSettings): Promise<CorpusJudge | null> {
  const earlier = await findDatasets(against, noStdin);
  const [problem] = earlier.problems;
  if (problem) throw new JobError(problem);
  return corpusJudge({ dedup, dedupIdentity, dedupMinWords, dedupMemory }, earlier.files, tmpdir());
}

/** @throws JobError always: a library has no standard input to read */
export function noStdin(): never {
  throw new JobError({ path: '-', reason: 'standard input is of the command line alone', advice: 'give its content' });
}

function outcome(result: PageResult | PageFailure): CorpusPage | FailedPage {
  if ('problem' in result) return failed(result.problem);
  return { path: result.page.path, problem: undefined, ...cleanedPage(result) };
}

function failed(problem: Problem): FailedPage {
  return { path: problem.path, problem, records: [], changes: [] };
}
