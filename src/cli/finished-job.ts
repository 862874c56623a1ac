import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EarlierDigest, type EarlierSummary, earlierArticles } from '../corpus/earlier-corpus.js';
import { FEWEST_PAGES } from '../corpus/survey.js';
import { changedPage } from '../corpus/unchanged.js';
import type { PageSource } from '../input/page-source.js';
import { MANIFEST, type Manifest, readManifest } from '../output/manifest.js';
import { asJobError, codeOf, JobError, type Problem } from '../output/problem.js';
import { otherSettings } from '../output/run-state.js';
import { tidyFinished, unfinishedIn } from '../output/unfinished.js';
import type { DatasetFile } from '../verify/verify.js';
import type { CleanOptions } from './options.js';
import { processes } from './processes.js';
import { type askedFor, settingsOf } from './run-settings.js';
import { counted, DONE, FINDINGS, say } from './terminal.js';
import { VERSION } from './version.js';

const ADVICE = 'name another folder, or replace it with --force';

/**
 * The end of a run that `--resume` finds finished; undefined when there is something to do. The corpus is not touched; what
 * a killed run left beside it goes.
 *
 * @param sources the pages, those left out that --incremental leaves out
 * @throws JobError when it was made of other pages or with other settings
 */
export async function endOfFinished(
  sources: AsyncIterable<PageSource>,
  problems: readonly Problem[],
  asked: ReturnType<typeof askedFor>,
  earlier: readonly DatasetFile[],
  options: CleanOptions,
): Promise<number | undefined> {
  const { output = '', encoding } = options;
  const manifest = await finishedIn(output);
  if (!manifest) return undefined;
  const fail = (reason: string): never => {
    throw new JobError({ path: output, reason: `holds a corpus already, and ${reason}`, advice: ADVICE });
  };
  const { learn, ...before } = manifest.settings;
  // Whether words were learnt depends on the pages too, which are looked at below.
  const learns = manifest.inputs.length < FEWEST_PAGES ? learn === true : asked.learn;
  const now = settingsOf(asked, learns, await summaryOf(earlier));
  const changed = otherSettings(
    { warraq: manifest.warraq, learn: learn ?? false, ...before },
    { warraq: VERSION, ...now },
  );
  if (changed !== undefined) fail(`it was made with other settings: ${changed}`);
  const page = await changedPage(manifest, sources, problems, encoding);
  if (page !== undefined) fail(`it was made of other pages: ${page}`);
  const file = await damagedFile(output, manifest.outputs);
  if (file !== undefined) fail(`${file} is not as it was written`);
  if (!options.dryRun) await tidyFinished(output, processes());
  say(`nothing is left to do: ${output} holds the corpus of ${theseOf(manifest)}`, 'info');
  return manifest.counts.failed > 0 ? FINDINGS : DONE;
}

function theseOf({ counts }: Manifest): string {
  return counts.pages === 1 ? 'this page' : `these ${counted(counts.pages, 'page')}`;
}

/** The manifest of the corpus in a folder, unless a run into it is unfinished. */
async function finishedIn(folder: string): Promise<Manifest | undefined> {
  const path = join(folder, MANIFEST);
  try {
    if (await unfinishedIn(folder)) return undefined;
    const manifest = await readManifest(path);
    if (manifest) return manifest;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw asJobError(path, error);
  }
  throw new JobError({ path, reason: 'no manifest of warraq', advice: ADVICE });
}

async function summaryOf(files: readonly DatasetFile[]): Promise<EarlierSummary> {
  const digest = new EarlierDigest();
  for await (const article of earlierArticles(files)) digest.add(article);
  return digest.summary();
}

/** The first of the files that is missing or has another size. */
async function damagedFile(folder: string, outputs: Manifest['outputs']): Promise<string | undefined> {
  for (const { file, bytes } of outputs) {
    const stats = await stat(join(folder, file)).catch(() => undefined);
    if (stats?.size !== bytes) return file;
  }
  return undefined;
}
