import type { Command } from 'commander';

/** `warraq report`: the figures of a dataset as a page. */
export function defineReport(program: Command): void {
  program
    .command('report')
    .summary('make a page of the figures of a dataset')
    .description('Prints an HTML page of the figures that stats counts: one file, no scripts, nothing from elsewhere.')
    .argument('<paths...>', 'files of records, folders that clean wrote, quoted globs, or - for stdin')
    .addHelpText('after', '\nExamples:\n  warraq report corpus > corpus.html')
    .action(async (paths: string[]) => {
      const { printReport } = await import('./stats-job.js');
      process.exitCode = await printReport(paths);
    });
}
