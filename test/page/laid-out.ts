import type { Block } from '../../src/page/page.js';
import type { Prints } from '../../src/page/prints.js';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';
import type { Print } from '../../src/text/print.js';

/** Lines printed one under the other, flush right. */
export interface Column {
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

/** A page as it comes with a layout, its columns in the order that an engine read them. */
export function laidOut(columns: readonly Column[]): { text: string; prints: (Print | undefined)[] } {
  const prints: (Print | undefined)[] = [];
  for (const { lines, right, top, size = 1 } of columns) {
    lines.forEach((line, i) => {
      const at = top + i * PITCH * size;
      const left = right - line.length * LETTER * size;
      prints.push({ box: { left, top: at, right, bottom: at + HEIGHT * size } });
    });
    prints.push(undefined);
  }
  return { text: columns.map(({ lines }) => `${lines.join('\n')}\n`).join('\n'), prints };
}

/** The blocks of such a page. */
export function blocksOf(columns: readonly Column[]): Block[] {
  const { text, prints } = laidOut(columns);
  return unwrap(normalisePage(text, prints).lines);
}

/** What is told of the lines of such a page. */
export function printsOf(columns: readonly Column[]): Prints {
  const [block] = blocksOf(columns);
  if (!block?.prints) throw new Error('a page of nothing');
  return block.prints;
}
