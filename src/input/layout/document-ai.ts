import { each, numberIn, objectIn, textIn } from './json.js';
import type { PlainLines } from './plain-lines.js';
import { type BoundingPoly, boxOfVertices, type Size } from './polygon.js';
import { type Span, writeSpanned } from './spans.js';

/* What is read of a Document of Google Document AI (cloud.google.com/document-ai/docs/reference/rest/v1/Document). Any of it may be missing. */

/** A part of the text in code points; from 0 where no start is told. */
interface Segment {
  startIndex?: unknown;
  endIndex?: unknown;
}

interface Layout {
  textAnchor?: { textSegments?: Segment[] };
  boundingPoly?: BoundingPoly;
  confidence?: unknown;
}

interface Placed {
  layout?: Layout;
}

interface Page extends Placed {
  dimension?: Size;
  blocks?: Placed[];
  lines?: Placed[];
  tokens?: Placed[];
}

interface Document {
  mimeType?: unknown;
  text?: unknown;
  pages?: Page[];
}

/** The document of a file, with the answer that it came in around it or without. */
function documentIn(json: string): Document | undefined {
  const answer = objectIn<Document & { document?: Document }>(json);
  return answer?.document ?? answer;
}

/** Slices a text at code points, which are units of it where it has no surrogates. */
function slicerOf(text: string): (span: Span) => string {
  if (!/[\ud800-\udfff]/.test(text)) return ({ start, end }) => text.slice(start, end);
  const points = Array.from(text);
  return ({ start, end }) => points.slice(start, end).join('');
}

function spansOf({ layout }: Placed): Span[] {
  const spans = each(layout?.textAnchor?.textSegments).map(({ startIndex, endIndex }) => ({
    start: numberIn(startIndex) || 0,
    end: numberIn(endIndex),
  }));
  return spans.filter(({ start, end }) => 0 <= start && start < end);
}

/** All of the text that a page speaks of; undefined where it speaks of none. */
function extentOf(page: Page): Span | undefined {
  const spans = [page, ...each(page.lines)].flatMap(spansOf);
  const [first, ...more] = spans;
  return more.reduce(
    (all, { start, end }) => all && { start: Math.min(all.start, start), end: Math.max(all.end, end) },
    first,
  );
}

/** A document parted into documents of one page, each with its own text; undefined for those without a word, and where there is but one page or no JSON. */
export function documentAiPages(json: string): (string | undefined)[] | undefined {
  const { mimeType, text, pages } = documentIn(json) ?? {};
  const all = each(pages);
  if (all.length < 2) return undefined;
  const slice = slicerOf(textIn(text));
  return all.map((page) => {
    const extent = extentOf(page);
    const own = extent ? slice(extent) : '';
    if (!extent || own.trim() === '') return undefined;
    const moved = (key: string, value: unknown): unknown =>
      key === 'startIndex' || key === 'endIndex' ? String(numberIn(value) - extent.start) : value;
    return JSON.stringify({ mimeType: textIn(mimeType), text: own, pages: [page] }, moved);
  });
}

/**
 * Reads a document of Google Document AI: its text, in which pages, blocks, lines and words (`tokens`) are told by where they begin and end. Where a
 * page tells no lines, its text is taken as it is.
 */
export function readDocumentAi(json: string, lines: PlainLines): boolean {
  const document = documentIn(json);
  const text = textIn(document?.text);
  const slice = slicerOf(text);
  const pages = each(document?.pages);
  if (!pages.some((page) => extentOf(page))) lines.plain(text);
  else for (const page of pages) readPage(page, slice, lines);
  return document !== undefined;
}

function readPage(page: Page, slice: (span: Span) => string, to: PlainLines): void {
  const size = page.dimension ?? {};
  const lines = each(page.lines).map((line) => ({
    text: spansOf(line).map(slice).join(''),
    spans: spansOf(line),
    box: boxOfVertices(line.layout?.boundingPoly, size),
  }));
  if (lines.length === 0) {
    to.page();
    to.plain(spansOf(page).map(slice).join(''));
    return;
  }
  const words = each(page.tokens).flatMap((token) => {
    const box = boxOfVertices(token.layout?.boundingPoly, size);
    const sure = numberIn(token.layout?.confidence);
    return spansOf(token).map((span) => ({ ...withoutBreak(span, slice), box, sure }));
  });
  const blocks = each(page.blocks).flatMap((block) => spansOf(block).slice(0, 1));
  writeSpanned({ lines, words, blocks }, to);
}

/** A word less the space or the end of the line behind it, which the service counts in. */
function withoutBreak({ start, end }: Span, slice: (span: Span) => string): Span {
  const word = slice({ start, end });
  return { start, end: end - (word.length - word.trimEnd().length) };
}
