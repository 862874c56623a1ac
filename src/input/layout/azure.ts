import { type ReadResult, readAzureRead, wasRead } from './azure-read.js';
import { each, numberIn, objectIn, textIn } from './json.js';
import type { PlainLines } from './plain-lines.js';
import { boxOfPolygon } from './polygon.js';
import { type Span, writeSpanned } from './spans.js';

/*
 * What is read of an answer of Azure AI Document Intelligence, once Form Recognizer (learn.microsoft.com/rest/api/aiservices/document-models/get-analyze-result,
 * AnalyzeResult of 2022-08-31 and later). Any of it may be missing. Offsets count what the caller asked for, graphemes if nothing, so they are held against each other alone.
 */

interface Place {
  offset?: unknown;
  length?: unknown;
}

interface Line {
  content?: unknown;
  polygon?: unknown[];
  spans?: Place[];
}

interface Word {
  polygon?: unknown[];
  span?: Place;
  confidence?: unknown;
}

interface Page {
  lines?: Line[];
  words?: Word[];
  spans?: Place[];
}

interface Paragraph {
  spans?: Place[];
}

interface Result {
  content?: unknown;
  pages?: Page[];
  paragraphs?: Paragraph[];
  readResults?: ReadResult[];
}

/** What the service found; its libraries write it without the object around it. */
function resultIn(json: string): Result | undefined {
  const answer = objectIn<Result & { analyzeResult?: Result }>(json);
  return answer?.analyzeResult ?? answer;
}

const spanOf = (place: Place | undefined): Span => {
  const start = numberIn(place?.offset);
  return { start, end: start + numberIn(place?.length) };
};

const spanOfParagraph = ({ spans }: Paragraph): Span => spanOf(each(spans)[0]);

/** What stands for a box to be ticked, which a speck or an ornament may look like. */
const SELECTION_MARK = /:(?:un)?selected:/g;

const printedIn = (content: unknown): string => textIn(content).replace(SELECTION_MARK, ' ');

const hasText = ({ lines }: Page): boolean => each(lines).some(({ content }) => printedIn(content).trim() !== '');

/** An answer parted into answers of one page, with the paragraphs that begin on it; undefined for those without a word, and where there is but one page or no JSON. */
export function azurePages(json: string): (string | undefined)[] | undefined {
  const { pages, paragraphs, readResults } = resultIn(json) ?? {};
  const read = each(readResults);
  if (read.length > 1)
    return read.map((page) => (wasRead(page) ? JSON.stringify({ analyzeResult: { readResults: [page] } }) : undefined));
  const all = each(pages);
  if (all.length < 2) return undefined;
  const begun = each(paragraphs).map((paragraph) => ({ paragraph, start: spanOfParagraph(paragraph).start }));
  return all.map((page) => {
    if (!hasText(page)) return undefined;
    const its = each(page.spans).map(spanOf);
    const own = begun.filter(({ start }) => its.some((span) => span.start <= start && start < span.end));
    return JSON.stringify({ analyzeResult: { pages: [page], paragraphs: own.map(({ paragraph }) => paragraph) } });
  });
}

/**
 * Reads what Azure AI Document Intelligence or, before it, the Read API of Azure Computer Vision answers: lines in the order of reading, parted where
 * another paragraph begins. Where it tells no lines, its text is taken as it is.
 */
export function readAzure(json: string, lines: PlainLines): boolean {
  const result = resultIn(json);
  readAzureRead(each(result?.readResults), lines);
  const pages = each(result?.pages);
  const paragraphs = each(result?.paragraphs).map(spanOfParagraph);
  if (pages.some(hasText)) for (const page of pages) readPage(page, paragraphs, lines);
  else lines.plain(printedIn(result?.content));
  return result !== undefined;
}

function readPage(page: Page, paragraphs: readonly Span[], lines: PlainLines): void {
  const words = each(page.words).map(({ span, polygon, confidence }) => ({
    ...spanOf(span),
    box: boxOfPolygon(polygon),
    sure: numberIn(confidence),
  }));
  const linesOf = each(page.lines).map(({ content, spans, polygon }) => ({
    text: printedIn(content),
    spans: each(spans).map(spanOf),
    box: boxOfPolygon(polygon),
  }));
  writeSpanned({ lines: linesOf, words, blocks: paragraphs }, lines);
}
