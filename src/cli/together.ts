import type { Command, Option } from 'commander';
import { namesPath } from './value-kind.js';

/** What is said of an option that means nothing without another, and the value that does no harm. */
interface Need {
  without: string;
  harmless?: string;
}

/** Options that mean nothing unless records go into a folder. */
const OF_FOLDER: Readonly<Record<string, Need>> = {
  force: { without: '--force replaces what a folder holds: add -o' },
  resume: { without: '--resume needs the folder of the unfinished run: add -o' },
  shardSize: { without: '--shard-size is for a folder: add -o' },
  // Without a folder the records would be gone before the share is known.
  maxRemoval: { without: '--max-removal needs a folder to write to: add -o' },
  compress: { without: '--compress is for a folder: add -o, or pipe stdout to gzip', harmless: 'none' },
  layout: { without: '--layout is for a folder: add -o', harmless: 'flat' },
};

/** Options that mean nothing unless files are listed. */
const OF_LIST: Readonly<Record<string, Need>> = {
  null: { without: '--null tells of a list: add --files-from' },
};

/** Pairs of options with values that cannot be meant together. */
export function clashesOf(command: Command): [Option, Option][] {
  const given = command.options.filter((option) => isGiven(command, option));
  return given.flatMap((option) => {
    const excluded = excludedBy(option, valueIn(command, option));
    return given
      .filter((other) => excluded.includes(other.attributeName()))
      .map((other): [Option, Option] => [other, option]);
  });
}

/** Gives an option the value that it has when nothing is said. */
export function resetOption(command: Command, option: Option): void {
  command.setOptionValueWithSource(option.attributeName(), option.defaultValue, 'default');
}

/** An option with its value, as the command line has it without the dashes. */
export function asGiven(command: Command, option: Option): string {
  return option.isBoolean() ? option.name() : `${option.name()} ${valueIn(command, option)}`;
}

/** Ends with wrong usage where an option that names a file or folder has an empty value: that of a variable not set, mostly. */
export function refuseEmptyPaths(command: Command): void {
  for (const option of command.options.filter(namesPath)) {
    const value = valueIn(command, option);
    if (value === '' || (Array.isArray(value) && value.includes('')))
      command.error(`option '${option.flags}' argument missing: it is empty`);
  }
}

/**
 * Ends with wrong usage where options of the command line do not go together. Of those that a config sets for all runs, what
 * means nothing in this one is passed over.
 */
export function refuseMisuse(command: Command): void {
  for (const [option, other] of clashesOf(command))
    command.error(`--${option.name()} cannot go with --${asGiven(command, other)}`);
  const { output, filesFrom } = command.opts();
  if (output === undefined || output === '-') refuseNeedy(command, OF_FOLDER);
  if (filesFrom === undefined) refuseNeedy(command, OF_LIST);
}

function refuseNeedy(command: Command, needs: Readonly<Record<string, Need>>): void {
  for (const option of command.options.filter((one) => isGiven(command, one))) {
    const need = needs[option.attributeName()];
    if (!need) continue;
    if (isOfCommandLine(command, option) && valueIn(command, option) !== need.harmless) command.error(need.without);
    resetOption(command, option);
  }
}

/** Attributes of the options that one contradicts, or leaves nothing to do. */
function excludedBy(option: Option, value: unknown): readonly string[] {
  const name = option.attributeName();
  if (name === 'keepGoing') return ['failFast'];
  if (name === 'markdown') return ['json'];
  if (name === 'correct' && value === 'off') return ['dict'];
  if (name === 'dedup' && value !== 'corpus') return ['against'];
  if (name === 'from' && value === 'text') return ['textField', 'idField'];
  return [];
}

function isGiven(command: Command, option: Option): boolean {
  return valueIn(command, option) !== undefined && command.getOptionValueSource(option.attributeName()) !== 'default';
}

function isOfCommandLine(command: Command, option: Option): boolean {
  return command.getOptionValueSource(option.attributeName()) === 'cli';
}

function valueIn(command: Command, option: Option): unknown {
  return command.getOptionValue(option.attributeName());
}
