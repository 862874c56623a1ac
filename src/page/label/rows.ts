import type { Mark } from '../../text/markup/mark.js';
import { partsOf, slicePassage } from '../../text/passage.js';
import type { Block } from '../page.js';
import { sizesOf } from '../prints.js';

/** Places of a row in its block. */
export const SPOTS = ['only', 'first', 'inner', 'last'] as const;
export type Spot = (typeof SPOTS)[number];

/** One physical line of a block, or a whole block where a line is a paragraph. */
export interface Row {
  text: string;
  /** Index of its block, and where in its text it stands. */
  of: number;
  start: number;
  end: number;
  spot: Spot;
  /** Rows of the block. */
  among: number;
  /** Width of its column, 0 where each line is a paragraph. */
  width: number;
  /** Blank lines before it, and between it and the next row; 0 at the end of the page. */
  gap: number;
  gapAfter: number;
  /** Whether its first word would have stood on the line above: no wrapping parted the two. */
  parted: boolean;
  /** What markup says of its block. */
  mark?: Mark | undefined;
  /** How large its type is (`Prints`). */
  size?: number | undefined;
}

/** Whether the first word of `text` would have stood at the end of `above`: lines reach at least as far as `text` does. */
function wouldFit(above: string, text: string): boolean {
  const space = text.indexOf(' ');
  return above.length + 1 + (space < 0 ? text.length : space) <= text.length;
}

/** The blocks of a page cut into their physical lines. */
export function rowsOf(blocks: readonly Block[]): Row[] {
  const rows: Row[] = [];
  blocks.forEach((block, of) => {
    const parts = partsOf(block);
    const among = parts.length;
    const sizes = sizesOf(block);
    parts.forEach(({ start, end }, k) => {
      const text = among === 1 ? block.text : block.text.slice(start, end);
      const spot = among === 1 ? 'only' : k === 0 ? 'first' : k === among - 1 ? 'last' : 'inner';
      const gap = k === 0 ? block.gap : 0;
      const above = rows[rows.length - 1];
      if (above) above.gapAfter = gap;
      const parted = above !== undefined && wouldFit(above.text, text);
      rows.push({
        text,
        of,
        start,
        end,
        spot,
        among,
        width: block.width,
        gap,
        gapAfter: 0,
        parted,
        mark: block.mark,
        size: sizes[k],
      });
    });
  });
  return rows;
}

/** Rows that follow one another in a block, as a block of their own. */
export function blockOf(block: Block, rows: readonly Row[]): Block {
  const start = rows[0]?.start ?? 0;
  const last = rows[rows.length - 1];
  const end = last?.end ?? 0;
  const whole = start === 0 && end === block.text.length;
  const { text, pieces } = whole ? block : slicePassage(block, start, end);
  let longest = 0;
  for (const row of rows) longest = Math.max(longest, row.text.length);
  const { width } = block;
  return {
    text,
    pieces,
    gap: rows[0]?.gap ?? 0,
    rows: rows.length,
    width,
    longest,
    last: last?.text.length ?? 0,
    mark: block.mark,
    other: block.other,
    prints: block.prints,
  };
}
