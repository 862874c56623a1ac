import { CommanderError } from 'commander';
import { fileProblem, JobError } from '../output/problem.js';
import { warraq } from './program.js';
import { complain, endQuietlyOnClosedPipe, FAILED, say, writeErr } from './terminal.js';

/** Runs the command line `argv` (without node and script) and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  endQuietlyOnClosedPipe();
  try {
    await warraq().parseAsync(argv, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

/** Tells what went wrong and gives the exit code for it. */
function exitCodeOf(error: unknown): number {
  // Commander has printed its message, and ends `--help` and `--version` in this way as well.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : FAILED;
  const path = error instanceof Error && 'path' in error ? String(error.path) : 'input or output';
  const problem = error instanceof JobError ? error.problem : fileProblem(path, error);
  if (problem) complain(problem);
  else {
    say('an error in warraq itself; please report it with these lines:', 'error');
    writeErr(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
  return FAILED;
}
