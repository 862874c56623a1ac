/** One line of a dataset. */
export interface DatasetLine {
  /** File as given. */
  file: string;
  /** From 1. */
  number: number;
  bytes: Uint8Array;
  /** Undefined when the bytes are no UTF-8. */
  text: string | undefined;
  /** What the text says; undefined when it is no JSON. */
  value: unknown;
  /** What the parser says about text that is no JSON. */
  syntax: SyntaxError | undefined;
}

/** `error`: the dataset must not be used so. `warning`: somebody should look. */
export type Level = 'error' | 'warning';

/** What a check says of a line. */
export interface Remark {
  message: string;
  /** Code point of the line, from 1. */
  column?: number;
  /** JSON Pointer (RFC 6901) to the value in the record. */
  pointer?: string;
}

export type Report = (remark: Remark) => void;

/** Looks at the lines of a dataset, one after the other. */
export type LineCheck = (line: DatasetLine, report: Report) => void;

/** One thing that must hold of a dataset. */
export interface Check {
  id: string;
  level: Level;
  description: string;
  /** Begins a dataset; what it gives may remember what it saw. */
  start(): LineCheck;
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
}

/** The value of a line as an object, if it is one. */
export function objectOf({ value }: DatasetLine): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
