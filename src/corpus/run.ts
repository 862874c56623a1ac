import type { PageFile } from '../input/page-file.js';
import type { PageSource } from '../input/page-source.js';
import type { Problem } from '../output/problem.js';
import { type Crew, FEW_PAGES } from './crew.js';
import { type BatchSize, batched, inOrder } from './in-order.js';
import { type PageResult, type SettleParts, settlePage } from './settle.js';
import type { SurveyedPage } from './survey.js';

/** What a run is made with. */
export interface RunParts extends SettleParts {
  crew: Pick<Crew, 'survey' | 'prepare' | 'batches'>;
}

/** A page that could not be cleaned. */
export interface PageFailure {
  page: PageFile;
  problem: Problem;
}

/** Pages go to threads in batches, so that a message is worth its while; the first ones by themselves. */
const BATCH: BatchSize = { singles: FEW_PAGES, items: 8, weight: 1 << 18 };
/** What a page of unknown length is taken for, in bytes: a page of a newspaper. */
const USUAL = 1 << 15;

function weightOf({ bytes, text }: PageSource): number {
  return bytes?.length ?? text?.length ?? USUAL;
}

/**
 * Cleans pages in the order they come, and takes out what earlier pages of the run have already. A page that fails does not
 * end the run. Memory does not grow with the number of pages, but for what `repeats` keeps.
 */
export async function* cleanCorpus(
  sources: AsyncIterable<PageSource>,
  parts: RunParts,
): AsyncGenerator<PageResult | PageFailure> {
  const { crew } = parts;
  for await (const [{ page }, prepared] of workedOn(sources, crew, (pages) => crew.prepare(pages))) {
    yield 'problem' in prepared ? { page, problem: prepared.problem } : settlePage(page, prepared, parts);
  }
}

/** Reads pages for their words, in the order they come. */
export async function* surveyCorpus(
  sources: AsyncIterable<PageSource>,
  { crew }: Pick<RunParts, 'crew'>,
): AsyncGenerator<{ page: PageFile } & SurveyedPage> {
  for await (const [{ page }, surveyed] of workedOn(sources, crew, (pages) => crew.survey(pages))) {
    yield { page, ...surveyed };
  }
}

async function* workedOn<R>(
  sources: AsyncIterable<PageSource>,
  crew: RunParts['crew'],
  work: (pages: readonly PageSource[]) => Promise<R[]>,
): AsyncGenerator<[PageSource, R]> {
  const batches = batched(sources, BATCH, weightOf);
  const results = inOrder(
    batches,
    async (pages) => ({ pages, results: await work(pages) }),
    () => crew.batches,
  );
  for await (const { pages, results: done } of results) {
    for (const [i, result] of done.entries()) {
      const source = pages[i];
      if (source) yield [source, result];
    }
  }
}
