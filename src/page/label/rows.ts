import { joinPassages, partsOf, slicePassage } from '../../text/passage.js';
import type { Block } from '../page.js';

/** One physical line of a block, or a whole block where a line is a paragraph. */
export interface Row extends Block {
  /** Index of its block. */
  of: number;
  /** Place in the block. */
  spot: 'only' | 'first' | 'inner' | 'last';
  /** Rows of the block. */
  among: number;
  /** Blank lines between it and the next row; 0 at the end of the page. */
  gapAfter: number;
}

/** The blocks of a page cut into their physical lines. */
export function rowsOf(blocks: readonly Block[]): Row[] {
  const rows = blocks.flatMap((block, of): Row[] => {
    const parts = partsOf(block);
    return parts.map(({ start, end }, k) => {
      const passage = slicePassage(block, start, end);
      const size = passage.text.length;
      const spot = parts.length === 1 ? 'only' : k === 0 ? 'first' : k === parts.length - 1 ? 'last' : 'inner';
      const gap = k === 0 ? block.gap : 0;
      const { width } = block;
      return {
        ...passage,
        gap,
        rows: 1,
        width,
        longest: size,
        last: size,
        of,
        spot,
        among: parts.length,
        gapAfter: 0,
      };
    });
  });
  rows.forEach((row, i) => {
    row.gapAfter = rows[i + 1]?.gap ?? 0;
  });
  return rows;
}

/** Rows of one block put together again. */
export function blockOf(rows: readonly Row[]): Block {
  const [first] = rows;
  return {
    ...joinPassages(rows),
    gap: first?.gap ?? 0,
    rows: rows.length,
    width: first?.width ?? 0,
    longest: rows.reduce((most, { text }) => Math.max(most, text.length), 0),
    last: rows.at(-1)?.text.length ?? 0,
  };
}
