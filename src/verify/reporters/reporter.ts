import type { Problem } from '../../output/problem.js';
import type { Finding } from '../check.js';
import type { Extent, SetCheck } from '../verify.js';

/** What came out of a verification. */
export interface Report extends Extent {
  /** Errors, then warnings, each in the order of the dataset; not more than `--max-findings`. */
  findings: readonly Finding[];
  /** Of all findings, told or not. */
  errors: number;
  warnings: number;
  byCheck: ReadonlyMap<string, number>;
  /** What could not be checked. */
  problems: Problem[];
  checks: readonly SetCheck[];
  /** Of warraq. */
  version: string;
}

/** Turns a report into text to print, piece by piece. */
export type Reporter = (report: Report) => Iterable<string>;

/** Colours, or none: each gives its text back, marked or not. */
export interface Paint {
  bad(text: string): string;
  doubtful(text: string): string;
  good(text: string): string;
  faint(text: string): string;
  strong(text: string): string;
  /** Keeps Arabic text from turning the line round it. */
  isolate(text: string): string;
}

/** Findings that are counted but not told. */
export function untold({ errors, warnings, findings }: Report): number {
  return errors + warnings - findings.length;
}

/** A number and what it counts. */
export function count(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`;
}

/** One line on how it ended. */
export function verdict(report: Report): string {
  const { records, files, errors, warnings, problems } = report;
  const looked = `${count(records, 'record')} in ${count(files, 'file')}`;
  const found = errors + warnings === 0 ? 'no findings' : `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  const missed = problems.length > 0 ? `, ${problems.length} could not be checked` : '';
  return `${looked}: ${found}${missed}`;
}

/** How a finding reads in one line: the value it is about, and what is wrong with it. */
export function sentence({ pointer, message }: Finding): string {
  return pointer ? `${pointer}: ${message}` : message;
}
