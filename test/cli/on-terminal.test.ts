import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { colorLevel } from '../../src/cli/color.js';
import { BIN, HARBOUR, run, SCHOOLS, workFolder } from './warraq.js';

/** A terminal of its own for a program: script(1) of util-linux. */
const HAS_TERMINAL = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

const PAGES = { 'daily/a.txt': SCHOOLS, 'daily/b.txt': HARBOUR };
const ERASE = '\r\u001b[2K';

/** Runs a line of the shell on a terminal; what appears there, CR LF as LF. */
async function onTerminal(folder: string, line: string, env = ''): Promise<string> {
  const script = `env -u CI -u NO_COLOR -u FORCE_COLOR TERM=xterm-256color ${env} script -qec '${line}' /dev/null`;
  const warraq = `warraq() { "${process.execPath}" "${BIN}" "$@"; }; export -f warraq`;
  const { stdout } = await run('bash', ['-c', `${warraq}; export SHELL=/bin/bash; ${script}`], folder);
  return stdout.replaceAll('\r\n', '\n');
}

describe.skipIf(!HAS_TERMINAL)('on a terminal', () => {
  test('clean ends with a table; progress leaves nothing behind', async () => {
    const { folder } = workFolder({ ...PAGES, 'daily/c.txt': '' });
    const shown = await onTerminal(folder, 'warraq clean daily -o out');
    const lines = shown.split('\n').map((line) => line.split(ERASE).at(-1));
    expect(lines[0]).toMatch(/^warraq: daily\/c\.txt: an empty file/);
    expect(lines.slice(1, 5)).toEqual([
      expect.stringMatching(/^ {2}pages {2,}2$/),
      expect.stringMatching(/^ {2}failed {2,}1$/),
      expect.stringMatching(/^ {2}articles {2,}2$/),
      expect.stringMatching(/^ {2}words {2,}\d+$/),
    ]);
    expect(lines.at(-3)).toMatch(/^ {2}time {2,}\d+\.\d s$/);
    expect(lines.at(-2)).toMatch(/^ {2}speed {2,}[\d.]+ MB\/s$/);
  });

  test('records on the terminal, or a pipe that may end there: no progress among them, and no table', async () => {
    const { folder } = workFolder(PAGES);
    for (const line of ['warraq clean daily', 'warraq clean daily | cat']) {
      const shown = await onTerminal(folder, line);
      expect(shown).not.toContain(ERASE);
      expect(shown).toContain('warraq: 2 pages, 2 articles, ');
    }
  });

  test('a log of CI: the line that it has elsewhere', async () => {
    const { folder } = workFolder(PAGES);
    const shown = await onTerminal(folder, 'warraq clean daily -o out', 'CI=true');
    expect(shown).toMatch(/^warraq: 2 pages, 2 articles, [^\n]+\n$/);
  });

  test('--quiet and --log-level error: nothing at all', async () => {
    const { folder } = workFolder(PAGES);
    expect(await onTerminal(folder, 'warraq clean daily -o one --quiet')).toBe('');
    expect(await onTerminal(folder, 'warraq clean daily -o two --log-level error')).toBe('');
  });

  test('colours, unless NO_COLOR or --color never', async () => {
    const { folder } = workFolder();
    const show = (more: string, env?: string) => onTerminal(folder, `warraq dict show الوزاره ${more}`, env);
    expect(await show('')).toContain('\u001b[');
    expect(await show('', 'NO_COLOR=1')).not.toContain('\u001b[');
    expect(await show('--color never')).not.toContain('\u001b[');
  });
});

describe('colours', () => {
  test.each([
    // --color, environment, bits of the terminal, level
    ['auto', {}, 1, 0],
    ['auto', {}, 4, 1],
    ['auto', {}, 24, 3],
    ['auto', { NO_COLOR: '' }, 8, 2],
    ['auto', { NO_COLOR: '1' }, 8, 0],
    ['auto', { FORCE_COLOR: '1' }, 1, 1],
    ['auto', { FORCE_COLOR: '3' }, 1, 3],
    ['auto', { FORCE_COLOR: '0' }, 8, 0],
    ['auto', { FORCE_COLOR: '1', NO_COLOR: '1' }, 8, 0],
    ['always', { NO_COLOR: '1' }, 1, 1],
    ['always', {}, 24, 3],
    ['never', { FORCE_COLOR: '1' }, 24, 0],
  ] as const)('--color %s, %j, %i bits: level %i', (wanted, env, depth, level) => {
    expect(colorLevel(env, depth, wanted)).toBe(level);
  });

  test('--color always in a pipe', async () => {
    expect((await workFolder().warraq('dict', 'show', 'الوزاره', '--color', 'always')).stdout).toContain('\u001b[');
  });
});

describe('--log-level', () => {
  test('warn leaves notes and summary out, not warnings', async () => {
    const { warraq } = workFolder({ 'daily/1.txt': HARBOUR, 'daily/2.txt': HARBOUR });
    const ended = await warraq('clean', 'daily', '--log-level', 'warn');
    expect(ended.stderr).toMatch(/^warraq: warning: 50 % of the words went as repeats; [^\n]+\n$/);
    expect((await warraq('clean', 'daily', '--quiet')).stderr).toBe('');
  });

  test('debug tells of each page and where settings come from', async () => {
    const { warraq } = workFolder({ ...PAGES, 'warraq.json': '{"log-level": "debug"}' });
    const { stderr } = await warraq('clean', 'daily');
    expect(stderr).toContain('warraq: debug: settings from warraq.json\n');
    expect(stderr).toContain('warraq: debug: daily/a.txt: utf-8 (1), 1 article, ');
  });

  test('the command line wins over a config that is quiet', async () => {
    const { warraq } = workFolder({ ...PAGES, 'warraq.json': '{"clean": {"quiet": true}}' });
    expect((await warraq('clean', 'daily')).stderr).toBe('');
    expect((await warraq('clean', 'daily', '--log-level', 'info')).stderr).toContain('2 pages');
  });
});
