import { eachElement } from './elements.js';
import type { PlainLines } from './plain-lines.js';

/** Reads ALTO: words are attributes (`String`), and so are hyphens; spaces (`SP`) may be left out. */
export function readAlto(markup: string, lines: PlainLines): boolean {
  let words: string[] = [];
  let spaced = false;
  return eachElement(markup, true, {
    open({ name, attributes }) {
      if (name === 'Page') lines.page();
      else if (name === 'TextBlock') lines.block();
      else if (name === 'SP') {
        words.push(' ');
        spaced = true;
      } else if (name === 'String' || name === 'HYP') words.push(attributes.CONTENT ?? '');
    },
    close(name) {
      if (name !== 'TextLine') return;
      lines.line(words.join(spaced ? '' : ' '));
      words = [];
      spaced = false;
    },
  });
}
