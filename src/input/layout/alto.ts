import { eachElement } from './elements.js';
import type { PlainLines } from './plain-lines.js';

/** Where a line ends; words that stand outside one are a line by themselves. */
const BOUNDS = new Set(['TextLine', 'TextBlock', 'Page']);

/** Reads ALTO: words are attributes (`String`), and so are hyphens; spaces (`SP`) may be left out. */
export function readAlto(markup: string, lines: PlainLines): boolean {
  let words: string[] = [];
  let spaced = false;
  const flush = (): void => {
    lines.line(words.join(spaced ? '' : ' '));
    words = [];
    spaced = false;
  };
  return eachElement(markup, true, {
    open({ name, attributes }) {
      if (BOUNDS.has(name)) flush();
      if (name === 'Page') lines.page();
      else if (name === 'TextBlock') lines.block();
      else if (name === 'SP') {
        words.push(' ');
        spaced = true;
      } else if (name === 'String' || name === 'HYP') words.push(attributes.CONTENT ?? '');
    },
    close(name) {
      if (BOUNDS.has(name)) flush();
    },
  });
}
