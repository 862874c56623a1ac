import type { Box } from './box.js';

/** What a layout tells of a line. */
export interface Print {
  /** Where it stands. */
  box?: Box | undefined;
  /** How sure the engine was of each of its words, those between spaces: the higher the surer; NaN where that is not told. */
  sure?: readonly number[] | undefined;
}
