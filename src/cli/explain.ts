import type { Command } from 'commander';
import * as options from './options.js';

/** `warraq explain`: one page, block by block. */
export function defineExplain(program: Command): void {
  const explain = program
    .command('explain')
    .summary('show how a page is read, and why')
    .description(
      'Shows one page block by block: what each was taken for and by which features, the order it is read in, what was changed.',
    )
    .argument(
      '<page>',
      'a page, one of a file of many (vol.txt#p0003), a record of JSON lines (big.jsonl#ID), or - for stdin',
    );
  options
    .addReading(explain)
    .addOption(options.dict())
    .addOption(options.noBuiltin())
    .addOption(options.correct())
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  warraq explain scans/2009-03-15.txt | less -R
  warraq explain "vol.txt#p0003"
  warraq explain page.txt --json | jq .articles`,
    )
    .action(async (page: string, given: options.ExplainOptions) => {
      const { explain } = await import('./explain-job.js');
      process.exitCode = await explain(page, given);
    });
}
