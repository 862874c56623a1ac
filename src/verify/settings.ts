import { JobError } from '../output/problem.js';
import { nearest } from '../text/nearest.js';
import type { Check, Level } from './check.js';
import { asObject, type JsonObject } from './record-line.js';
import type { SetCheck } from './verify.js';

export const LEVELS = ['error', 'warning', 'off'] as const;
export type SetLevel = (typeof LEVELS)[number];

/** What is asked of a check; what is absent stays as it is. */
export interface CheckSetting {
  id: string;
  level?: SetLevel;
  limit?: number;
}

/**
 * Settings of checks from a config, `{"short-text": {"level": "warning", "limit": 20}, "tatweel": "off"}`.
 *
 * @param place of the object, as messages name it
 * @throws JobError when a check or a key is unknown or a value bad
 */
export function settingsFrom(values: JsonObject, place: string, checks: readonly Check[]): CheckSetting[] {
  return Object.entries(values).map(([id, value]): CheckSetting => {
    const check = checkOf(id, place, checks);
    const here = `${place}.${id}`;
    const given = typeof value === 'object' ? asObject(value) : { level: value };
    if (!given) throw bad(here, 'neither a level nor an object', 'write "off", or {"level": "warning", "limit": 20}');
    const setting: CheckSetting = { id };
    for (const [key, its] of Object.entries(given)) {
      if (key === 'level') setting.level = levelOf(its, here);
      else if (key === 'limit') setting.limit = limitOf(its, check, here);
      else throw bad(here, `no such key: ${key}`, advice(key, ['level', 'limit']));
    }
    return setting;
  });
}

/**
 * A setting of the command line: `tatweel=off`, `short-text=20`, `short-text=warning:20`.
 *
 * @throws JobError as {@link settingsFrom} does
 */
export function settingOf(text: string, checks: readonly Check[], place = '--check'): CheckSetting {
  const [, id = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (id === '')
    throw bad(place, `${JSON.stringify(text)} is no setting`, 'write a check and a level, such as tatweel=off');
  const check = checkOf(id, place, checks);
  const here = `${place} ${id}`;
  const [first = '', ...rest] = value.split(':');
  const second = rest.length > 0 ? rest.join(':') : undefined;
  const setting: CheckSetting = { id };
  const number = second ?? (/^[\d.]/.test(first) ? first : undefined);
  if (second !== undefined || number === undefined) setting.level = levelOf(first, here);
  if (number !== undefined) setting.limit = limitOf(/^\d*\.?\d+$/.test(number) ? Number(number) : number, check, here);
  return setting;
}

/** Checks as they are set, later settings over earlier; those that are off are left out. */
export function setChecks(checks: readonly Check[], settings: readonly CheckSetting[]): SetCheck[] {
  return checks.flatMap((check): SetCheck[] => {
    let level: SetLevel = check.level;
    let limit = check.limit?.default ?? 0;
    for (const setting of settings) {
      if (setting.id !== check.id) continue;
      level = setting.level ?? level;
      limit = setting.limit ?? limit;
    }
    return level === 'off' ? [] : [{ check, level, limit }];
  });
}

function checkOf(id: string, place: string, checks: readonly Check[]): Check {
  const check = checks.find((one) => one.id === id);
  if (check) return check;
  throw bad(
    place,
    `no such check: ${id}`,
    advice(
      id,
      checks.map((one) => one.id),
    ),
  );
}

function levelOf(value: unknown, place: string): Level | 'off' {
  const level = LEVELS.find((one) => one === value);
  if (level) return level;
  throw bad(
    place,
    `no such level: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    advice(value, LEVELS),
  );
}

function limitOf(value: unknown, { limit }: Check, place: string): number {
  if (!limit) throw bad(place, 'this check has no limit', 'give it a level alone');
  const { least, most, means } = limit;
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw bad(place, `not a limit: ${JSON.stringify(value)}`, `write a number from ${least} to ${most}: ${means}`);
}

function bad(path: string, reason: string, advice: string): JobError {
  return new JobError({ path, reason, advice });
}

/** What a name may have been meant for, or all there is. */
function advice(given: unknown, names: readonly string[]): string {
  const meant = nearest(String(given), names);
  if (meant !== undefined) return `did you mean ${meant}?`;
  return names.length > 8 ? 'docs/checks.md lists all' : `there are ${names.join(', ')}`;
}
