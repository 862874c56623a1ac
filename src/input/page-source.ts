import type { Problem } from '../output/problem.js';
import type { PageFile } from './page-file.js';

/**
 * A page on its way into a run: `text` is decoded already, `bytes` are still to be decoded, a `problem` is to be told in
 * the place of the page. With none of them the file is read whole.
 */
export interface PageSource {
  page: PageFile;
  bytes?: Uint8Array;
  text?: string;
  problem?: Problem;
}
