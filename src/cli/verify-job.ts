import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { SpillFolder } from '../corpus/spill-folder.js';
import { asJobError, JobError } from '../output/problem.js';
import { againstChecks } from '../verify/against/checks.js';
import { CHECKS } from '../verify/checks/index.js';
import { inFolders } from '../verify/corpus.js';
import { expandGlobs } from '../verify/expand.js';
import { findDatasets } from '../verify/find-datasets.js';
import { Findings } from '../verify/findings.js';
import { reporterOf } from '../verify/reporters/index.js';
import type { Paint } from '../verify/reporters/reporter.js';
import { setChecks, settingOf, settingsFrom } from '../verify/settings.js';
import { type Stats, statsOf } from '../verify/stats/stats.js';
import { type Extent, verify } from '../verify/verify.js';
import { displayOf } from './display.js';
import { misuseOfInput } from './find-input.js';
import type { VerifyOptions } from './options.js';
import { complain, DONE, FAILED, FINDINGS, say, writeOut } from './terminal.js';
import { VERSION } from './version.js';

/** Checks the dataset that paths name and prints a report; gives the exit code. */
export async function verifyDataset(given: readonly string[], options: VerifyOptions): Promise<number> {
  const misuse = misuseOf(given, options);
  if (misuse !== undefined) {
    say(`${misuse}; see warraq verify --help`, 'error');
    return FAILED;
  }
  const {
    format,
    quiet = false,
    checks: config,
    check = [],
    checkPlace,
    maxFindings,
    maxWarnings,
    dedupMemory,
  } = options;
  const settings = config ? settingsFrom(config.values, config.place, CHECKS) : [];
  for (const one of check) settings.push(settingOf(one, CHECKS, checkPlace));
  const checks = setChecks(CHECKS, settings);
  const baseline = options.baseline === undefined ? null : await readStats(options.baseline);

  const paths = await expandGlobs(given);
  const { files: found, problems } = await findDatasets(paths, () => process.stdin);
  const files = inFolders(found, paths);
  problems.forEach(complain);
  const findings = new Findings(maxFindings);
  const budget = { bytes: dedupMemory, spill: new SpillFolder(tmpdir()) };
  const extent: Extent = { files: 0, records: 0, problems: [] };
  for await (const finding of verify(files, { checks, budget, baseline }, extent)) findings.add(finding);
  extent.problems.forEach(complain);
  const told = [...checks];
  // A folder that is not found was told of.
  if (isProof(options) && problems.length === 0) {
    const { findingsAgainst } = await import('./against-job.js');
    told.push(...againstChecks());
    const known = checks.some((set) => set.check.id === 'manifest');
    for await (const finding of findingsAgainst(paths, options, { pages: 0 })) {
      // What the check of the manifest tells of as well.
      if (!known || finding.check !== 'dataset-changed') findings.add(finding);
    }
  }

  const { errors, warnings, byCheck, kept } = findings;
  const unchecked = [...problems, ...extent.problems];
  // With nothing looked at there is nothing to tell people that the complaints have not told.
  if (files.length > 0 || format !== 'human') {
    const report = {
      ...extent,
      problems: unchecked,
      findings: kept,
      errors,
      warnings,
      byCheck,
      checks: told,
      version: VERSION,
    };
    for (const text of reporterOf(format, paint(), quiet)(report)) await writeOut(text);
  }
  if (unchecked.length > 0) return FAILED;
  return errors > 0 || warnings > maxWarnings ? FINDINGS : DONE;
}

function isProof({ against, filesFrom }: VerifyOptions): boolean {
  return against !== undefined || filesFrom !== undefined;
}

/** What is wrong with options that do not go together. */
function misuseOf(paths: readonly string[], options: VerifyOptions): string | undefined {
  const { against = [], earlier } = options;
  if (earlier && !isProof(options)) return '--earlier is for the proof against scans: add --against SCANS';
  return isProof(options) ? misuseOfInput([...paths, ...against], options) : undefined;
}

/** @throws JobError when the file is none that `stats --json` wrote */
async function readStats(path: string): Promise<Stats> {
  const advice = 'write one with warraq stats CORPUS --json > stats.json';
  try {
    const stats = statsOf(JSON.parse(await readFile(path, 'utf8')));
    if (stats) return stats;
    throw new JobError({ path, reason: 'no figures of warraq stats', advice });
  } catch (error) {
    if (error instanceof SyntaxError) throw new JobError({ path, reason: 'no JSON', advice });
    throw asJobError(path, error);
  }
}

function paint(): Paint {
  const { chalk, isolate } = displayOf('stdout');
  return { bad: chalk.red, doubtful: chalk.yellow, good: chalk.green, faint: chalk.dim, strong: chalk.bold, isolate };
}
