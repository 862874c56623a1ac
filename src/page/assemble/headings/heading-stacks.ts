import { type Label, toldAs } from '../../label/label.js';
import type { Block, Role } from '../../page.js';
import { boxesOf, sizesOf } from '../../prints.js';
import { LinesByHeight } from '../evidence/lines-by-height.js';

const PARTS: ReadonlySet<Role> = new Set(['kicker', 'headline', 'subtitle']);

/** Share of the narrower of two parts of a heading that stands over the other. */
const OVER = 0.5;
/** Nothing between the two, at most; and from the middle of one to that of the next, however large the type. */
const APART = 2;
const FARTHEST = 8;
/** Type that is smaller by so many doublings than the largest of a heading is not its headline's. */
const SMALLER = 0.8;

/**
 * Parts of a heading that stand right under one another on a page with a layout, one after the other, where the engine read columns between
 * them: all are put where the lowest is.
 *
 * @param order indices of blocks in page order
 * @returns the same indices
 */
export function gatherStacks(blocks: readonly Block[], labels: readonly Label[], order: readonly number[]): number[] {
  const ends = order.flatMap((i) => {
    const block = blocks[i];
    const boxes = block ? boxesOf(block) : [];
    const [first, last] = [boxes[0], boxes.at(-1)];
    return first && last ? { i, first, last } : [];
  });
  const lastLines = new LinesByHeight(ends.map(({ i, last }) => ({ i, box: last })));
  const isPart = (i: number): boolean => PARTS.has(labels[i]?.role ?? 'body');
  /** The part right over each part, and those that one stands over: of several the first that was read. */
  const over = new Map<number, number>();
  const held = new Set<number>();
  for (const { i, first } of ends) {
    const above = isPart(i) ? lastLines.nearest(first, -1, FARTHEST, OVER) : undefined;
    if (!above || !isPart(above.i) || held.has(above.i) || first.top - above.box.bottom > APART) continue;
    over.set(i, above.i);
    held.add(above.i);
  }
  const stackOn = (i: number): number[] => {
    const stack = [i];
    for (let at = over.get(i); at !== undefined; at = over.get(at)) stack.unshift(at);
    return stack;
  };
  return order.flatMap((i) => (held.has(i) ? [] : stackOn(i)));
}

/** How large the type of a block is on average; NaN where that is not told. */
function sizeOf(block: Block | undefined): number {
  const sizes = block ? sizesOf(block) : [];
  return sizes.reduce<number>((sum, size) => sum + (size ?? Number.NaN), 0) / sizes.length;
}

/**
 * Labels of a page with a layout by the type of its headings: what is told as of a headline, but in far smaller type than the largest of the
 * parts beside it, is a kicker above that and a subtitle below.
 *
 * @param order indices of blocks as {@link gatherStacks} has them
 * @returns the labels of all blocks
 */
export function toldBySize(blocks: readonly Block[], labels: readonly Label[], order: readonly number[]): Label[] {
  const told = [...labels];
  let stack: { i: number; size: number }[] = [];
  const settle = (): void => {
    const largest = stack.reduce((most, { size }) => Math.max(most, size), Number.NEGATIVE_INFINITY);
    const at = stack.findIndex(({ size }) => size === largest);
    stack.forEach(({ i, size }, k) => {
      const label = labels[i];
      if (label?.role !== 'headline' || !(size <= largest - SMALLER)) return;
      told[i] = toldAs(label, k < at ? 'kicker' : 'subtitle', 'smaller-type-than-headline', label.margin);
    });
    stack = [];
  };
  for (const i of order) {
    if (PARTS.has(labels[i]?.role ?? 'body')) stack.push({ i, size: sizeOf(blocks[i]) });
    else settle();
  }
  settle();
  return told;
}
