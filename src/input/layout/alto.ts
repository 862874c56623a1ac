import { around, type Box } from '../../text/box.js';
import { eachElement } from './elements.js';
import type { PlainLines } from './plain-lines.js';

/** Where a line ends; words that stand outside one are a line by themselves. */
const BOUNDS = new Set(['TextLine', 'TextBlock', 'Page']);

/** Reads ALTO: words are attributes (`String`), and so are hyphens; spaces (`SP`) may be left out. A line stands where its words do. */
export function readAlto(markup: string, lines: PlainLines): boolean {
  let words: string[] = [];
  let spaced = false;
  let box: Box | undefined;
  const flush = (): void => {
    lines.line(words.join(spaced ? '' : ' '), box);
    words = [];
    spaced = false;
    box = undefined;
  };
  return eachElement(markup, true, {
    open({ name, attributes }) {
      if (BOUNDS.has(name)) flush();
      if (name === 'Page') lines.page();
      else if (name === 'TextBlock') lines.block();
      else if (name === 'SP') {
        words.push(' ');
        spaced = true;
      } else if (name === 'String' || name === 'HYP') {
        words.push(attributes.CONTENT ?? '');
        box = around(box, boxOf(attributes));
      }
    },
    close(name) {
      if (BOUNDS.has(name)) flush();
    },
  });
}

/** Where an element stands; undefined where it does not tell, or takes no room. */
function boxOf({ HPOS, VPOS, WIDTH, HEIGHT }: Readonly<Record<string, string>>): Box | undefined {
  const [left, top, width, height] = [Number(HPOS), Number(VPOS), Number(WIDTH), Number(HEIGHT)];
  if (!Number.isFinite(left + top) || !(width > 0 && height > 0)) return undefined;
  return { left, top, right: left + width, bottom: top + height };
}
