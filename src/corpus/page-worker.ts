import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import type { PageSource } from '../input/page-source.js';
import { takeFiles } from '../lexicon/load.js';
import { deskOf, type Prepared } from './desk.js';
import { memoryOf } from './prepared-page.js';
import type { SurveyedPage } from './survey.js';
import type { Batch, Done, ThreadData } from './threads.js';

/*
 * What each thread of the pool runs: the functions exported are called by their names.
 */

const { choices, files, clock }: ThreadData = workerData;
takeFiles(files);
const desk = deskOf(choices);
const now = new Int32Array(clock);

/** Reads the pages of a batch for their words. */
export function survey({ pages, slot }: Batch): unknown {
  return done(pages, slot, desk.survey, (surveyed: SurveyedPage) => [surveyed.places.buffer]);
}

/** Prepares the pages of a batch. */
export function prepare({ pages, slot }: Batch): unknown {
  // Loading takes no page's time.
  desk.open();
  return done(pages, slot, desk.prepare, (prepared: Prepared) => ('problem' in prepared ? [] : memoryOf(prepared)));
}

function done<R>(
  pages: readonly PageSource[],
  slot: number,
  work: (page: PageSource) => R,
  memory: (result: R) => ArrayBufferLike[],
): unknown {
  const results: R[] = [];
  try {
    for (const [i, page] of pages.entries()) {
      Atomics.store(now, slot, i + 1);
      results.push(work(page));
    }
  } catch (error) {
    // An error of the program; that of a page is among the results.
    return { error } satisfies Done<R>;
  }
  const value: Done<R> = { results };
  return move({ [transferableSymbol]: results.flatMap(memory), [valueSymbol]: value });
}
