import { existsSync } from 'node:fs';
import { codeOf, fileProblem, JobError } from './problem.js';
import { FileCutShort } from './sink.js';

/**
 * Does a job on a folder.
 *
 * @throws JobError where the file system fails
 */
export async function explained<T>(folder: string, job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (error) {
    if (error instanceof FileCutShort) {
      const reason = `the unfinished run in it is damaged: ${error.message}`;
      throw new JobError({ path: folder, reason, advice: 'begin anew with --force' });
    }
    const problem = fileProblem(folder, error);
    if (!problem) throw error;
    const vanished = isMissing(error) && !existsSync(folder);
    const gone = { reason: 'the folder was taken away while it was written to', advice: 'run it again' };
    throw new JobError(vanished ? { ...problem, ...gone } : problem);
  }
}

/** Whether a file or folder was not there. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}
