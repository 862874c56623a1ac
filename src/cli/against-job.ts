import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import type { CleanedBefore } from '../corpus/cleaned-before.js';
import { EarlierLookup } from '../corpus/earlier-lookup.js';
import { SpillFolder } from '../corpus/spill-folder.js';
import { formOf } from '../input/form.js';
import { type PageFile, splitPart } from '../input/page-file.js';
import { type PageSource, pageSources } from '../input/page-source.js';
import { loadLexicon } from '../lexicon/load.js';
import type { Manifest, RunSettings } from '../output/manifest.js';
import { asJobError, JobError, type Problem } from '../output/problem.js';
import { type AgainstExtent, verifyAgainst } from '../verify/against/against.js';
import { onDisk, openCorpus } from '../verify/against/corpus-folder.js';
import { FailedInputs } from '../verify/against/failed-inputs.js';
import { orderOfList, orderOfText } from '../verify/against/page-order.js';
import type { Scan, UnreadScan } from '../verify/against/scan.js';
import { Unpacked } from '../verify/against/unpacked.js';
import type { Finding } from '../verify/check.js';
import { findDatasets } from '../verify/find-datasets.js';
import { findInput } from './find-input.js';
import { cleanedBefore } from './incremental.js';
import type { VerifyOptions } from './options.js';
import { sourcesIn } from './run-settings.js';
import { shownPath } from './terminal.js';
import { VERSION } from './version.js';

/**
 * Holds the one corpus that `paths` name against its scans.
 *
 * @throws JobError when that cannot be done
 */
export async function* findingsAgainst(
  paths: readonly string[],
  options: VerifyOptions,
  extent: AgainstExtent,
): AsyncGenerator<Finding> {
  const { against: scans = [], earlier: earlierPaths = [] } = options;
  const [folder = ''] = paths;
  if (paths.length !== 1 || folder === '-' || !(await explained(folder, stat(folder))).isDirectory()) {
    const reason = 'the proof against scans needs one folder that clean -o wrote';
    throw new JobError({ path: paths.join(', '), reason, advice: 'verify each folder by itself' });
  }
  const spill = new SpillFolder(tmpdir(), UNPACKED);
  const corpus = await explained(folder, openCorpus(folder, spill));
  const { manifest } = corpus;
  const settings = { ...sourcesIn(manifest.settings), stdin: () => process.stdin };
  const { pages, problems } = await findInput(scans, { ...options, from: settings.form });
  const misnamed = pages.length === 0 ? problems[0] : newlyMisnamed(scans, problems, manifest.problems);
  if (misnamed) throw new JobError(misnamed);
  refuseStdin(pages, manifest.inputs);
  const records = pages.some((page) => formOf(page, settings.form) === 'jsonl');
  const order = records ? orderOfList(manifest.inputs) : orderOfText;
  const earlier = await earlierOf(earlierPaths, manifest.settings, spill);
  const before = await leftOut(folder, earlierPaths, manifest.settings);
  // Another version may have another lexicon.
  const lexicon = manifest.warraq === VERSION ? loadLexicon() : undefined;
  const knows = lexicon && ((word: string): boolean => lexicon.has(word));
  const sources = pageSources(pages, settings);
  const scanned = scansOf(before ? before.leftOf(sources) : sources);
  yield* verifyAgainst(corpus, scanned, extent, { order, earlier, knows, lost: problems });
}

/**
 * The corpus that came before, if it is at hand.
 *
 * @throws JobError when it is another than `clean --against` was given
 */
async function earlierOf(
  paths: readonly string[],
  { againstSha256 }: RunSettings,
  spill: SpillFolder,
): Promise<EarlierLookup | undefined> {
  if (paths.length === 0) return undefined;
  const { files, problems } = await findDatasets(paths, () => process.stdin);
  if (problems[0]) throw new JobError(problems[0]);
  const shown = paths.join(', ');
  const advice = 'name what clean --against was given, in the same order';
  if (paths.includes('-')) throw new JobError({ path: 'stdin', reason: 'an earlier corpus is read twice', advice });
  const unpacked = new Unpacked(spill);
  const earlier = await EarlierLookup.read(files.map(({ name }) => onDisk(name, name, unpacked)));
  if (earlier.summary.sha256 === againstSha256) return earlier;
  throw new JobError({ path: shown, reason: 'not the earlier corpus that this one was cleaned against', advice });
}

/**
 * What a corpus that was made with --incremental left out, since corpora before it have it.
 *
 * @throws JobError when those are not given
 */
async function leftOut(
  folder: string,
  earlier: readonly string[],
  { incremental }: RunSettings,
): Promise<CleanedBefore | undefined> {
  if (incremental !== true) return undefined;
  if (earlier.length > 0) return cleanedBefore(earlier);
  const reason = 'made with --incremental, so earlier corpora have the other scans';
  throw new JobError({ path: folder, reason, advice: 'name what clean --against was given with --earlier' });
}

const UNPACKED = { what: 'the corpus, unpacked', advice: 'make room, or name a folder on a larger disk (TMPDIR)' };

/** What is named and not found, which must not pass for a scan that is missing; it may have been so when the corpus was made. */
function newlyMisnamed(
  named: readonly string[],
  problems: readonly Problem[],
  before: Manifest['problems'],
): Problem | undefined {
  const names = named.map((name) => resolve(name));
  const failed = new FailedInputs(before);
  return problems.find((problem) => names.includes(resolve(problem.path)) && !failed.has(problem));
}

/** What stdin gave is gone. */
function refuseStdin(pages: readonly PageFile[], inputs: readonly { path: string }[]): void {
  const given = pages.some(({ kind }) => kind === 'stdin');
  const [file = ''] = inputs.map(({ path }) => splitPart(path).file).filter((path) => path === 'stdin');
  if (!given && (file === '' || pages.some(({ path }) => path === file))) return;
  const advice = 'save it as a file of the name stdin, and name that with --against';
  throw new JobError({ path: 'stdin', reason: 'pages that came from there cannot be read again', advice });
}

async function* scansOf(sources: AsyncIterable<PageSource>): AsyncGenerator<Scan | UnreadScan> {
  for await (const { page, bytes, text, problem } of sources) {
    const place = { path: page.path, root: page.root, name: shownPath(page) };
    const content = text ?? bytes;
    if (problem) yield { ...place, problem };
    else if (content !== undefined) yield { ...place, content };
  }
}

async function explained<T>(path: string, job: Promise<T>): Promise<T> {
  try {
    return await job;
  } catch (error) {
    throw asJobError(path, error);
  }
}
