import { type CorrectChoices, loadCorrections } from '../correct/load.js';
import type { EncodingName } from '../input/encoding.js';
import type { PageSource } from '../input/page-source.js';
import { loadLexicon } from '../lexicon/load.js';
import type { Problem } from '../output/problem.js';
import { loadPageData } from '../page/load.js';
import { remembered } from '../text/remembered.js';
import { type CleanSettings, cleanPage } from './clean-page.js';
import { PageCounts } from './page-counts.js';
import { type PageParts, preparePage } from './prepare.js';
import type { PreparedPage } from './prepared-page.js';
import type { DedupScope } from './scope.js';
import { FEWEST_PAGES, type SurveyedPage, surveyPage } from './survey.js';

/** What pages are prepared from; plain data, so that it can be sent to a thread. */
export interface DeskChoices {
  source?: string | undefined;
  encoding?: EncodingName | undefined;
  dedup: DedupScope;
  /** Null corrects nothing. */
  corrections: CorrectChoices | null;
  /** Memory of the counts of the words of all pages; null when they are not learnt. */
  learnt: SharedArrayBuffer | null;
  showCorrections: boolean;
}

/** What comes of a page. */
export type Prepared = PreparedPage | { problem: Problem };

/** Where pages are worked on one after another: in this thread or in one of its own. */
export interface Desk {
  /** Loads what preparing needs, which else the first page does. */
  open(): void;
  survey(source: PageSource): SurveyedPage;
  prepare(source: PageSource): Prepared;
}

/** A desk whose lexicon and dictionaries are loaded when first needed. */
export function deskOf(choices: DeskChoices): Desk {
  let loaded: PageParts | undefined;
  const parts = (): PageParts => {
    loaded ??= loadParts(choices);
    return loaded;
  };
  return {
    open: parts,
    survey: (source) => surveyPage(source, choices.encoding),
    prepare: (source) => preparePage(source, parts()),
  };
}

function loadParts({ source, encoding, dedup, corrections, learnt, showCorrections }: DeskChoices): PageParts {
  const lexicon = loadLexicon();
  const words = loadPageData();
  const counts = learnt && new PageCounts(learnt);
  const learns = counts && counts.pages >= FEWEST_PAGES;
  const settings: CleanSettings = {
    ...words,
    repeats: dedup !== 'off',
    ...(corrections && {
      corrections: {
        ...loadCorrections(lexicon, words.bigrams, corrections),
        ...(learns && { pagesWith: (bare: string) => counts.of(bare) }),
      },
    }),
  };
  return {
    clean: (page) => cleanPage(page, settings),
    knows: remembered((word) => lexicon.has(word)),
    source,
    encoding,
    showCorrections,
  };
}
