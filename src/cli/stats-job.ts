import { basename } from 'node:path';
import { inFolders } from '../verify/corpus.js';
import { expandGlobs } from '../verify/expand.js';
import { findDatasets } from '../verify/find-datasets.js';
import { readStats } from '../verify/read-stats.js';
import { pageOf } from '../verify/stats/page.js';
import type { Stats } from '../verify/stats/stats.js';
import { markdownOf, type Table, tablesOf } from '../verify/stats/tables.js';
import { type Display, displayOf } from './display.js';
import type { StatsOptions } from './options.js';
import { complain, counted, DONE, FAILED, say, visible, writeOut } from './terminal.js';
import { VERSION } from './version.js';

/** Prints the figures of the dataset that paths name; gives the exit code. */
export async function printStats(paths: readonly string[], { json, markdown }: StatsOptions): Promise<number> {
  const stats = await countRecords(paths);
  if (!stats) return FAILED;
  const tables = tablesOf(stats);
  if (json) await writeOut(`${JSON.stringify(stats, null, 2)}\n`);
  else if (markdown) await writeOut(markdownOf(tables));
  else await writeOut(tables.map((table) => tableText(table, displayOf('stdout'))).join('\n'));
  return DONE;
}

/** Prints a page of them. */
export async function printReport(paths: readonly string[]): Promise<number> {
  const stats = await countRecords(paths);
  if (!stats) return FAILED;
  const name = paths.map((path) => (path === '-' ? 'stdin' : basename(path) || path)).join(', ');
  await writeOut(pageOf(visible(name), tablesOf(stats), VERSION));
  return DONE;
}

/** Figures of all that paths name; undefined, and told why, when some cannot be read: those of a part would pass for the whole. */
async function countRecords(given: readonly string[]): Promise<Stats | undefined> {
  const paths = await expandGlobs(given);
  const { files, problems } = await findDatasets(paths, () => process.stdin);
  problems.forEach(complain);
  if (problems.length > 0) return undefined;
  const { stats, passedOver, problems: unread } = await readStats(inFolders(files, paths));
  unread.forEach(complain);
  if (unread.length > 0) return undefined;
  if (passedOver > 0 && stats.records === 0) {
    complain({ path: paths.join(', '), reason: 'no record', advice: 'warraq verify tells what is there instead' });
    return undefined;
  }
  if (passedOver > 0)
    say(`warning: ${counted(passedOver, 'line')} passed over: no record; warraq verify tells more`, 'warn');
  return stats;
}

/** A table in columns: the first to the left, the others to the right. */
function tableText({ title, rows }: Table, { chalk, isolate }: Display): string {
  const shown = rows.map((row) => row.map(visible));
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...shown.map((row) => [...(row[i] ?? '')].length)));
  const line = (cells: readonly string[]): string => {
    const padded = cells.map((cell, i) => {
      const space = ' '.repeat((widths[i] ?? 0) - [...cell].length);
      return i === 0 || Number.isNaN(Number.parseFloat(cell)) ? isolate(cell) + space : space + isolate(cell);
    });
    return `  ${padded.join('  ').trimEnd()}\n`;
  };
  const [head = [], ...rest] = shown;
  return `${chalk.bold(title)}\n${chalk.dim(line(head))}${rest.map(line).join('')}`;
}
