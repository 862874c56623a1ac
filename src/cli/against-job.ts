import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { findPages } from '../input/find.js';
import type { PageFile } from '../input/page-file.js';
import { fileProblem, JobError } from '../output/problem.js';
import { type AgainstExtent, type Scan, verifyAgainst } from '../verify/against/against.js';
import { openCorpus } from '../verify/against/corpus-folder.js';
import type { Finding } from '../verify/check.js';
import { readStdin, shownPath } from './terminal.js';

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
  yield* verifyAgainst(corpus, pages.map(scanOf), extent);
}

function scanOf(page: PageFile): Scan {
  const { path, root } = page;
  const name = shownPath(page);
  // A page is small: reading it at once takes a fraction of the time that four turns of the thread pool do.
  const read = async (): Promise<Uint8Array> => (page.kind === 'stdin' ? readStdin() : readFileSync(page.file));
  return { path, root, name, bytes: () => explained(name, read()) };
}

async function explained<T>(path: string, job: Promise<T>): Promise<T> {
  try {
    return await job;
  } catch (error) {
    const problem = fileProblem(path, error);
    throw problem ? new JobError(problem) : error;
  }
}
