import type { Box } from './box.js';
import type { Mark } from './markup/mark.js';

/** One physical line. `text` is normalised: no runs of white space but a tab for a wide gap and `\f` for a page break. */
export interface Line {
  /** 1-based line of the raw file. */
  number: number;
  raw: string;
  text: string;
  /** What markup said of it, where the page has any. */
  mark?: Mark | undefined;
  /** Whether it is in another language of Arabic letters, such as Persian. */
  other?: true;
  /** Where it stands, on a page that came with a layout. */
  box?: Box | undefined;
}
