import type { Command } from 'commander';
import * as options from './options.js';

/** `warraq dict`: the dictionaries that corrections are made from. */
export function defineDict(program: Command): void {
  const dict = program
    .command('dict')
    .helpCommand(false)
    .summary('check, look up and mine dictionaries of corrections')
    .description(
      'Works on dictionaries of corrections: what is wrong with one, what one does to a word, what one could hold.',
    )
    .addHelpText(
      'after',
      `
Examples:
  warraq dict suggest scans > names.tsv     frequent non-words of a corpus, to be edited
  warraq dict check names.tsv               what is wrong with a dictionary
  warraq dict show WORD --dict names.tsv    what becomes of a word, and why`,
    );

  dict
    .command('check')
    .summary('lint dictionaries')
    .description(
      'Lints dictionaries, several as clean would use them together in this order: one finding a line on stdout. Ends with 1 if there are any.',
    )
    .argument('<files...>', 'dictionaries, or - for stdin')
    .addOption(options.jsonLines())
    .addOption(options.quiet())
    .addHelpText(
      'after',
      '\nExamples:\n  warraq dict check names.tsv\n  warraq dict check a.tsv b.tsv --json | jq -r .message',
    )
    .action(async (files: string[], given: options.DictCheckOptions) => {
      const { checkDictionaries } = await import('./dict-check-job.js');
      process.exitCode = await checkDictionaries(files, given);
    });

  dict
    .command('show')
    .summary('show what becomes of a word, and why')
    .description(
      'Shows what is known of words or quoted phrases: the lexicon, the dictionary entries that match, the readings weighed, and what clean would put in their place where they stand alone.',
    )
    .argument('<words...>', 'words, or phrases in quotes')
    .addOption(options.dict())
    .addOption(options.noBuiltin())
    .addOption(options.jsonLines())
    .addHelpText(
      'after',
      '\nExamples:\n  warraq dict show الوزاره\n  warraq dict show "مجلس الوزراه" --dict names.tsv --json',
    )
    .action(async (words: string[], given: options.DictShowOptions) => {
      const { showWords } = await import('./dict-show-job.js');
      process.exitCode = await showWords(words, given);
    });

  const suggest = dict
    .command('suggest')
    .summary('mine a corpus for frequent non-words')
    .description(
      'Writes a dictionary to edit: the frequent words of a corpus that neither lexicon nor dictionaries have, with their likely reading, most frequent first. What is not clear is commented out.',
    )
    .argument('[paths...]', options.PAGES)
    .addOption(options.minCount())
    .addOption(options.limit());
  options
    .addInput(suggest)
    .addOption(options.dict())
    .addOption(options.noBuiltin())
    .addOption(options.quiet())
    .addHelpText(
      'after',
      '\nExamples:\n  warraq dict suggest scans > names.tsv\n  warraq dict suggest scans --dict names.tsv --min-count 10 --limit 200 > more.tsv',
    )
    .action(async (paths: string[], given: options.DictSuggestOptions) => {
      const { suggestEntries } = await import('./dict-suggest-job.js');
      process.exitCode = await suggestEntries(paths, given);
    });
}
