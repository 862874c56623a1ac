import type { Command } from 'commander';
import { nearest } from '../text/nearest.js';
import { settableCommands } from './apply-config.js';
import { configSchema } from './config-schema.js';
import { effectiveSettings, keptConfig, type Setting, sourceName } from './effective-settings.js';
import type { ConfigOptions } from './options.js';
import { DONE, FAILED, say, visible, writeOut } from './terminal.js';

/** Prints the settings that hold for a command, or for all; gives the exit code. */
export async function showConfig(
  program: Command,
  names: readonly string[],
  { json, schema }: ConfigOptions,
): Promise<number> {
  if (schema) {
    await writeOut(`${JSON.stringify(configSchema(program), null, 2)}\n`);
    return DONE;
  }
  let command = program;
  for (const name of names) {
    const commands = settableCommands(command);
    const below = commands.find((child) => child.name() === name);
    if (!below) {
      const meant = nearest(
        name,
        commands.map((child) => child.name()),
      );
      say(`unknown command '${name}'${meant ? ` (Did you mean ${meant}?)` : ''}; see warraq --help`, 'error');
      return FAILED;
    }
    command = below;
  }
  const file = keptConfig(program)?.file ?? '';
  const all = commandsFrom(command, names.join('.'));
  if (json) await writeOut(`${JSON.stringify({ file, settings: asData(all) })}\n`);
  else await writeOut(asText(program, file, all));
  return DONE;
}

type Settings = [command: string, settings: Setting[]][];

/** A command and those below it that have settings, by dotted name. */
function commandsFrom(command: Command, name: string): Settings {
  const below = settableCommands(command).flatMap((child) =>
    commandsFrom(child, name === '' ? child.name() : `${name}.${child.name()}`),
  );
  const own = effectiveSettings(command);
  return own.length > 0 ? [[name, own], ...below] : below;
}

function asData(all: Settings): object {
  const settings = all.flatMap(([command, own]) =>
    own.map(({ name, value = null, source }) => [command === '' ? name : `${command}.${name}`, { value, source }]),
  );
  return Object.fromEntries(settings);
}

function asText(program: Command, file: string, all: Settings): string {
  const rows = all.flatMap(([command, own]) =>
    own.map((setting) => [
      command === '' ? setting.name : `${command}.${setting.name}`,
      valueText(setting.value),
      sourceName(program, setting),
    ]),
  );
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const [first, second] = [width(0), width(1)];
  const lines = rows.map(([name = '', value = '', source = '']) =>
    visible(`${name.padEnd(first)}  ${value.padEnd(second)}  ${source}`),
  );
  return `${[file === '' ? 'No warraq.json was found.' : `Settings from ${visible(file)}`, ...lines].join('\n')}\n`;
}

/** A value as the command line has it; `-` where there is none. */
export function valueText(value: unknown): string {
  if (value === undefined) return '-';
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
