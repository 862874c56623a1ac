import type { PageSource } from '../input/page-source.js';
import type { CorpusFolder } from '../output/corpus-folder.js';
import type { ListedPage, Tally } from '../output/manifest.js';
import { JobError } from '../output/problem.js';
import type { Survey } from '../output/run-state.js';
import { judgedPages } from './judged-pages.js';
import { sha256Of } from './read-page.js';
import type { PageFailure } from './run.js';
import { judgeAgain, type PageResult, type RepeatJudge } from './settle.js';
import type { Stop } from './stop.js';

/** Pages, and bytes of them, from one checkpoint to the next. Where they lie depends on the pages alone. */
const EVERY = { pages: 64, bytes: 1 << 22 };

/** Writes results into a folder, and makes checkpoints; one more where it is asked to stop. */
export async function* written(
  results: AsyncIterable<PageResult | PageFailure>,
  folder: CorpusFolder,
  tally: Tally,
  stop: Stop,
): AsyncGenerator<PageResult | PageFailure> {
  let { taken } = folder.checkpoint;
  let bytes = 0;
  let marked = taken;
  for await (const result of results) {
    if ('problem' in result) {
      tally.addProblem();
      await folder.addProblem(result.problem);
    } else {
      tally.addPage(result.counts);
      await folder.addPage(result);
      bytes += result.input.bytes;
    }
    taken++;
    if (taken % EVERY.pages === 0 || bytes >= EVERY.bytes) {
      await folder.mark(taken, tally);
      marked = taken;
      bytes = 0;
    }
    yield result;
    if (stop.asked && !folder.marksAnywhere && marked === taken) {
      stop.heeded = true;
      return;
    }
  }
  if (stop.heeded && marked < taken) await folder.mark(taken, tally);
}

/** Pages up to where a run stops that is asked to. */
export async function* untilStopped(
  sources: AsyncIterable<PageSource>,
  { checkpoint, marksAnywhere }: CorpusFolder,
  stop: Stop,
): AsyncGenerator<PageSource> {
  let { taken } = checkpoint;
  for await (const source of sources) {
    if (stop.asked && (marksAnywhere || taken % EVERY.pages === 0)) {
      stop.heeded = true;
      return;
    }
    taken++;
    yield source;
  }
}

const ADVICE = 'put everything back as it was, or begin anew with --force';

/**
 * Makes sure that a run goes on with what it began with, as far as it was surveyed; of one that begins, keeps the survey.
 *
 * @throws JobError when something else is there now
 */
export async function holdToSurvey(
  folder: CorpusFolder,
  now: Survey,
  sources: () => AsyncIterable<PageSource>,
): Promise<void> {
  const { survey } = folder;
  if (!survey) return folder.keepSurvey(now);
  const fail = (reason: string): never => {
    throw new JobError({ path: 'input', reason, advice: ADVICE });
  };
  if (survey.earlier !== now.earlier)
    fail('the corpus given with --against has changed since the unfinished run began');
  if (survey.pages === now.pages && survey.sha256 === now.sha256) return;
  for await (const _ of pagesLeft(sources(), folder, true)) break;
  fail('pages were changed, added or taken away since the unfinished run began');
}

/**
 * The pages that a run has not taken yet.
 *
 * @param unsure whether those it has taken may have changed
 * @throws JobError when they have
 */
export async function* pagesLeft(
  sources: AsyncIterable<PageSource>,
  folder: CorpusFolder,
  unsure: boolean,
): AsyncGenerator<PageSource> {
  const { taken, pages, failed } = folder.checkpoint;
  let left = taken;
  const listed = folder.listed();
  try {
    // Inputs that gave no page come first.
    for (let i = pages + failed - taken; i > 0; i--) await listed.next();
    for await (const source of sources) {
      if (left === 0) {
        yield source;
        continue;
      }
      left--;
      const { value, done } = await listed.next();
      if (done || (unsure && !isSame(source, value))) {
        const { path } = source.page;
        throw new JobError({ path, reason: 'not what the unfinished run has taken in its place', advice: ADVICE });
      }
    }
  } finally {
    await listed.return(undefined);
  }
  if (left > 0)
    throw new JobError({ path: 'input', reason: 'pages of the unfinished run are missing', advice: ADVICE });
}

function isSame(source: PageSource, listed: ListedPage): boolean {
  const { path } = source.page;
  if ('problem' in listed) return listed.problem.path === path;
  return listed.input.path === path && sha256Of(source) === listed.input.sha256;
}

/** Shows a judge all that was judged before. */
export async function judgeAllAgain(folder: CorpusFolder, repeats: RepeatJudge): Promise<void> {
  for await (const page of judgedPages(folder.judgedFile, folder.checkpoint.judged)) judgeAgain(page, repeats);
}
