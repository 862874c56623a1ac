import { type Box, boxFrom } from '../../text/box.js';
import { eachElement } from './elements.js';
import type { PlainLines } from './plain-lines.js';

/**
 * Reads what `pdftotext -bbox-layout` writes of the text layer of a PDF: words in lines in blocks, from left to right as they stand on
 * the page. Arabic is backwards in it, which is mended as that of any page (`text/visual-order`).
 */
export function readBboxes(markup: string, lines: PlainLines): boolean {
  let words: string[] = [];
  let word: string | undefined;
  let box: Box | undefined;
  return eachElement(markup, true, {
    open({ name, attributes }) {
      if (name === 'page') lines.page();
      else if (name === 'block') lines.block();
      else if (name === 'line') box = boxOf(attributes);
      else if (name === 'word') word = '';
    },
    text(piece) {
      if (word !== undefined) word += piece;
    },
    close(name) {
      if (name === 'word') {
        words.push(word?.trim() ?? '');
        word = undefined;
      } else if (name === 'line') {
        lines.line(words.join(' '), { box });
        words = [];
      }
    },
  });
}

const boxOf = ({ xMin, yMin, xMax, yMax }: Readonly<Record<string, string>>): Box | undefined =>
  boxFrom(Number(xMin), Number(yMin), Number(xMax), Number(yMax));
