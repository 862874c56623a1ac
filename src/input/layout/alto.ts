import { around, type Box, boxFrom } from '../../text/box.js';
import { eachElement } from './elements.js';
import type { PlainLines } from './plain-lines.js';

/** Where a line ends; words that stand outside one are a line by themselves. */
const BOUNDS = new Set(['TextLine', 'TextBlock', 'Page']);

/** Text of an element and how sure the engine was of it; null for a space. */
type Part = { text: string; sure: number } | null;

/** The parts of a line as words, those between spaces: of a word and the signs beside it the engine is as sure as of the least sure. */
function wordsOf(parts: readonly Part[]): { text: string; sure: number }[] {
  if (!parts.includes(null)) return parts.flatMap((part) => part ?? []);
  const words: { text: string; sure: number }[] = [];
  parts.forEach((part, i) => {
    if (!part) return;
    const last = parts[i - 1] ? words.at(-1) : undefined;
    if (last) words[words.length - 1] = { text: last.text + part.text, sure: Math.min(last.sure, part.sure) };
    else words.push(part);
  });
  return words;
}

/** Reads ALTO: words are attributes (`String`), and so are hyphens; spaces (`SP`) may be left out. A line stands where its words do, else where it says. */
export function readAlto(markup: string, lines: PlainLines): boolean {
  let parts: Part[] = [];
  let box: Box | undefined;
  let ofLine: Box | undefined;
  const flush = (): void => {
    const words = wordsOf(parts);
    lines.line(words.map(({ text }) => text).join(' '), { box: box ?? ofLine, sure: words.map(({ sure }) => sure) });
    parts = [];
    box = undefined;
    ofLine = undefined;
  };
  return eachElement(markup, true, {
    open({ name, attributes }) {
      if (BOUNDS.has(name)) flush();
      if (name === 'Page') lines.page();
      else if (name === 'TextBlock') lines.block();
      else if (name === 'TextLine') ofLine = boxOf(attributes);
      else if (name === 'SP') parts.push(null);
      else if (name === 'String' || name === 'HYP') {
        parts.push({ text: attributes.CONTENT ?? '', sure: Number(attributes.WC) });
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
  const [left, top] = [Number(HPOS), Number(VPOS)];
  return boxFrom(left, top, left + Number(WIDTH), top + Number(HEIGHT));
}
