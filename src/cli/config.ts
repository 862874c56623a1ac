import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { asJobError, fileProblem, JobError } from '../output/problem.js';

/** Settings from a file: those of each command under its name, `{"clean": {"dedup": "page"}}`. */
export interface Config {
  /** Path of the file, as messages name it. */
  file: string;
  /** Absolute folder that relative paths in it start from. */
  folder: string;
  values: JsonObject;
}

/** Part of a config that only the command itself understands. */
export interface ConfigPart {
  /** File and key, as messages name them: `warraq.json: verify.checks`. */
  place: string;
  values: JsonObject;
}

export type JsonObject = Readonly<Record<string, unknown>>;

const OWN_FILE = 'warraq.json';
const PACKAGE_FILE = 'package.json';
const PACKAGE_KEY = 'warraq';

/**
 * Finds the config that holds in a folder: `warraq.json`, or the key `warraq` of a `package.json`, in it or in the nearest
 * folder above.
 *
 * @throws JobError when `warraq.json` cannot be read or is no JSON object
 */
export async function findConfig(from = process.cwd()): Promise<Config | undefined> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const config = (await ownConfig(join(folder, OWN_FILE))) ?? (await packageConfig(join(folder, PACKAGE_FILE)));
    if (config || dirname(folder) === folder) return config;
  }
}

/**
 * Reads the config that `--config` names; of a `package.json` its key `warraq`.
 *
 * @throws JobError when there is none in it
 */
export async function readConfig(path: string): Promise<Config> {
  const parsed = parse(path, await read(path));
  return /(?:^|[\\/])package\.json$/.test(path) && isObject(parsed)
    ? configOf(path, parsed[PACKAGE_KEY], `${shown(path)}: ${PACKAGE_KEY}`)
    : configOf(path, parsed);
}

async function ownConfig(path: string): Promise<Config | undefined> {
  const text = await read(path).catch((error: unknown) => {
    if (error instanceof JobError && error.problem.reason === MISSING) return undefined;
    throw error;
  });
  return text === undefined ? undefined : configOf(path, parse(path, text));
}

/** A `package.json` is somebody else's file: whatever is wrong with it, it only means that it has no config of ours. */
async function packageConfig(path: string): Promise<Config | undefined> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
  if (!isObject(parsed) || !(PACKAGE_KEY in parsed)) return undefined;
  return configOf(path, parsed[PACKAGE_KEY], `${shown(path)}: ${PACKAGE_KEY}`);
}

const MISSING = fileProblem('', Object.assign(new Error(), { code: 'ENOENT' }))?.reason;

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw asJobError(shown(path), error);
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = `no JSON: ${error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error)}`;
    throw new JobError({ path: shown(path), reason, advice: 'mend it, or leave it out with --no-config' });
  }
}

function configOf(path: string, values: unknown, place = shown(path)): Config {
  if (!isObject(values)) {
    const advice = 'write settings by command, such as {"clean": {"dedup": "page"}}';
    throw new JobError({ path: place, reason: 'not a JSON object', advice });
  }
  return { file: place, folder: dirname(resolve(path)), values };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A path as its user would write it. */
function shown(path: string): string {
  const near = relative('', path);
  return near.startsWith('..') ? path : near;
}
