import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { warraq } from '../../src/cli/program.js';
import { BIN, run, workFolder } from './warraq.js';

const has = (shell: string) => spawnSync(shell, ['-c', ':']).status === 0;
const scriptOf = (shell: string) =>
  spawnSync(process.execPath, [BIN, 'completion', shell], { encoding: 'utf8' }).stdout;

describe.skipIf(!has('bash'))('bash', () => {
  let script = '';
  beforeAll(() => {
    script = scriptOf('bash');
  });

  /** What is offered for the last of these words. */
  async function offered(words: readonly string[], files: Record<string, string> = {}): Promise<string[]> {
    const { folder, at } = workFolder({ 'warraq.bash': script, ...files });
    mkdirSync(at('a folder'));
    const line = `source ./warraq.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _warraq; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const ended = await run('bash', ['--norc', '-c', line, 'bash', ...words], folder);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    return ended.stdout.split('\n').filter((word) => word !== '');
  }

  test.each([
    [['warraq', 'cl'], ['clean']],
    [
      ['warraq', 'dict', ''],
      ['check', 'show', 'suggest'],
    ],
    [
      ['warraq', 'clean', 'p.txt', '--dedup', ''],
      ['corpus', 'page', 'off'],
    ],
    [['warraq', 'clean', '--dedup', 'p'], ['page']],
    [
      ['warraq', 'clean', '--dedup', '='],
      ['corpus', 'page', 'off'],
    ],
    [['warraq', 'clean', '--dedup', '=', 'of'], ['off']],
    [
      ['warraq', 'clean', '--encoding', 'utf-1'],
      ['utf-16le', 'utf-16be'],
    ],
    [['warraq', 'dict', 'suggest', '--min'], ['--min-count']],
    [['warraq', 'clean', '--col'], ['--color']],
    [['warraq', 'clean', '--color', 'n'], ['never']],
    [['warraq', '--color', 'never', 'sch'], ['schema']],
    [
      ['warraq', 'schema', ''],
      ['record', 'change'],
    ],
    [['warraq', 'verify', 'corpus', '--check', 'short'], ['short-text']],
    [['warraq', 'config', 'cl'], ['clean']],
    [['warraq', 'clean', '--source', ''], []],
    [['warraq', 'clean', 'clean', '--dedup-i'], ['--dedup-identity']],
  ])('%j', async (words, expected) => {
    expect(await offered(words)).toEqual(expected);
  });

  test('files for pages and dictionaries, with all that may be in their names; folders for -o', async () => {
    const files = { 'a page.txt': '', 'a*.tsv': '' };
    const all = ['a folder', 'a page.txt', 'a*.tsv'];
    expect((await offered(['warraq', 'clean', 'a'], files)).sort()).toEqual(all);
    expect((await offered(['warraq', 'clean', '--dict', 'a'], files)).sort()).toEqual(all);
    expect(await offered(['warraq', 'clean', '-o', 'a'], files)).toEqual(['a folder']);
  });

  test('every option of every command is offered', async () => {
    for (const command of warraq().commands.filter(({ commands }) => commands.length === 0)) {
      const words = await offered(['warraq', command.name(), '--']);
      expect(words).toEqual(expect.arrayContaining(command.options.map(({ long }) => long)));
    }
  });
});

describe.skipIf(!has('fish'))('fish', () => {
  const offered = async (line: string): Promise<string[]> => {
    const { folder } = workFolder({ 'warraq.fish': scriptOf('fish') });
    const ended = await run('fish', ['-N', '-c', `source warraq.fish; complete -C '${line}'`], folder);
    expect(ended.stderr).toBe('');
    return ended.stdout.split('\n').flatMap((row) => row.split('\t')[0] || []);
  };

  test.each([
    ['warraq dict ', ['check', 'show', 'suggest']],
    ['warraq clean --dedup ', ['corpus', 'off', 'page']],
    ['warraq clean --max', ['--max-page-bytes', '--max-removal']],
    ['warraq verify --max', ['--max-findings', '--max-warnings']],
    ['warraq schema ', ['change', 'record']],
  ])('%s', async (line, expected) => {
    expect((await offered(line)).sort()).toEqual(expected);
  });
});

describe.skipIf(!has('zsh'))('zsh', () => {
  test('loads, and knows every command', async () => {
    const { folder } = workFolder({ 'warraq.zsh': scriptOf('zsh') });
    const line =
      'autoload -U compinit; compinit -D; source ./warraq.zsh; print $_comps[warraq]; functions _warraq_dict_show';
    const ended = await run('zsh', ['-f', '-c', line], folder);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^_warraq\n_warraq_dict_show \(\) \{/);
  });
});

test('an unknown shell is wrong usage', async () => {
  const ended = await workFolder().warraq('completion', 'bsh');
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toContain('(Did you mean bash?)');
});
