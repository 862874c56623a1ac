import { DecodeError } from '../decode.js';
import { formatOf, HEAD, isMets } from './formats.js';
import { PlainLines } from './plain-lines.js';

/** The text of a page, and what its layout tells of each line. */
export type PlainText = Pick<PlainLines, 'text' | 'prints'>;

/**
 * The text of a page: that of a file with a layout ({@link formatOf}) as the engine would have written it without a layout, a line a line, blocks parted by a
 * blank line, pages by a form feed. Anything else is text already.
 *
 * Formats: ALTO 1 to 4 (loc.gov/standards/alto), PAGE 2013 to 2019 (PRImA), hOCR 1.2, ABBYY FineReader 6 to 10 (docs.abbyy.com, XML schema description), DjVuXML
 * (djvu.sourceforge.net), `pdftotext -bbox-layout` of Poppler.
 *
 * @throws DecodeError when the file is cut short, and of METS, which lists the files of pages
 */
export function plainText(text: string): PlainText {
  const head = text.slice(0, HEAD);
  if (isMets(head)) throw new DecodeError('METS file, which tells of pages and holds none', 0, 'leave it out');
  const format = formatOf(head);
  if (format === undefined) return { text, prints: [] };
  const lines = new PlainLines();
  if (!format.read(text, lines)) {
    throw new DecodeError(`${format.name} file cut short`, Buffer.byteLength(text), 'have it written again');
  }
  const { text: plain, prints } = lines;
  return { text: plain, prints };
}
