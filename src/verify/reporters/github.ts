import { problemText } from '../../output/problem.js';
import type { Level } from '../check.js';
import { type Reporter, sentence, verdict } from './reporter.js';
import { shown } from './visible.js';

/** GitHub shows no more annotations of a level for one step. */
const MOST = 10;

/** Workflow commands that GitHub shows as annotations, ten of each level at most; then a summary for the log. */
export const githubReporter: Reporter = function* (report) {
  const told: Record<Level, number> = { error: 0, warning: 0 };
  for (const problem of report.problems) {
    if (told.error++ < MOST) yield command('error', { title: 'warraq verify' }, problemText(problem));
  }
  for (const finding of report.findings) {
    const { level, check, file, line, column, id } = finding;
    if (told[level]++ >= MOST) continue;
    const text = id === '' ? sentence(finding) : `${sentence(finding)} (${id})`;
    yield command(level, { file, line, ...(column !== null && { col: column }), title: `warraq ${check}` }, text);
  }
  yield `${verdict(report)}\n`;
  for (const [check, times] of [...report.byCheck].sort(([a], [b]) => (a < b ? -1 : 1))) yield `  ${check}: ${times}\n`;
};

function command(level: Level, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(shown(String(value)))}`);
  return `::${level} ${list.join(',')}::${escaped(shown(message))}\n`;
}

/** Source: `command.ts` of @actions/core. */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
