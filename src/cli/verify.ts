import type { Command } from 'commander';
import * as options from './options.js';

/** `warraq verify`: checks a dataset. */
export function defineVerify(program: Command): void {
  program
    .command('verify')
    .summary('check a dataset')
    .description(
      `Checks article records: schema, valid UTF-8, unique ids, no repeated paragraph. With --against it re-reads the scans
and proves that every character of every page is in a record or in the change log. The report goes to stdout.`,
    )
    .argument('<paths...>', 'files of records, folders that clean wrote, or - for stdin')
    .addOption(options.scans())
    .addOption(options.format())
    .addOption(options.quiet())
    .addHelpText(
      'after',
      `
Examples:
  warraq verify corpus
  warraq verify corpus --against scans
  warraq verify articles.jsonl --format json | jq -r .message
  warraq clean scans | warraq verify -`,
    )
    .action(async (paths: string[], given: options.VerifyOptions) => {
      const { verifyDataset } = await import('./verify-job.js');
      process.exitCode = await verifyDataset(paths, given);
    });
}
