import type { CorrectSettings } from '../correct/settings.js';
import { assemble } from '../page/assemble/assemble.js';
import type { EvidenceWeights } from '../page/assemble/evidence/evidence.js';
import { isDropped, keptOf } from '../page/assemble/kept.js';
import type { Arrangement } from '../page/assemble/stretch.js';
import { type Label, labelBlocks } from '../page/label/label.js';
import { layoutOf } from '../page/layout.js';
import type { Article, Block, Page, PageChange } from '../page/page.js';
import type { PageData } from '../page/page-data.js';
import { dropRepeats } from '../page/repeats.js';
import { unwrap } from '../page/unwrap.js';
import type { Change } from '../text/change.js';
import { dateInPath, findDate } from '../text/dates.js';
import type { Line } from '../text/line.js';
import { normalisePage } from '../text/normalise.js';
import { removal } from '../text/passage.js';
import { articleOfLines } from './article-lines.js';
import { correctBlocks } from './correct-blocks.js';
import type { Correction } from './correction.js';

/** What a page is cleaned with; plain data and pure functions, nothing of the machine. */
export interface CleanSettings extends PageData {
  /** Weights of the evidence for an order of columns; the documented ones when absent. */
  evidence?: EvidenceWeights;
  /** Whether what a page says twice is taken out; true when absent. */
  repeats?: boolean;
  /** Lexicon and dictionaries; nothing is corrected when absent. */
  corrections?: CorrectSettings;
}

/** How a page was read, block by block, for `explain`. */
export interface Reading {
  /** All blocks but repeats, in page order, and what each was taken for. */
  blocks: Block[];
  labels: Label[];
  /** Indices in `blocks` of the blocks that the arrangement counts. */
  kept: number[];
  arrangement: Arrangement;
}

export interface CleanedPage {
  articles: Article[];
  changes: PageChange[];
  /** The changes of stage `correct` again, each with the words around it. */
  corrections: Correction[];
  lines: Line[];
  reading: Reading;
}

/** Date of the page: from its path, else from its running head. */
function pageDate(path: string, blocks: readonly Block[], labels: readonly Label[]): string {
  const given = dateInPath(path);
  if (given) return given;
  for (const [i, block] of blocks.entries()) {
    const found = labels[i]?.role === 'furniture' ? findDate(block.text) : '';
    if (found) return found;
  }
  return '';
}

/**
 * Cleans one page: a pure function of its text and the settings.
 *
 * @returns the articles in page order; every change made, each with the article its line went to (0: none)
 */
export function cleanPage(page: Page, settings: CleanSettings): CleanedPage {
  const { lines, changes: normalised, layout } = normalisePage(page.text, page.prints);
  const unwrapped = unwrap(lines);
  const { blocks: unique, changes: repeats } =
    settings.repeats === false ? { blocks: unwrapped, changes: [] } : dropRepeats(unwrapped);
  const corrected = settings.corrections
    ? correctBlocks(unique, settings.corrections)
    : { blocks: unique, changes: [], corrections: [] };
  const { blocks, labels } = labelBlocks(corrected.blocks, settings);
  const { kept, ...arranged } = keptOf({ blocks, labels });
  const dropped = blocks.flatMap((block, i): Change[] => {
    const label = labels[i];
    return label && isDropped(label) ? [removal(block, { stage: 'label', rule: label.role })] : [];
  });
  const assembled = assemble(
    arranged.blocks,
    arranged.labels,
    settings,
    settings.evidence,
    settings.corrections?.lexicon,
  );
  const told = [...labels];
  kept.forEach((i, k) => {
    const label = assembled.arrangement.labels[k];
    if (label) told[i] = label;
  });
  const date = pageDate(page.path, blocks, labels);
  const articles = assembled.articles.map((article) => ({ ...article, date }));
  const home = articleOfLines(articles);
  const inArticle = <C extends Change>(change: C): C & { article: number } => ({
    ...change,
    article: home.get(change.line) ?? 0,
  });
  const changes = [
    ...layout,
    ...normalised,
    ...layoutOf(lines, unwrapped),
    ...repeats,
    ...corrected.changes,
    ...dropped,
  ];
  return {
    articles,
    changes: [...changes.map(inArticle), ...assembled.changes],
    corrections: corrected.corrections.map(inArticle),
    lines,
    reading: { blocks, labels: told, kept, arrangement: assembled.arrangement },
  };
}
