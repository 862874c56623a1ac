import type { Mark } from './markup/mark.js';
import type { Print } from './print.js';

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
  /** What its layout tells of it, on a page that came with one. */
  print?: Print | undefined;
}
