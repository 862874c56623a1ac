import type { LineBoxes } from '../../src/page/line-boxes.js';
import type { Block } from '../../src/page/page.js';
import { unwrap } from '../../src/page/unwrap.js';
import type { Box } from '../../src/text/box.js';
import { normalisePage } from '../../src/text/normalise.js';

/** Lines printed one under the other, flush right. */
export interface Print {
  lines: readonly string[];
  right: number;
  top: number;
  /** Of the type; 1 where it is not told. */
  size?: number;
}

/** From a line to the next, height of its letters and width of one, at size 1. */
export const PITCH = 10;
const HEIGHT = 8;
const LETTER = 5;

/** A page as it comes with a layout, its prints in the order that an engine read them. */
export function laidOut(prints: readonly Print[]): { text: string; boxes: (Box | undefined)[] } {
  const boxes: (Box | undefined)[] = [];
  for (const { lines, right, top, size = 1 } of prints) {
    lines.forEach((line, i) => {
      const at = top + i * PITCH * size;
      boxes.push({ left: right - line.length * LETTER * size, top: at, right, bottom: at + HEIGHT * size });
    });
    boxes.push(undefined);
  }
  return { text: prints.map(({ lines }) => `${lines.join('\n')}\n`).join('\n'), boxes };
}

/** The blocks of such a page. */
export function blocksOf(prints: readonly Print[]): Block[] {
  const { text, boxes } = laidOut(prints);
  return unwrap(normalisePage(text, boxes).lines);
}

/** Where the lines of such a page stand. */
export function boxesOf(prints: readonly Print[]): LineBoxes {
  const [block] = blocksOf(prints);
  if (!block?.boxes) throw new Error('a page of nothing');
  return block.boxes;
}
