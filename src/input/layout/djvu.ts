import { around, type Box, boxFrom } from '../../text/box.js';
import { eachElement } from './elements.js';
import type { PlainLines } from './plain-lines.js';

/** Where a block ends. */
const BLOCKS = new Set(['PAGECOLUMN', 'REGION', 'PARAGRAPH']);

/**
 * Reads the XML of DjVu (`*_djvu.xml` of the Internet Archive, `djvutoxml`): a line is words, each with its corners and, where the engine told, how
 * sure it was of it.
 */
export function readDjvu(markup: string, lines: PlainLines): boolean {
  let words: string[] = [];
  let sure: number[] = [];
  let box: Box | undefined;
  let word: string | undefined;
  const flush = (): void => {
    lines.line(words.join(' '), { box, sure });
    words = [];
    sure = [];
    box = undefined;
  };
  return eachElement(markup, true, {
    open({ name, attributes }) {
      if (name === 'WORD') {
        word = '';
        sure.push(Number(attributes['x-confidence']));
        box = around(box, boxOf(attributes));
        return;
      }
      if (name === 'OBJECT') lines.page();
      else if (BLOCKS.has(name)) lines.block();
    },
    text(piece) {
      if (word !== undefined) word += piece;
    },
    close(name) {
      if (name === 'LINE') flush();
      else if (name === 'WORD') {
        words.push(word?.trim() ?? '');
        word = undefined;
      }
    },
  });
}

/** Where a word stands: left, bottom, right, top and, of some, its base line. */
function boxOf({ coords = '' }: Readonly<Record<string, string>>): Box | undefined {
  const [left = Number.NaN, bottom = Number.NaN, right = Number.NaN, top = Number.NaN] = coords.split(',').map(Number);
  return boxFrom(left, Math.min(top, bottom), right, Math.max(top, bottom));
}
