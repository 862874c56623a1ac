import { Command, CommanderError } from 'commander';
import { fileProblem, JobError } from '../output/problem.js';
import { defineClean } from './clean.js';
import { defineDict } from './dict.js';
import { defineExplain } from './explain.js';
import { defineReport } from './report.js';
import { defineSchema } from './schema.js';
import { defineStats } from './stats.js';
import { complain, endQuietlyOnClosedPipe, FAILED, say } from './terminal.js';
import { defineVerify } from './verify.js';
import { VERSION } from './version.js';

/** Runs the command line `argv` (without node and script) and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  endQuietlyOnClosedPipe();
  try {
    await warraq().parseAsync(argv, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function warraq(): Command {
  const program = new Command('warraq')
    .description('Turns raw OCR text of Arabic newspaper pages into clean, deduplicated articles.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .configureOutput({ outputError: (message, write) => write(`warraq: ${inOneLine(message)}\n`) })
    .addHelpText(
      'after',
      `
Examples:
  warraq clean scans -o corpus          clean a folder of pages into a corpus
  cat page.txt | warraq clean - | jq    clean one page in a pipe
  warraq verify corpus                  check a corpus, in CI for instance

Exit codes: 0 done and nothing found; 1 findings, or some pages failed; 2 nothing could be done.
More on a command: warraq clean --help`,
    )
    .exitOverride();
  for (const define of [defineClean, defineVerify, defineStats, defineReport, defineExplain, defineDict, defineSchema])
    define(program);
  return program;
}

/** Tells what went wrong and gives the exit code for it. */
function exitCodeOf(error: unknown): number {
  // Commander has printed its message, and ends `--help` and `--version` in this way as well.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : FAILED;
  const path = error instanceof Error && 'path' in error ? String(error.path) : 'input or output';
  const problem = error instanceof JobError ? error.problem : fileProblem(path, error);
  if (problem) complain(problem);
  else {
    say('an error in warraq itself; please report it with these lines:');
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
  return FAILED;
}

/** Commander's message, with its suggestion in the same line. */
function inOneLine(message: string): string {
  return message
    .replace(/^error: /, '')
    .trim()
    .replaceAll('\n', ' ');
}
