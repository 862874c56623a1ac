import type { Finding } from '../check.js';
import type { Extent } from '../verify.js';

/** How a check ended: what was looked at, what was found, and which paths could not be checked. */
export interface Outcome extends Extent {
  errors: number;
  warnings: number;
  unchecked: number;
}

/** Turns findings into a report; each method gives text to print. */
export interface Reporter {
  finding(finding: Finding): string;
  end(outcome: Outcome): string;
}

/** Colours, or none: each gives its text back, marked or not. */
export interface Paint {
  bad(text: string): string;
  doubtful(text: string): string;
  good(text: string): string;
  faint(text: string): string;
}
