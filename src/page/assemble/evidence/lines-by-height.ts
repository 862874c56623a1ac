import { type Box, middleOf, overlapOf } from '../../../text/box.js';
import { LEAST_STEP } from '../../prints.js';

/** Lines of a page that came with a layout, from the top down. */
export class LinesByHeight<T extends { box: Box }> {
  readonly lines: readonly T[];

  constructor(lines: readonly T[]) {
    this.lines = lines.toSorted((a, b) => middleOf(a.box) - middleOf(b.box));
  }

  /**
   * The nearest line over a box (-1) or under it (1).
   *
   * @param most steps from middle to middle that it is less far off than
   * @param over share of the narrower of the two that must stand over the other
   */
  nearest(of: Box, way: 1 | -1, most: number, over: number): T | undefined {
    const from = middleOf(of) + way * LEAST_STEP;
    for (let i = this.#past(from, way); i >= 0 && i < this.lines.length; i += way) {
      const line = this.lines[i];
      if (!line || (middleOf(line.box) - middleOf(of)) * way >= most) return undefined;
      if (overlapOf(line.box, of) > over) return line;
    }
    return undefined;
  }

  /** Index of the first line past a height, down (1) or up (-1). */
  #past(height: number, way: 1 | -1): number {
    let low = 0;
    let high = this.lines.length;
    while (low < high) {
      const half = (low + high) >> 1;
      const line = this.lines[half];
      const before = line !== undefined && (way > 0 ? middleOf(line.box) <= height : middleOf(line.box) < height);
      if (before) low = half + 1;
      else high = half;
    }
    return way > 0 ? low : low - 1;
  }
}
