import { readFile, stat } from 'node:fs/promises';
import { findPages } from '../input/find.js';
import { fileProblem, JobError } from '../output/problem.js';
import { type AgainstExtent, type Scan, verifyAgainst } from '../verify/against/against.js';
import { openCorpus } from '../verify/against/corpus-folder.js';
import type { Finding } from '../verify/check.js';
import { shownPath } from './terminal.js';

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
  const read = pages.map((page): Scan => {
    return {
      path: page.path,
      root: page.root,
      name: shownPath(page),
      bytes: () => explained(shownPath(page), readFile(page.file)),
    };
  });
  yield* verifyAgainst(corpus, read, extent);
}

async function explained<T>(path: string, job: Promise<T>): Promise<T> {
  try {
    return await job;
  } catch (error) {
    const problem = fileProblem(path, error);
    throw problem ? new JobError(problem) : error;
  }
}
