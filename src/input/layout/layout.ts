import { DecodeError } from '../decode.js';
import { readAlto } from './alto.js';
import { readHocr } from './hocr.js';
import { readPageXml } from './page-xml.js';
import { PlainLines } from './plain-lines.js';

/** Writes the lines of a file with a layout; false when the file ends before its root does. */
export type LayoutReader = (markup: string, lines: PlainLines) => boolean;

/** By the root element in small letters, without the prefix of a namespace. */
const READERS: ReadonlyMap<string, readonly [format: string, read: LayoutReader]> = new Map([
  ['alto', ['ALTO', readAlto]],
  ['pcgts', ['PAGE', readPageXml]],
  ['html', ['hOCR', readHocr]],
]);

/** What stands beside such files and tells of them. */
const METS = 'mets';

/** The root element: the first that is no declaration, instruction or comment. */
const ROOT = /<(?:[\w-]+:)?([A-Za-z]+)[\s>]/;
/** A page of HTML is one of hOCR when an engine says so; it does near the beginning. */
const HOCR = /["' ]ocr(?:_page|_carea|_line|-system)["' ]/;
const HEAD = 1 << 14;

/**
 * The text of a page: that of ALTO, PAGE or hOCR as the engine would have written it without a layout, a line a line, blocks parted by a
 * blank line, pages by a form feed. Anything else is text already.
 *
 * Formats: ALTO 1 to 4 (loc.gov/standards/alto), PAGE 2013 to 2019 (PRImA), hOCR 1.2.
 *
 * @throws DecodeError when the file is cut short, and of METS, which lists the files of pages
 */
export function plainText(text: string): string {
  if (!/^\s*</.test(text)) return text;
  const head = text.slice(0, HEAD);
  const root = (ROOT.exec(head)?.[1] ?? '').toLowerCase();
  if (root === METS) throw new DecodeError('METS file, which tells of pages and holds none', 0, 'leave it out');
  const [format, read] = READERS.get(root) ?? [];
  if (read === undefined || (format === 'hOCR' && !HOCR.test(head))) return text;
  const lines = new PlainLines();
  if (!read(text, lines)) {
    throw new DecodeError(`${format} file cut short`, Buffer.byteLength(text), 'have it written again');
  }
  return lines.text;
}
