import { readFile, stat } from 'node:fs/promises';
import { findPages } from '../input/find.js';
import type { PageFile } from '../input/page-file.js';
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
  yield* verifyAgainst(corpus, scansOf(pages), extent);
}

/** Each page is read while the one before it is looked at. */
function scansOf(pages: readonly PageFile[]): Scan[] {
  let ahead: { page: PageFile; bytes: Promise<Uint8Array> } | undefined;
  const read = (page: PageFile): Promise<Uint8Array> => explained(shownPath(page), readFile(page.file));
  return pages.map((page, i): Scan => {
    const bytes = (): Promise<Uint8Array> => {
      const own = ahead?.page === page ? ahead.bytes : read(page);
      const next = pages[i + 1];
      ahead = next && { page: next, bytes: read(next) };
      // It is told when it is asked for.
      ahead?.bytes.catch(() => {});
      return own;
    };
    return { path: page.path, root: page.root, name: shownPath(page), bytes };
  });
}

async function explained<T>(path: string, job: Promise<T>): Promise<T> {
  try {
    return await job;
  } catch (error) {
    const problem = fileProblem(path, error);
    throw problem ? new JobError(problem) : error;
  }
}
