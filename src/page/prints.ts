import { type Box, middleOf, overlapOf } from '../text/box.js';
import type { Line } from '../text/line.js';
import { locate, partsOf } from '../text/passage.js';
import type { Block } from './page.js';

/** What one letter takes of a line, as the side of a square. */
const letterSize = ({ left, top, right, bottom }: Box, letters: number): number =>
  Math.sqrt(((right - left) * (bottom - top)) / letters);

/** Values with what each weighs. */
type Weighted = (readonly [value: number, weight: number])[];

/** The value below which half of the weight lies; 0 of none. */
function medianOf(values: Weighted): number {
  const sorted = values.toSorted(([a], [b]) => a - b);
  let half = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  for (const [value, weight] of sorted) {
    half -= weight;
    if (half <= 0) return value;
  }
  return 0;
}

/** Steps from a line to the next one of its column, by that of the page: less is the same line, printed askew; more, and something parts the two. */
export const LEAST_STEP = 0.3;
export const NEXT_STEP = 1.25;
/** Share of the narrower of two lines of a column that stands over the other; of two that tell how far its lines are apart. */
const OVER = 0.3;
const SURELY_OVER = 0.5;

/** A line further down than so many of its heights, or steps, does not tell how far lines are apart. */
const WIDEST_STEP = 3;
/** Steps from line to line by their height, for pages where none stands under another. */
const PITCH_OF_HEIGHT = 1.25;

/**
 * Where the lines of a page stand, how large their type is and how sure the engine was of their words, for a page that came with a layout. The first two are told beside the running text, so
 * that the unit of the layout and the page's own type do not matter.
 */
export class Prints {
  readonly #boxes = new Map<number, Box>();
  readonly #sizes = new Map<number, number>();
  readonly #sure = new Map<number, { text: string; sure: readonly number[] }>();

  constructor(lines: readonly Pick<Line, 'number' | 'text' | 'print'>[]) {
    const sizes: Weighted = [];
    const steps: Weighted = [];
    const heights: Weighted = [];
    let above: Box | undefined;
    for (const { text, print } of lines) {
      const box = print?.box;
      if (box === undefined || text === '') continue;
      const { length } = text;
      sizes.push([letterSize(box, length), length]);
      heights.push([box.bottom - box.top, length]);
      const step = above && overlapOf(above, box) > SURELY_OVER ? middleOf(box) - middleOf(above) : 0;
      if (step > 0 && step < WIDEST_STEP * (box.bottom - box.top)) steps.push([step, length]);
      above = box;
    }
    const ofText = medianOf(sizes);
    const pitch = medianOf(steps) || medianOf(heights) * PITCH_OF_HEIGHT;
    for (const { number, text, print } of lines) {
      const sure = print?.sure;
      if (sure && sure.length === text.split(' ').length) this.#sure.set(number, { text, sure });
      const box = print?.box;
      if (box === undefined || text === '') continue;
      this.#sizes.set(number, Math.log2(letterSize(box, text.length) / ofText));
      const { left, top, right, bottom } = box;
      this.#boxes.set(number, { left: left / pitch, top: top / pitch, right: right / pitch, bottom: bottom / pitch });
    }
  }

  /** Where a line stands, in steps from one line of the running text to the next; undefined where it has no box. */
  boxOf(line: number): Box | undefined {
    return this.#boxes.get(line);
  }

  /**
   * Whether a line stands elsewhere than right under another, as the next of its column would, in larger type or with more space between lines
   * than the page has: false where that is not told.
   */
  areApart(before: number, line: number): boolean {
    const above = this.#boxes.get(before);
    const box = this.#boxes.get(line);
    if (!above || !box) return false;
    const step = this.#step(above, box);
    if (step === undefined) return true;
    const stepBefore = this.#step(this.#boxes.get(before - 1), above);
    const stepAfter = this.#step(box, this.#boxes.get(line + 1));
    const around = Math.min(stepBefore ?? stepAfter ?? 1, stepAfter ?? stepBefore ?? 1);
    return step > NEXT_STEP * Math.max(1, box.bottom - box.top, around);
  }

  /** Steps from a line to the next of its column; undefined where it is none. */
  #step(above: Box | undefined, box: Box | undefined): number | undefined {
    if (!above || !box || overlapOf(above, box) < OVER) return undefined;
    const step = middleOf(box) - middleOf(above);
    return step >= LEAST_STEP && step < WIDEST_STEP ? step : undefined;
  }

  /** How large its type is beside the running text's: 0 for as large, 1 for twice; undefined where it has no box. */
  sizeOf(line: number): number | undefined {
    return this.#sizes.get(line);
  }

  /** How sure the engine was of the word at a column (UTF-16) of a line: the higher the surer; undefined where that is not told. */
  sureOf(line: number, column: number): number | undefined {
    const its = this.#sure.get(line);
    if (!its) return undefined;
    let word = 0;
    for (let at = its.text.indexOf(' '); at >= 0 && at < column; at = its.text.indexOf(' ', at + 1)) word++;
    const sure = its.sure[word];
    return sure === undefined || Number.isNaN(sure) ? undefined : sure;
  }
}

type Printed = Pick<Block, 'text' | 'pieces' | 'prints'>;

function ofLines<T>(block: Printed, tell: (prints: Prints, line: number) => T): T[] {
  const { prints } = block;
  return prints ? partsOf(block).map(({ start }) => tell(prints, locate(block, start).line)) : [];
}

/** Where each line of a block stands; of none on a page without a layout. */
export const boxesOf = (block: Printed): (Box | undefined)[] => ofLines(block, (prints, line) => prints.boxOf(line));

/** How large the type of each line of a block is; of none on a page without a layout. */
export const sizesOf = (block: Printed): (number | undefined)[] =>
  ofLines(block, (prints, line) => prints.sizeOf(line));
