import type { Reporter } from './reporter.js';

/** Raised whenever a key changes its name or meaning. */
const FORMAT = 1;

/** One JSON object a line: `finding`s, then one `summary`. */
export const jsonReporter: Reporter = {
  finding: (finding) => `${JSON.stringify({ type: 'finding', format: FORMAT, ...finding })}\n`,
  end: (outcome) => `${JSON.stringify({ type: 'summary', format: FORMAT, ...outcome })}\n`,
};
