/** An argument, or a folder below one, that gave no page. */
export interface InputProblem {
  path: string;
  reason: string;
  advice: string;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Reasons of the file system in plain words; any other is shown as it says it itself. */
const REASONS: Readonly<Record<string, Pick<InputProblem, 'reason' | 'advice'>>> = {
  ENOENT: { reason: 'no such file or folder', advice: 'check the spelling, and the folder you are in' },
  ENOTDIR: { reason: 'part of the path is a file', advice: 'check the spelling' },
  EACCES: { reason: 'no permission to read it', advice: 'give yourself permission to read it, or leave it out' },
  EPERM: { reason: 'no permission to read it', advice: 'give yourself permission to read it, or leave it out' },
  ELOOP: { reason: 'a symbolic link that leads back to itself', advice: 'name the file it should lead to' },
};

export function whyUnreadable(error: unknown): Pick<InputProblem, 'reason' | 'advice'> {
  const reason = error instanceof Error ? error.message : String(error);
  return REASONS[codeOf(error)] ?? { reason, advice: 'leave it out' };
}

/** Where a name of other bytes came from, only its place holders are left. */
export const LOST_NAME: Pick<InputProblem, 'reason' | 'advice'> = {
  reason: 'a file name that is no UTF-8',
  advice: 'name its folder, or list it with --files-from',
};
