import { describe, expect, test } from 'vitest';
import { JobError } from '../../src/output/problem.js';
import { CHECKS } from '../../src/verify/checks/index.js';
import { setChecks, settingOf, settingsFrom } from '../../src/verify/settings.js';

const PLACE = 'warraq.json: verify.checks';
const fromConfig = (values: Record<string, unknown>) => settingsFrom(values, PLACE, CHECKS);

/** What is said of a bad setting: where, what, and what to do. */
function complaint(job: () => unknown): string {
  try {
    job();
  } catch (error) {
    if (error instanceof JobError) return `${error.problem.path}: ${error.problem.reason}: ${error.problem.advice}`;
    throw error;
  }
  return '';
}

describe('settings of checks in a config', () => {
  test('a level, or an object of level and limit', () => {
    expect(
      fromConfig({ 'short-text': { level: 'error', limit: 20 }, tatweel: 'off', 'non-words': { limit: 0 } }),
    ).toEqual([
      { id: 'short-text', level: 'error', limit: 20 },
      { id: 'tatweel', level: 'off' },
      { id: 'non-words', limit: 0 },
    ]);
  });

  test.each([
    [{ 'shrt-text': 'off' }, `${PLACE}: no such check: shrt-text: did you mean short-text?`],
    [{ zzz: 'off' }, `${PLACE}: no such check: zzz: docs/checks.md lists all`],
    [{ tatweel: 'of' }, `${PLACE}.tatweel: no such level: of: did you mean off?`],
    [{ tatweel: 'fatal' }, `${PLACE}.tatweel: no such level: fatal: there are error, warning, off`],
    [{ tatweel: true }, `${PLACE}.tatweel: no such level: true: there are error, warning, off`],
    [
      { tatweel: ['off'] },
      `${PLACE}.tatweel: neither a level nor an object: write "off", or {"level": "warning", "limit": 20}`,
    ],
    [{ tatweel: { limit: 3 } }, `${PLACE}.tatweel: this check has no limit: give it a level alone`],
    [{ 'short-text': { limits: 3 } }, `${PLACE}.short-text: no such key: limits: did you mean limit?`],
    [{ 'short-text': { limit: '20' } }, `${PLACE}.short-text: not a limit: "20": write a number from 1 to 1000: words`],
    [
      { 'non-words': { limit: 1.5 } },
      `${PLACE}.non-words: not a limit: 1.5: write a number from 0 to 1: share of words`,
    ],
  ])('%j', (values, expected) => expect(complaint(() => fromConfig(values))).toBe(expected));
});

describe('settings of checks on the command line', () => {
  test.each([
    ['tatweel=off', { id: 'tatweel', level: 'off' }],
    ['short-text=20', { id: 'short-text', limit: 20 }],
    ['non-words=.5', { id: 'non-words', limit: 0.5 }],
    ['short-text=warning:20', { id: 'short-text', level: 'warning', limit: 20 }],
  ])('%s', (text, setting) => expect(settingOf(text, CHECKS)).toEqual(setting));

  test.each([
    ['tatweel', '--check: "tatweel" is no setting: write a check and a level, such as tatweel=off'],
    ['tatwel=off', '--check: no such check: tatwel: did you mean tatweel?'],
    ['tatweel=', '--check tatweel: no such level: : there are error, warning, off'],
    ['short-text=2x', '--check short-text: not a limit: "2x": write a number from 1 to 1000: words'],
    ['short-text=error:20:3', '--check short-text: not a limit: "20:3": write a number from 1 to 1000: words'],
    ['short-text=warning:', '--check short-text: not a limit: "": write a number from 1 to 1000: words'],
  ])('%s', (text, expected) => expect(complaint(() => settingOf(text, CHECKS))).toBe(expected));
});

test('later settings go over earlier ones; what is off is left out', () => {
  const set = setChecks(CHECKS, [
    { id: 'tatweel', level: 'off' },
    { id: 'short-text', level: 'error', limit: 20 },
    { id: 'short-text', limit: 30 },
  ]);
  expect(set.map(({ check }) => check.id)).toEqual(CHECKS.map(({ id }) => id).filter((id) => id !== 'tatweel'));
  expect(set.find(({ check }) => check.id === 'short-text')).toMatchObject({ level: 'error', limit: 30 });
});
