import { join } from 'node:path';
import { CleanedBefore, type EarlierRun } from '../corpus/cleaned-before.js';
import type { PageFile } from '../input/page-file.js';
import { type PageSource, pageSources } from '../input/page-source.js';
import { MANIFEST, readManifest } from '../output/manifest.js';
import { fileProblem, JobError } from '../output/problem.js';
import { findDatasets } from '../verify/find-datasets.js';
import { sourceSettings } from './find-input.js';
import type { CleanOptions } from './options.js';
import { counted, say, visible } from './terminal.js';

const ADVICE = 'name folders that clean -o wrote, or leave --incremental out';

/**
 * What the corpora in folders were made of, as their manifests tell.
 *
 * @throws JobError when one has none
 */
export async function cleanedBefore(folders: readonly string[]): Promise<CleanedBefore> {
  const runs: EarlierRun[] = [];
  for (const folder of folders) {
    const path = join(folder, MANIFEST);
    try {
      const manifest = await readManifest(path);
      if (!manifest) throw new JobError({ path, reason: 'no manifest of warraq', advice: ADVICE });
      const { files } = await findDatasets([folder], () => process.stdin);
      runs.push({ files: files.map(({ name }) => name), inputs: manifest.inputs });
    } catch (error) {
      const problem = fileProblem(path, error);
      if (!problem) throw error;
      const reason = `${problem.reason}, so what it was made of is not known`;
      throw new JobError({ ...problem, reason, advice: ADVICE });
    }
  }
  return new CleanedBefore(runs);
}

/** Changed scans that are named; of more the number says enough. */
const NAMED = 5;

/**
 * With --incremental, which of the pages the earlier corpora have; says how many are left to clean.
 *
 * @throws JobError when an earlier corpus does not tell what it was made of
 */
export async function knownBefore(
  pages: readonly PageFile[],
  options: CleanOptions,
): Promise<CleanedBefore | undefined> {
  const { incremental, against = [] } = options;
  if (!incremental) return undefined;
  const before = await cleanedBefore(against);
  await before.meet(pageSources(pages, sourceSettings(options)));
  const { left, same, changed, absent } = before;
  const fresh = left - changed.length;
  const gone = absent > 0 ? `; ${counted(absent, 'page')} of earlier corpora not among them` : '';
  say(`${counted(fresh, 'new page')}, ${changed.length} changed, ${same} as before${gone}`, 'info');
  if (changed.length > 0) {
    const named = changed.slice(0, NAMED).map(visible).join(', ');
    const others = changed.length > NAMED ? ` and ${changed.length - NAMED} more` : '';
    say(`warning: earlier corpora hold records of older scans: ${named}${others}`, 'warn');
  }
  return before;
}

/** The pages to clean: without --incremental all of them. */
export function sourcesLeft(
  pages: readonly PageFile[],
  options: CleanOptions,
  before: CleanedBefore | undefined,
): AsyncIterable<PageSource> {
  const sources = pageSources(pages, sourceSettings(options));
  return before ? before.leftOf(sources) : sources;
}
