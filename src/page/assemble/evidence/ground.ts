import { around, type Box, middleOf, overlapOf } from '../../../text/box.js';
import type { BlockFacts } from '../../label/facts.js';
import { boxesOf, LEAST_STEP, NEXT_STEP } from '../../prints.js';
import { headingOf, type Section } from '../sections.js';
import { LinesByHeight } from './lines-by-height.js';

/** Where a strip stands on a page that came with a layout: see `Prints` for the unit, the step from a line to the next. */
export interface Ground {
  /** Its first line and its last. */
  head: Box;
  foot: Box;
  lines: number;
  /** How far its lines reach. */
  left: number;
  right: number;
  /** Whether no running text stands right above it, and right below it. */
  top: boolean;
  bottom: boolean;
  /** How far the column of its last line reaches to the left, whose lines may all be longer than its own. */
  columnLeft: number;
  /** How far down that column begins, and the heading right over that; the same where there is none. */
  columnTop: number;
  headingTop: number;
  /** Number of the section whose heading stands right over its own column; -1 for none. */
  home: number;
}

/**
 * Where one strip stands as seen from the end of another: in its column, in the next one to the left (`beside`), or past that. `level` is on a level with
 * the column or the heading over it; `early`, that running text still stands right below; `headed`, that another heading stands over it.
 */
export const RELATIONS = [
  'below',
  'below-apart',
  'below-gap',
  'below-far',
  'below-other-width',
  'above',
  'beside-level',
  'beside-level-early',
  'beside-top',
  'beside-top-early',
  'beside-inner',
  'beside-headed',
  'level',
  'elsewhere',
] as const;
type Relation = (typeof RELATIONS)[number];

// Distances are in steps from a line to the next.
/** Of the narrower of two lines, what must stand over the other. */
const OVER = 0.5;
/** Least steps from a line to another; most to the next one, to one of the same column all the same, and to one below a picture or the like. */
const STEP = { least: LEAST_STEP, next: NEXT_STEP, most: 2.2, gap: 4 };
/** Indents, and how far the edges of a column stray otherwise. */
const INDENT = 1.5;
const STRAY = 1;
/** Widest gutter. */
const GUTTER = 2.5;
/** How far apart tops are that stand level. */
const LEVEL = 1.4;
/** How far a heading reaches down to the column under it, past a byline; and a line of it to the next. */
const UNDER = 5;
const HEADING_STEP = 2.8;

/** Whether strips are of one column: their lines reach as far, but for indents and short lines. */
function sameColumn(a: Ground, b: Ground): boolean {
  const inside = (one: Ground, column: Ground): boolean =>
    one.left > column.left - STRAY && one.right < column.right + STRAY;
  if (a.lines === 1 && b.lines === 1) return Math.abs(a.right - b.right) <= INDENT;
  if (b.lines === 1) return inside(b, a);
  return Math.abs(a.right - b.right) <= INDENT && (a.lines === 1 ? inside(a, b) : Math.abs(a.left - b.left) <= STRAY);
}

/** Where strip `b` stands as seen from the end of strip `a`. */
export function relationOf(a: Ground, b: Ground): Relation {
  const step = middleOf(b.head) - middleOf(a.foot);
  if (sameColumn(a, b)) {
    if (step <= STEP.least) return 'above';
    if (step < STEP.next) return 'below';
    return step < STEP.most ? 'below-apart' : step < STEP.gap ? 'below-gap' : 'below-far';
  }
  if (overlapOf(a.foot, b.head) > OVER) {
    if (step <= 0) return 'above';
    return step < STEP.gap ? 'below-other-width' : 'elsewhere';
  }
  const at = middleOf(b.head);
  const level = at > a.headingTop - LEVEL && at < a.columnTop + LEVEL;
  const gutter = a.columnLeft - b.right;
  if (gutter <= -STRAY || gutter >= GUTTER) return gutter > 0 && level && b.top ? 'level' : 'elsewhere';
  if (!b.top) return 'beside-inner';
  if (b.home >= 0 && b.home !== a.home) return 'beside-headed';
  if (level) return a.bottom ? 'beside-level' : 'beside-level-early';
  return a.bottom ? 'beside-top' : 'beside-top-early';
}

/** The first line of the column that a line stands in, and how far lines from there to it reach to the left. */
interface Column {
  top: Box;
  left: number;
}

/** The column of each line. */
function columnsOf(texts: LinesByHeight<{ box: Box }>): Map<Box, Column> {
  const columns = new Map<Box, Column>();
  for (const { box } of texts.lines) {
    const above = texts.nearest(box, -1, STEP.most, OVER)?.box;
    const column = above && columns.get(above);
    const alike = column && Math.abs(above.right - box.right) <= INDENT;
    columns.set(box, { top: column?.top ?? box, left: alike ? Math.min(column.left, box.left) : box.left });
  }
  return columns;
}

/** Of a column's first line, what must stand under a heading over it. */
const UNDER_IT = 0.3;

/**
 * Where the strips of a page stand; undefined of those without boxes, and of all on a page that came without a layout.
 *
 * @param facts of all blocks of the page
 */
export function groundsOf(
  strips: readonly { blocks: readonly number[] }[],
  sections: readonly Section[],
  facts: readonly BlockFacts[],
): (Ground | undefined)[] {
  if (!facts.some(({ block }) => block.prints)) return strips.map(() => undefined);
  const boxesOfAll = (blocks: readonly number[]): Box[] =>
    blocks.flatMap((i) => {
      const block = facts[i]?.block;
      return block ? boxesOf(block).flatMap((box) => box ?? []) : [];
    });
  const texts = new LinesByHeight(sections.flatMap(({ body }) => boxesOfAll(body).map((box) => ({ box }))));
  const headings = new LinesByHeight(
    sections.flatMap((section, number) =>
      boxesOfAll([...headingOf(section), ...section.byline]).map((box) => ({ box, section: number })),
    ),
  );
  const columns = columnsOf(texts);
  const columnOf = (line: Box): Column => columns.get(line) ?? { top: line, left: line.left };
  const headingTop = (column: Box): number => {
    let top = headings.nearest(column, -1, UNDER, UNDER_IT)?.box ?? column;
    for (;;) {
      const above = headings.nearest(top, -1, HEADING_STEP, UNDER_IT);
      if (!above) return middleOf(top);
      top = above.box;
    }
  };
  return strips.map(({ blocks }): Ground | undefined => {
    const boxes = boxesOfAll(blocks);
    const [head] = boxes;
    const foot = boxes.at(-1);
    const whole = boxes.reduce<Box | undefined>((all, box) => around(all, box), undefined);
    if (!head || !foot || !whole) return undefined;
    const column = columnOf(foot);
    return {
      head,
      foot,
      lines: boxes.length,
      left: whole.left,
      right: whole.right,
      top: !texts.nearest(head, -1, STEP.most, OVER),
      bottom: !texts.nearest(foot, 1, STEP.most, OVER),
      columnLeft: column.left,
      columnTop: middleOf(column.top),
      headingTop: headingTop(column.top),
      home: headings.nearest(columnOf(head).top, -1, UNDER, UNDER_IT)?.section ?? -1,
    };
  });
}
