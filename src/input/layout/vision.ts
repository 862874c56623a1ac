import { around, type Box } from '../../text/box.js';
import { each, numberIn, objectIn, textIn } from './json.js';
import type { PlainLines } from './plain-lines.js';
import { type BoundingPoly, boxOfVertices } from './polygon.js';

/* What is read of a response of the Google Cloud Vision API (cloud.google.com/vision/docs/reference/rest, AnnotateImageResponse). Any of it may be missing. */

interface Symbol {
  text?: unknown;
  property?: { detectedBreak?: { type?: string | number; isPrefix?: boolean } };
}

interface Word {
  boundingBox?: BoundingPoly;
  symbols?: Symbol[];
  confidence?: unknown;
}

interface Page {
  width?: number;
  height?: number;
  blocks?: { paragraphs?: { words?: Word[] }[] }[];
}

interface Response {
  fullTextAnnotation?: { pages?: Page[]; text?: unknown };
  textAnnotations?: { description?: unknown }[];
}

/** Breaks that end a line, by name and by number. */
const LINE_ENDS = new Set<unknown>(['EOL_SURE_SPACE', 'HYPHEN', 'LINE_BREAK', 3, 4, 5]);
const SPACES = new Set<unknown>(['SPACE', 'SURE_SPACE', 1, 2]);
const HYPHENS = new Set<unknown>(['HYPHEN', 4]);

/** The responses of a file: those of a batch, or the one that it is; undefined where it is no JSON. */
function responsesIn(json: string): Response[] | undefined {
  const answer = objectIn<Response & { responses?: Response[] }>(json);
  if (answer === undefined) return undefined;
  return Array.isArray(answer.responses) ? each(answer.responses) : [answer];
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
  textIn(full?.text ?? each(textAnnotations)[0]?.description);

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
      lines.plain(textOf(response));
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
    box = around(box, boxOfVertices(word.boundingBox, page));
    const own = numberIn(word.confidence);
    // A word and the signs beside it are words of their own: of all up to a space it is as sure as of the least sure.
    if (text === '' || text.endsWith(' ')) sure.push(own);
    else sure.push(Math.min(sure.pop() ?? own, own));
    for (const { text: told, property } of each(word.symbols)) {
      const letter = textIn(told);
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
