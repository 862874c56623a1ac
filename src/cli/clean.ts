import type { Command } from 'commander';
import * as options from './options.js';

/** `warraq clean`: the main job. */
export function defineClean(program: Command): void {
  const clean = program
    .command('clean')
    .summary('clean pages into article records')
    .description(
      'Cleans pages of OCR text into article records, one JSON object a line, on stdout or with -o in a folder together with the change log and a manifest.',
    )
    .argument('[paths...]', options.PAGES)
    .addOption(options.output())
    .addOption(options.force())
    .addOption(options.resume())
    .addOption(options.shardSize())
    .addOption(options.compress())
    .addOption(options.layout())
    .addOption(options.source());
  options
    .addInput(clean)
    .addOption(options.dedup())
    .addOption(options.against())
    .addOption(options.incremental())
    .addOption(options.dedupIdentity())
    .addOption(options.dedupMinWords())
    .addOption(options.dedupMemory())
    .addOption(options.maxRemoval())
    .addOption(options.dict())
    .addOption(options.noBuiltin())
    .addOption(options.correct())
    .addOption(options.noLearn())
    .addOption(options.jobs())
    .addOption(options.pageTimeout())
    .addOption(options.failFast())
    .addOption(options.keepGoing())
    .addOption(options.diff())
    .addOption(options.dryRun())
    .addOption(options.quiet())
    .addHelpText(
      'after',
      `
Examples:
  warraq clean scans -o corpus
  warraq clean "scans/2009/**/*.ocr" --encoding windows-1256 --source al-nahar > articles.jsonl
  warraq clean scans -o corpus --dict names.tsv --diff | less -R
  warraq clean scans/2010 --against corpus/2009 -o corpus/2010
  warraq clean scans --incremental --against corpus/1 corpus/2 -o corpus/3
  cat page.txt | warraq clean - | jq -r .title
  zcat big.jsonl.gz | warraq clean --from jsonl - | jq -r .title
  find scans -name "*.txt.gz" -print0 | warraq clean --files-from - -0 -o corpus`,
    )
    .action(async (paths: string[], asked: options.CleanOptions, command: Command) => {
      const { output, ...toStdout } = asked;
      const given = output === '-' ? toStdout : asked;
      if (given.dryRun) {
        const { rehearse } = await import('./dry-run-job.js');
        process.exitCode = await rehearse(paths, given, command);
        return;
      }
      const { cleanPages } = await import('./clean-job.js');
      process.exitCode = await cleanPages(paths, given);
    });
}
