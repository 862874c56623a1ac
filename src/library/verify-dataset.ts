import { JobError } from '../output/problem.js';
import type { Finding } from '../verify/check.js';
import { CHECKS } from '../verify/checks/index.js';
import { inFolders } from '../verify/corpus.js';
import { findDatasets } from '../verify/find-datasets.js';
import { type SetLevel, setChecks, settingsFrom } from '../verify/settings.js';
import { type DatasetFile, type Extent, verify } from '../verify/verify.js';
import { noStdin } from './clean-corpus.js';

/** How a dataset is checked. */
export interface VerifySettings {
  /** Levels and limits of checks by their ids, as in `verify.checks` of a config file; what is absent stays as it is. */
  checks?: Readonly<Record<string, SetLevel | { level?: SetLevel; limit?: number }>>;
}

/**
 * Checks article records, and gives what is found, in order.
 *
 * @param dataset paths as on the command line (`.jsonl` files, folders that `clean` wrote), or records, as objects
 * @throws JobError when a path cannot be read, or there is no such check
 *
 * @example
 * ```ts
 * import { verifyDataset } from 'warraq';
 *
 * for await (const { file, line, check, message } of verifyDataset('corpus')) {
 *   console.log(`${file}:${line} ${check} ${message}`);
 * }
 * ```
 */
export async function* verifyDataset(
  dataset: string | readonly string[] | Iterable<object> | AsyncIterable<object>,
  { checks = {} }: VerifySettings = {},
): AsyncGenerator<Finding> {
  const set = setChecks(CHECKS, settingsFrom(checks, 'checks', CHECKS));
  const extent: Extent = { files: 0, records: 0, problems: [] };
  yield* verify(await filesOf(dataset), { checks: set }, extent);
  const [problem] = extent.problems;
  if (problem) throw new JobError(problem);
}

async function filesOf(dataset: Parameters<typeof verifyDataset>[0]): Promise<DatasetFile[]> {
  if (typeof dataset !== 'string' && !isPaths(dataset)) {
    return [{ name: 'records', bytes: () => jsonLines(dataset) }];
  }
  const { files, problems } = await findDatasets(typeof dataset === 'string' ? [dataset] : dataset, noStdin);
  const [problem] = problems;
  if (problem) throw new JobError(problem);
  return inFolders(files, typeof dataset === 'string' ? [dataset] : dataset);
}

function isPaths(dataset: object): dataset is readonly string[] {
  return Array.isArray(dataset) && dataset.length > 0 && dataset.every((path) => typeof path === 'string');
}

async function* jsonLines(records: Iterable<object> | AsyncIterable<object>): AsyncGenerator<Uint8Array> {
  for await (const record of records) yield Buffer.from(`${JSON.stringify(record)}\n`);
}
