import { around, type Box, boxOfPoints } from '../../text/box.js';
import type { PlainLines } from './plain-lines.js';

/* What is read of a response of the Google Cloud Vision API (cloud.google.com/vision/docs/reference/rest, AnnotateImageResponse). Any of it may be missing. */

/** What is an object of a list; none where there is no list. */
const each = <T>(list: readonly T[] | undefined): T[] =>
  Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : [];

interface Vertex {
  x?: number;
  y?: number;
}

interface Placed {
  boundingBox?: { vertices?: Vertex[]; normalizedVertices?: Vertex[] };
}

interface Symbol {
  text?: string;
  property?: { detectedBreak?: { type?: string | number; isPrefix?: boolean } };
}

interface Word extends Placed {
  symbols?: Symbol[];
  confidence?: number;
}

interface Page {
  width?: number;
  height?: number;
  blocks?: { paragraphs?: { words?: Word[] }[] }[];
}

interface Response {
  fullTextAnnotation?: { pages?: Page[]; text?: string };
  textAnnotations?: { description?: string }[];
}

/** Breaks that end a line, by name and by number. */
const LINE_ENDS = new Set<unknown>(['EOL_SURE_SPACE', 'HYPHEN', 'LINE_BREAK', 3, 4, 5]);
const SPACES = new Set<unknown>(['SPACE', 'SURE_SPACE', 1, 2]);
const HYPHENS = new Set<unknown>(['HYPHEN', 4]);

/** The responses of a file: those of a batch, or the one that it is; undefined where it is no JSON. */
function responsesIn(json: string): Response[] | undefined {
  try {
    const value = JSON.parse(json.replace(/^\ufeff/, '')) as Response & { responses?: Response[] };
    return Array.isArray(value.responses) ? each(value.responses) : [value];
  } catch {
    return undefined;
  }
}

/** A batch parted into files of one response, of which it has one for each page; undefined for those without text, and where there is but one or no JSON. */
export function visionPages(json: string): (string | undefined)[] | undefined {
  const responses = responsesIn(json) ?? [];
  if (responses.length < 2) return undefined;
  return responses.map((response) =>
    textOf(response).trim() === '' ? undefined : JSON.stringify({ responses: [response] }),
  );
}

const textOf = ({ fullTextAnnotation: full, textAnnotations }: Response): string =>
  String(full?.text ?? each(textAnnotations)[0]?.description ?? '');

/**
 * Reads what the Google Cloud Vision API answers: words of symbols, in paragraphs of blocks. Where lines end is told by the breaks behind symbols. Where it
 * tells no words, its text is taken as it is.
 */
export function readVision(json: string, lines: PlainLines): boolean {
  const responses = responsesIn(json);
  for (const response of responses ?? []) {
    const pages = each(response.fullTextAnnotation?.pages);
    if (pages.some(({ blocks }) => each(blocks).length > 0)) for (const page of pages) readPage(page, lines);
    else {
      lines.page();
      for (const line of textOf(response).split('\n')) lines.line(line);
    }
  }
  return responses !== undefined;
}

function readPage(page: Page, lines: PlainLines): void {
  lines.page();
  for (const { paragraphs } of each(page.blocks)) {
    lines.block();
    for (const { words } of each(paragraphs)) readParagraph(each(words), page, lines);
  }
}

function readParagraph(words: readonly Word[], page: Page, lines: PlainLines): void {
  let text = '';
  let box: Box | undefined;
  let sure: number[] = [];
  const flush = (): void => {
    lines.line(text, { box, sure });
    text = '';
    box = undefined;
    sure = [];
  };
  for (const word of words) {
    box = around(box, boxOf(word, page));
    const own = word.confidence ?? Number.NaN;
    // A word and the signs beside it are words of their own: of all up to a space it is as sure as of the least sure.
    if (text === '' || text.endsWith(' ')) sure.push(own);
    else sure.push(Math.min(sure.pop() ?? own, own));
    for (const { text: letter = '', property } of each(word.symbols)) {
      const { type, isPrefix = false } = property?.detectedBreak ?? {};
      if (isPrefix && SPACES.has(type)) text += ' ';
      text += letter;
      if (HYPHENS.has(type) && !letter.endsWith('-')) text += '-';
      if (LINE_ENDS.has(type) && !isPrefix) flush();
      else if (SPACES.has(type) && !isPrefix) text += ' ';
    }
  }
  flush();
}

/** Where a word stands, in pixels, or in shares of the page; sides that are 0 are left out. */
function boxOf({ boundingBox }: Placed, { width = 0, height = 0 }: Page): Box | undefined {
  const pixels = each(boundingBox?.vertices).map(({ x = 0, y = 0 }) => ({ x, y }));
  if (pixels.length > 0) return boxOfPoints(pixels);
  return boxOfPoints(
    each(boundingBox?.normalizedVertices).map(({ x = 0, y = 0 }) => ({ x: x * width, y: y * height })),
  );
}
