import { relative, resolve } from 'node:path';
import { type Command, InvalidArgumentError, type Option } from 'commander';
import { JobError } from '../output/problem.js';
import { nearest } from '../text/nearest.js';
import { type Config, type ConfigPart, isObject, type JsonObject } from './config.js';
import { withNearestChoice } from './nearest.js';
import { asGiven, clashesOf, resetOption } from './together.js';
import { namesPath } from './value-kind.js';

/** Options that say where settings come from, or ask for something else than the job, and commands without settings. */
const NOT_IN_CONFIG: ReadonlySet<string> = new Set(['config', 'no-config', 'help', 'version', 'dry-run', 'completion']);

/** Keys that are no options, by command: the command gets them as they are and checks them itself. */
export const OPAQUE: Readonly<Record<string, readonly string[]>> = { verify: ['checks'] };

/** The key by which editors find the schema of a JSON file. */
const SCHEMA_KEY = '$schema';

/** Options of a command that a config may set. */
export function settableOptions(command: Command): Option[] {
  return command.options.filter((option) => !option.hidden && !NOT_IN_CONFIG.has(option.name()));
}

/** Commands below a command that a config may have settings for. */
export function settableCommands(command: Command): readonly Command[] {
  return command.commands.filter((child) => !NOT_IN_CONFIG.has(child.name()));
}

/**
 * Gives the options of all commands their values from a config, where the command line has none.
 *
 * @throws JobError that names the file, the key and the nearest valid one
 */
export function applyConfig(program: Command, config: Config): void {
  applyTo(program, config.values, config, '');
}

function applyTo(command: Command, values: JsonObject, config: Config, prefix: string): void {
  const opaque = OPAQUE[command.name()] ?? [];
  const options = settableOptions(command);
  const commands = settableCommands(command);
  for (const [key, value] of Object.entries(values)) {
    const place = `${config.file}: ${prefix}${key}`;
    const below = commands.find((child) => child.name() === key);
    const option = options.find((candidate) => candidate.name() === key);
    if (below) applyTo(below, objectAt(place, value), config, `${prefix}${key}.`);
    else if (option) setOption(command, option, value, config, place);
    else if (opaque.includes(key)) {
      const part: ConfigPart = { place, values: objectAt(place, value) };
      command.setOptionValueWithSource(key, part, 'config');
    } else if (prefix !== '' || key !== SCHEMA_KEY) {
      const names = [...commands.map((child) => child.name()), ...options.map((o) => o.name()), ...opaque];
      throw new JobError({ path: place, reason: 'no such setting', advice: whereToLook(key, names, command) });
    }
  }
  settleClashes(command, `${config.file}: ${prefix}`);
}

/** The command line wins over what cannot be meant beside it; within the config, nothing says which is meant. */
function settleClashes(command: Command, place: string): void {
  for (const clash of clashesOf(command)) {
    const [option, other] = clash.filter((one) => command.getOptionValueSource(one.attributeName()) === 'config');
    if (option && other) {
      const reason = `cannot go with ${asGiven(command, other)}`;
      throw new JobError({ path: `${place}${option.name()}`, reason, advice: 'leave one of them out' });
    }
    if (option) resetOption(command, option);
  }
}

function whereToLook(key: string, names: readonly string[], command: Command): string {
  const help = `warraq ${command.parent ? `${command.name()} ` : ''}--help`;
  const meant = nearest(key.replace(/^--/, '').replaceAll(/[A-Z]/g, '-$&'), names);
  return meant === undefined ? `${help} lists what there is` : `did you mean ${meant}? ${help} lists all`;
}

function objectAt(place: string, value: unknown): JsonObject {
  if (isObject(value)) return value;
  throw new JobError({ path: place, reason: 'not a JSON object', advice: 'write {"name": value} here' });
}

function setOption(command: Command, option: Option, value: unknown, config: Config, place: string): void {
  const parsed = parsedValue(option, value, config.folder, place);
  const key = option.attributeName();
  const source = command.getOptionValueSource(key);
  if (parsed === undefined || (source !== undefined && source !== 'default')) return;
  command.setOptionValueWithSource(key, parsed, 'config');
  // Its values are told wrong once the checks are loaded.
  if (key === 'check') command.setOptionValueWithSource('checkPlace', place, 'config');
}

/** What an option makes of a JSON value, as if it had been given on the command line. */
function parsedValue(option: Option, value: unknown, folder: string, place: string): unknown {
  const wrong = (reason: string, advice: string): never => {
    throw new JobError({ path: place, reason, advice });
  };
  if (!option.required && !option.optional) {
    if (typeof value !== 'boolean') return wrong('must be true or false', 'write it without quotes');
    return option.negate ? !value : value || undefined;
  }
  const texts: string[] = [];
  for (const one of Array.isArray(value) ? value : [value]) {
    if (typeof one !== 'string' && typeof one !== 'number')
      return wrong('must be a text or a number', 'write it as on the command line');
    if (one === '' && namesPath(option)) return wrong('names no file or folder', 'write its path, or leave it out');
    texts.push(namesPath(option) ? fromFolder(folder, String(one)) : String(one));
  }
  let parsed: unknown;
  for (const text of texts) {
    if (option.parseArg) parsed = parseOne(option, text, parsed, place);
    else parsed = option.variadic ? [...(Array.isArray(parsed) ? parsed : []), text] : text;
  }
  if (texts.length > 1 && !Array.isArray(parsed)) return wrong('takes one value', 'give no list');
  return parsed;
}

function parseOne(option: Option, text: string, previous: unknown, place: string): unknown {
  // Commander types what came before as the type of the value, which it is not the first time.
  const parse = option.parseArg as (text: string, previous: unknown) => unknown;
  try {
    return parse(text, previous);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    const [reason = '', ...advice] = withNearestChoice(`'${text}' is invalid. ${error.message}`).split('. ');
    throw new JobError({ path: place, reason, advice: advice.join('. ') });
  }
}

/** A path of a config as the working folder sees it; `-` stays. */
function fromFolder(folder: string, path: string): string {
  if (path === '-') return path;
  const file = resolve(folder, path);
  const near = relative('', file);
  return near === '' ? '.' : near.startsWith('..') ? file : near;
}
