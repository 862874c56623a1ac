import type { Command, Option } from 'commander';
import { OPAQUE, settableOptions } from './apply-config.js';
import type { Config, ConfigPart } from './config.js';

/** A setting of a command and where it comes from. */
export interface Setting {
  name: string;
  /** Undefined when it is not set. */
  value: unknown;
  source: 'default' | 'config' | 'command line';
}

/** Where the program keeps the config that it found. */
const FOUND = 'foundConfig';

export function keepConfig(program: Command, config: Config): void {
  program.setOptionValueWithSource(FOUND, config, 'config');
}

export function keptConfig(program: Command): Config | undefined {
  return program.getOptionValue(FOUND);
}

/** The settings of a command, in the order of its help. */
export function effectiveSettings(command: Command): Setting[] {
  const settings = settableOptions(command).map((option): Setting => {
    const source = command.getOptionValueSource(option.attributeName());
    return {
      name: option.name(),
      value: settingOf(command, option, source),
      source: source === 'config' ? 'config' : source === 'cli' ? 'command line' : 'default',
    };
  });
  for (const key of OPAQUE[command.name()] ?? []) {
    const part: ConfigPart | undefined = command.getOptionValue(key);
    settings.push({ name: key, value: part?.values, source: part ? 'config' : 'default' });
  }
  return settings;
}

/** The place a setting comes from, as a person reads it. */
export function sourceName(program: Command, { source }: Setting): string {
  return source === 'config' ? (keptConfig(program)?.file ?? source) : source;
}

function settingOf(command: Command, option: Option, source: string | undefined): unknown {
  const value = command.getOptionValue(option.attributeName());
  if (option.negate) return value === false;
  if (option.isBoolean()) return value === true;
  return source === 'default' ? (option.defaultValueDescription ?? value) : value;
}
