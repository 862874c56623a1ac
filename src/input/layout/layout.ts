import { DecodeError } from '../decode.js';
import { readAbbyy } from './abbyy.js';
import { readAlto } from './alto.js';
import { readHocr } from './hocr.js';
import { readPageXml } from './page-xml.js';
import { PlainLines } from './plain-lines.js';

/** Writes the lines of a file with a layout; false when the file ends before its root does. */
export type LayoutReader = (markup: string, lines: PlainLines) => boolean;

/** A page of HTML is one of hOCR when an engine says so; it does near the beginning. */
const HOCR = /["' ]ocr(?:_page|_carea|_line|-system)["' ]/;
const FINE_READER = /abbyy\.com\/FineReader/i;

interface Format {
  name: string;
  read: LayoutReader;
  /** What the beginning of a file has beside its root. */
  sign?: RegExp;
}

/** By the root element in small letters, without the prefix of a namespace. */
const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['alto', { name: 'ALTO', read: readAlto }],
  ['pcgts', { name: 'PAGE', read: readPageXml }],
  ['html', { name: 'hOCR', read: readHocr, sign: HOCR }],
  ['document', { name: 'ABBYY', read: readAbbyy, sign: FINE_READER }],
]);

/** What stands beside such files and tells of them. */
const METS = 'mets';

/** The root element: the first that is no declaration, instruction or comment. */
const ROOT = /<(?:[\w-]+:)?([A-Za-z]+)[\s>]/;
const HEAD = 1 << 14;

/** The text of a page, and what its layout tells of each line. */
export type PlainText = Pick<PlainLines, 'text' | 'prints'>;

/**
 * The text of a page: that of ALTO, PAGE, hOCR or FineReader XML as the engine would have written it without a layout, a line a line, blocks parted by a
 * blank line, pages by a form feed. Anything else is text already.
 *
 * Formats: ALTO 1 to 4 (loc.gov/standards/alto), PAGE 2013 to 2019 (PRImA), hOCR 1.2, ABBYY FineReader 6 to 10 (docs.abbyy.com, XML schema description).
 *
 * @throws DecodeError when the file is cut short, and of METS, which lists the files of pages
 */
export function plainText(text: string): PlainText {
  if (!/^\s*</.test(text)) return { text, prints: [] };
  const head = text.slice(0, HEAD);
  const root = (ROOT.exec(head)?.[1] ?? '').toLowerCase();
  if (root === METS) throw new DecodeError('METS file, which tells of pages and holds none', 0, 'leave it out');
  const format = FORMATS.get(root);
  if (format === undefined || format.sign?.test(head) === false) return { text, prints: [] };
  const lines = new PlainLines();
  if (!format.read(text, lines)) {
    throw new DecodeError(`${format.name} file cut short`, Buffer.byteLength(text), 'have it written again');
  }
  const { text: plain, prints } = lines;
  return { text: plain, prints };
}
