import { fileProblem } from '../output/problem.js';
import { CHECKS } from '../verify/checks/index.js';
import { findDatasets } from '../verify/find-datasets.js';
import { humanReporter } from '../verify/reporters/human.js';
import { jsonReporter } from '../verify/reporters/json.js';
import type { Outcome, Paint } from '../verify/reporters/reporter.js';
import { verify } from '../verify/verify.js';
import { displayOf } from './display.js';
import type { VerifyOptions } from './options.js';
import { complain, DONE, FAILED, FINDINGS, writeOut } from './terminal.js';

/** Checks the dataset that `paths` name and prints a report; gives the exit code. */
export async function verifyDataset(
  paths: readonly string[],
  { format, quiet, against }: VerifyOptions,
): Promise<number> {
  const { files, problems } = await findDatasets(paths, () => process.stdin);
  problems.forEach(complain);
  if (files.length === 0) return FAILED;

  const reporter = format === 'json' ? jsonReporter : humanReporter(paint());
  const outcome: Outcome = { files: 0, records: 0, errors: 0, warnings: 0, unchecked: problems.length };
  const all = async function* () {
    yield* verify(files, CHECKS, outcome);
    if (!against) return;
    const { findingsAgainst } = await import('./against-job.js');
    yield* findingsAgainst(paths, against, { pages: 0 });
  };
  try {
    for await (const finding of all()) {
      if (finding.level === 'error') outcome.errors++;
      else outcome.warnings++;
      await writeOut(reporter.finding(finding));
    }
  } catch (error) {
    const path = files[outcome.files - 1]?.name ?? '';
    const problem = fileProblem(path, error);
    if (!problem) throw error;
    complain(problem);
    return FAILED;
  }
  if (!(quiet && format === 'human')) await writeOut(reporter.end(outcome));
  if (outcome.unchecked > 0) return FAILED;
  return outcome.errors + outcome.warnings > 0 ? FINDINGS : DONE;
}

function paint(): Paint {
  const { chalk } = displayOf('stdout');
  return { bad: chalk.red, doubtful: chalk.yellow, good: chalk.green, faint: chalk.dim };
}
