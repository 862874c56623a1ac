import { around, type Box } from '../../text/box.js';
import { each, numberIn, textIn } from './json.js';
import type { PlainLines } from './plain-lines.js';
import { boxOfPolygon } from './polygon.js';

/*
 * What is read of a page of the Read API 3 of Azure Computer Vision, and of Form Recognizer 2
 * (learn.microsoft.com/azure/ai-services/computer-vision/how-to/call-read-api). Any of it may be missing.
 */

interface Word {
  text?: unknown;
  boundingBox?: unknown[];
  confidence?: unknown;
}

interface Line {
  text?: unknown;
  boundingBox?: unknown[];
  words?: Word[];
}

export interface ReadResult {
  lines?: Line[];
}

const textOf = ({ text, words }: Line): string =>
  textIn(text) ||
  each(words)
    .map((word) => textIn(word.text))
    .join(' ');

/** Whether a page has a word. */
export const wasRead = ({ lines }: ReadResult): boolean => each(lines).some((line) => textOf(line).trim() !== '');

/** Reads pages of lines, each with its words. */
export function readAzureRead(pages: readonly ReadResult[], to: PlainLines): void {
  for (const { lines } of pages) {
    to.page();
    for (const line of each(lines)) {
      const words = each(line.words);
      const ofWords = words.reduce<Box | undefined>(
        (box, word) => around(box, boxOfPolygon(word.boundingBox)),
        undefined,
      );
      to.line(textOf(line), {
        box: ofWords ?? boxOfPolygon(line.boundingBox),
        sure: words.map(({ confidence }) => numberIn(confidence)),
      });
    }
  }
}
