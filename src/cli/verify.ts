import type { Command } from 'commander';
import * as options from './options.js';

/** `warraq verify`: checks a dataset. */
export function defineVerify(program: Command): void {
  program
    .command('verify')
    .summary('check a dataset')
    .description(
      `Checks article records: form, characters, ids, texts, repeats, figures and, of a folder, its manifest. With --against or --files-from it
re-reads the scans and proves that every character of every page is in a record or in the change log. The report goes to
stdout, errors first.`,
    )
    .argument('<paths...>', 'files of records, folders that clean wrote, quoted globs of either, or - for stdin')
    .addOption(options.scans())
    .addOption(options.scansFrom())
    .addOption(options.nul())
    .addOption(options.earlier())
    .addOption(options.format())
    .addOption(options.check())
    .addOption(options.baseline())
    .addOption(options.maxFindings())
    .addOption(options.maxWarnings())
    .addOption(options.repeatMemory())
    .addOption(options.quiet())
    .addHelpText(
      'after',
      `
Examples:
  warraq verify corpus
  warraq verify corpus --against scans
  find scans -name "*.txt.gz" -print0 | warraq verify corpus --files-from - -0
  warraq verify corpus/2010 --against scans/2010 --earlier corpus/2009
  warraq verify articles.jsonl --format json | jq -r .message
  warraq verify corpus --check repeat=off --check short-text=20 --max-warnings 50
  warraq verify corpus --baseline stats.json --format github
  warraq clean scans | warraq verify -`,
    )
    .action(async (paths: string[], given: options.VerifyOptions) => {
      const { verifyDataset } = await import('./verify-job.js');
      process.exitCode = await verifyDataset(paths, given);
    });
}
