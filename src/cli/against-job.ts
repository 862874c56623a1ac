import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { findPages } from '../input/find.js';
import { formOf } from '../input/form.js';
import type { PageFile } from '../input/page-file.js';
import { pageSources } from '../input/page-source.js';
import type { RunSettings } from '../output/manifest.js';
import { fileProblem, JobError } from '../output/problem.js';
import { type AgainstExtent, againstChecks, type Scan, verifyAgainst } from '../verify/against/against.js';
import { openCorpus } from '../verify/against/corpus-folder.js';
import type { Finding } from '../verify/check.js';
import { shownPath } from './terminal.js';

export { againstChecks };

/**
 * Holds the one corpus that `paths` name against its scans.
 *
 * @throws JobError when that cannot be done
 */
export async function* findingsAgainst(
  paths: readonly string[],
  scans: readonly string[],
  extent: AgainstExtent,
): AsyncGenerator<Finding> {
  const [folder = ''] = paths;
  if (paths.length !== 1 || folder === '-' || !(await explained(folder, stat(folder))).isDirectory()) {
    const reason = '--against needs one folder that clean -o wrote';
    throw new JobError({ path: paths.join(', '), reason, advice: 'verify each folder by itself' });
  }
  const { pages, problems } = await findPages(scans);
  // A scan that is not found must not pass for one that is missing.
  if (problems[0]) throw new JobError(problems[0]);
  const corpus = await explained(folder, openCorpus(folder));
  const { settings } = corpus.manifest;
  // Records of JSON lines come in an order of their own.
  if (settings.from === 'jsonl' || pages.some((page) => formOf(page, undefined) === 'jsonl')) {
    const advice = 'verify it without --against';
    throw new JobError({
      path: folder,
      reason: 'made from JSON lines, which --against cannot hold it against',
      advice,
    });
  }
  yield* verifyAgainst(corpus, scansOf(pages, settings), extent);
}

/** The pages of scans, read as they were for the corpus. */
async function* scansOf(pages: readonly PageFile[], { from, pageSeparator, maxPageBytes }: RunSettings) {
  const settings = {
    form: from === 'text' ? from : undefined,
    pageSeparator: typeof pageSeparator === 'string' ? pageSeparator : undefined,
    maxPageBytes: typeof maxPageBytes === 'number' ? maxPageBytes : undefined,
    stdin: () => process.stdin,
  } as const;
  for await (const { page, bytes, problem } of pageSources(pages, settings)) {
    const name = shownPath(page);
    // A page is small: reading it at once takes a fraction of the time that four turns of the thread pool do.
    const read = async (): Promise<Uint8Array> => bytes ?? readFileSync(page.file);
    if (!problem) yield { path: page.path, root: page.root, name, bytes: () => explained(name, read()) } satisfies Scan;
  }
}

async function explained<T>(path: string, job: Promise<T>): Promise<T> {
  try {
    return await job;
  } catch (error) {
    const problem = fileProblem(path, error);
    throw problem ? new JobError(problem) : error;
  }
}
