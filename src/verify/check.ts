import type { RecordLine } from './record-line.js';
import type { Run } from './run.js';

/** `error`: the dataset must not be used so. `warning`: somebody should look. */
export type Level = 'error' | 'warning';

/** What a check says of a line, a file or the dataset. */
export interface Remark {
  message: string;
  /** UTF-16 offset in the JSON of the line; else the place of `pointer` and `at`. */
  offset?: number;
  /** JSON Pointer (RFC 6901) to the value in the record. */
  pointer?: string;
  /** UTF-16 offset in the string at `pointer` where the offending text begins, and how much it is. */
  at?: number;
  length?: number;
  /** Where a remark on a whole dataset belongs; the line or file at hand when absent. */
  file?: string;
  line?: number;
}

export type Report = (remark: Remark) => void;

/** A file that was read to its end. */
export interface FileEnd {
  name: string;
  /** From 0: empty. */
  lines: number;
  /** Whether the last byte is a line break. */
  closed: boolean;
}

/** A check at work: looks at the lines of a dataset one after the other, at each file's end and at the end of all. */
export interface Look {
  line?(line: RecordLine, report: Report): void;
  file?(file: FileEnd, report: Report): void;
  end?(report: Report): void | Promise<void>;
}

/** A number that a check holds something against. */
export interface Limit {
  default: number;
  least: number;
  most: number;
  /** What it counts, e.g. `words`. */
  means: string;
}

/** One thing that must hold of a dataset. */
export interface Check {
  id: string;
  level: Level;
  /** What holds of a good dataset, as a sentence. */
  description: string;
  limit?: Limit;
  /** Begins a dataset; what it gives may remember what it saw. */
  start(run: Run, limit: number): Look;
}

/** Text of a record around what is wrong with it. */
export interface Excerpt {
  before: string;
  found: string;
  after: string;
}

/** Something a check found. */
export interface Finding {
  check: string;
  level: Level;
  file: string;
  line: number;
  column: number | null;
  pointer: string | null;
  /** Id of the record, or empty. */
  id: string;
  message: string;
  /** Null or absent where there is nothing to show. */
  excerpt?: Excerpt | null;
}
