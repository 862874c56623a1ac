import type { Command } from 'commander';
import * as options from './options.js';

/** `warraq config`: which settings hold, and where each comes from. */
export function defineConfig(program: Command): void {
  program
    .command('config')
    .summary('show the settings that hold, and where each comes from')
    .description(
      'Shows the settings that hold in this folder and where each comes from: warraq.json or the key "warraq" of package.json, in this folder or the nearest above, else the default. Its keys are the names of commands, theirs the long names of options: {"clean": {"dedup": "page", "dict": ["names.tsv"]}}. Paths in it are relative to it.',
    )
    .argument('[command...]', 'show those of this command alone')
    .addOption(options.json())
    .addOption(options.schemaOfConfig())
    .addHelpText(
      'after',
      `
Examples:
  warraq config
  warraq config clean --config other.json
  warraq config dict suggest --json | jq .settings
  warraq config --schema > warraq.schema.json    for "$schema" in warraq.json`,
    )
    .action(async (names: string[], given: options.ConfigOptions) => {
      const { showConfig } = await import('./config-job.js');
      process.exitCode = await showConfig(program, names, given);
    });
}
