import { createHash } from 'node:crypto';
import type { PageSource } from '../input/page-source.js';
import type { CorpusFolder } from '../output/corpus-folder.js';
import type { Tally } from '../output/manifest.js';
import type { Survey } from '../output/run-state.js';
import type { CorpusJudge } from './corpus-judge.js';
import { holdToSurvey, judgeAllAgain, pagesLeft, untilStopped, written } from './go-on.js';
import type { PageCounts } from './page-counts.js';
import { cleanCorpus, type PageFailure, type RunParts, surveyCorpus } from './run.js';
import type { PageResult } from './settle.js';
import { Stop } from './stop.js';

export interface CorpusParts extends RunParts {
  /** The pages, from the first on each time it is called. */
  sources(): AsyncIterable<PageSource>;
  /** Where the words of all pages are counted first; null when they are not. */
  learnt: PageCounts | null;
  repeats: CorpusJudge | null;
  /** Where results are written; without one they are only given. */
  folder?: CorpusFolder | undefined;
  /** Counts the run. */
  tally: Tally;
  /** Asks a run into a folder to stop. */
  stop?: Stop | undefined;
  /** Is told how far it has come. */
  watch?: RunWatch | undefined;
}

export interface RunWatch {
  /** All pages are gone through, for their words or to be cleaned. */
  begin(what: 'words' | 'pages'): void;
  /** A page was read for its words. */
  surveyed(bytes: number): void;
}

/** Runs a whole corpus, or what is left of it: counts words, judges repeats, writes. Gives each page when that is done. */
export async function* runCorpus(parts: CorpusParts): AsyncGenerator<PageResult | PageFailure> {
  const { folder, learnt, repeats, sources, tally, watch } = parts;
  const surveyed = learnt ? await survey(parts, learnt) : { pages: 0, sha256: '' };
  watch?.begin('pages');
  if (!folder) {
    yield* counted(cleanCorpus(sources(), parts), tally);
    return;
  }
  await holdToSurvey(folder, { ...surveyed, earlier: repeats?.earlier.sha256 ?? '' }, sources);
  if (repeats) await judgeAllAgain(folder, repeats);
  const { stop = new Stop() } = parts;
  const pages = untilStopped(pagesLeft(sources(), folder, learnt === null), folder, stop);
  yield* stop.listening(written(cleanCorpus(pages, parts), folder, tally, stop));
}

async function survey(parts: CorpusParts, learnt: PageCounts): Promise<Omit<Survey, 'earlier'>> {
  const { sources, watch } = parts;
  watch?.begin('words');
  const hash = createHash('sha256');
  let pages = 0;
  for await (const { page, sha256, bytes, places } of surveyCorpus(sources(), parts)) {
    pages++;
    watch?.surveyed(bytes);
    hash.update(`${page.path}\0${sha256}\n`);
    learnt.add(places);
  }
  return { pages, sha256: hash.digest('hex') };
}

async function* counted(
  results: AsyncIterable<PageResult | PageFailure>,
  tally: Tally,
): AsyncGenerator<PageResult | PageFailure> {
  for await (const result of results) {
    if ('problem' in result) tally.addProblem();
    else tally.addPage(result.counts);
    yield result;
  }
}
