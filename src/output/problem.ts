/** Something that could not be done, in words for the person who asked for it. */
export interface Problem {
  path: string;
  reason: string;
  /** Place in the file, such as `byte 1204`; absent when it is the file as a whole. */
  where?: string;
  advice: string;
}

/** A problem that ends the whole job. */
export class JobError extends Error {
  override readonly name = 'JobError';

  constructor(readonly problem: Problem) {
    super(`${problem.path}: ${problem.reason}`);
  }
}

/** The error that ends the job for what went wrong with a file; any other error as it is. */
export function asJobError(path: string, error: unknown): unknown {
  const problem = fileProblem(path, error);
  return problem ? new JobError(problem) : error;
}

/** Code of an error of the system, such as `ENOENT`; empty for any other. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** A problem in one line. */
export function problemText({ path, ...problem }: Problem): string {
  return `${path}: ${whyText(problem)}`;
}

/** The same behind the name of its file. */
export function whyText({ reason, where, advice }: Omit<Problem, 'path'>): string {
  return `${reason}${where ? ` (${where})` : ''}: ${advice}`;
}

/** What the file system's error codes mean, and what to do. */
const REASONS: Readonly<Record<string, readonly [reason: string, advice: string]>> = {
  ENOENT: ['no such file or folder', 'check the spelling, and the folder you are in'],
  ENOTDIR: ['part of the path is a file', 'name a folder'],
  EISDIR: ['a folder, not a file', 'name a file'],
  EEXIST: ['a file of that name is in the way', 'name another folder'],
  EACCES: ['no permission', 'give yourself permission, or name another'],
  EPERM: ['no permission', 'give yourself permission, or name another'],
  EROFS: ['the file system is read-only', 'name another folder'],
  ENOSPC: ['the disk is full', 'make room and run it again'],
  EDQUOT: ['the disk quota is used up', 'make room and run it again'],
  EFBIG: ['a file may not grow that large here', 'raise the limit and run it again'],
  ELOOP: ['a symbolic link that leads back to itself', 'name the file it should lead to'],
  ERR_FS_FILE_TOO_LARGE: ['a file over 2 GB', 'split it into pages'],
  Z_BUF_ERROR: ['compressed data that is cut short', 'copy or compress the file again'],
  Z_DATA_ERROR: ['damaged compressed data', 'copy or compress the file again'],
};

/** The problem that an error of the file system means; undefined for any other error. */
export function fileProblem(path: string, error: unknown): Problem | undefined {
  const known = REASONS[codeOf(error)];
  if (known) return { path, reason: known[0], advice: known[1] };
  return error instanceof Error && 'code' in error && 'syscall' in error
    ? { path, reason: error.message, advice: 'see to it and run it again' }
    : undefined;
}
