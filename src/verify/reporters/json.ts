import type { Reporter } from './reporter.js';

/** Raised whenever a key changes its name or meaning. */
const FORMAT = 1;

const line = (value: object): string => `${JSON.stringify({ format: FORMAT, ...value })}\n`;

/** One JSON object a line: each `finding`, each `problem` (what could not be checked), and one `summary` at the end. */
export const jsonReporter: Reporter = function* ({ findings, problems, files, records, errors, warnings, byCheck }) {
  for (const finding of findings) yield line({ type: 'finding', ...finding, excerpt: finding.excerpt ?? null });
  for (const { path, reason, where = '', advice } of problems) {
    yield line({ type: 'problem', path, reason, where, advice });
  }
  const told = findings.length;
  const checks = Object.fromEntries([...byCheck].sort(([a], [b]) => (a < b ? -1 : 1)));
  yield line({ type: 'summary', files, records, errors, warnings, unchecked: problems.length, told, checks });
};
