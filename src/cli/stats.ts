import type { Command } from 'commander';
import * as options from './options.js';

/** `warraq stats`: figures of a dataset. */
export function defineStats(program: Command): void {
  program
    .command('stats')
    .summary('count a dataset')
    .description(
      'Prints figures of article records: how many, how long, how many non-words and flags; of a folder that clean wrote also what was changed and removed.',
    )
    .argument('<paths...>', 'files of records, folders that clean wrote, quoted globs, or - for stdin')
    .addOption(options.json())
    .addOption(options.markdown())
    .addHelpText(
      'after',
      `
Examples:
  warraq stats corpus
  warraq stats corpus --json > stats.json       for verify --baseline
  warraq stats corpus --markdown >> "$GITHUB_STEP_SUMMARY"`,
    )
    .action(async (paths: string[], given: options.StatsOptions) => {
      const { printStats } = await import('./stats-job.js');
      process.exitCode = await printStats(paths, given);
    });
}
