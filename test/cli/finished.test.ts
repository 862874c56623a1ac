import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { HARBOUR, SCHOOLS, workFolder } from './warraq.js';

const PAGES = { 'daily/a.txt': SCHOOLS, 'daily/b.txt': HARBOUR, 'daily/c.txt': '' };
const HELD = 'warraq: out: holds a corpus already, and it was made';

/** A folder with a corpus, and the command that made it. */
async function finished(pages: Readonly<Record<string, string>> = PAGES, ...more: string[]) {
  const folder = workFolder(pages);
  const clean = (...others: string[]) => folder.warraq('clean', 'daily', '-o', 'out', ...more, ...others);
  const { code } = await clean();
  const files = () =>
    readdirSync(folder.at('out')).map((name) => {
      const path = folder.at(`out/${name}`);
      return [name, readFileSync(path, 'utf8'), statSync(path).mtimeMs];
    });
  return { ...folder, clean, files, code };
}

describe('--resume on a corpus that is finished', () => {
  test('has nothing left to do, and touches no file', async () => {
    const { clean, files, code } = await finished({ 'daily/a.txt': SCHOOLS, 'daily/b.txt': HARBOUR });
    const before = files();
    const again = await clean('--resume', '--jobs', '1', '--dedup-memory', '64M');
    expect(again).toEqual({
      code: 0,
      stdout: '',
      stderr: 'warraq: nothing is left to do: out holds the corpus of these 2 pages\n',
    });
    expect(code).toBe(0);
    expect(files()).toEqual(before);
    expect((await clean('--resume', '--quiet')).stderr).toBe('');
  });

  test('takes away what a run killed in its very last moment left', async () => {
    const { clean, at } = await finished();
    const whole = readdirSync(at('out'));
    writeFileSync(at('out/.warraq-lock'), JSON.stringify({ pid: 2 ** 30, host: hostname(), began: 'long ago' }));
    mkdirSync(at('out/.warraq-partial'));
    await clean('--resume', '--dry-run');
    expect(readdirSync(at('out')).length).toBe(whole.length + 2);
    await clean('--resume');
    expect(readdirSync(at('out'))).toEqual(whole);
  });

  test('ends with 1 again where pages failed, as the run did', async () => {
    const { clean, code } = await finished();
    expect([code, (await clean('--resume')).code]).toEqual([1, 1]);
  });

  test('other settings are told', async () => {
    const { clean, files } = await finished();
    const before = files();
    const cases: [string[], string][] = [
      [['--dedup', 'page', '--source', 'x'], 'source was name of the folder and is x; dedup was corpus and is page'],
      [['--no-learn'], 'learn was true and is false'],
      [['--shard-size', '1K'], 'shardSize was 1073741824 and is 1024'],
      [['--compress', 'gz'], 'compress was none and is gz'],
    ];
    for (const [options, changed] of cases) {
      expect(await clean('--resume', ...options)).toMatchObject({
        code: 2,
        stderr: `${HELD} with other settings: ${changed}: name another folder, or replace it with --force\n`,
      });
    }
    expect(files()).toEqual(before);
  });

  test.each([
    ['a.txt was changed', { 'daily/a.txt': `${SCHOOLS}\n` }],
    ['b.txt is missing', { 'daily/b.txt': null }],
    ['ab.txt was not among them', { 'daily/ab.txt': HARBOUR }],
    ['d.txt was not among them', { 'daily/d.txt': HARBOUR }],
    ['d.txt cannot be read now: an empty file', { 'daily/d.txt': '' }],
    ['c.txt is missing', { 'daily/c.txt': null }],
    ['c.txt failed then, and can be read now', { 'daily/c.txt': HARBOUR }],
  ])('other pages are told: %s', async (what, changes: Readonly<Record<string, string | null>>) => {
    const { clean, at, files } = await finished();
    const before = files();
    for (const [name, text] of Object.entries(changes)) {
      if (text === null) rmSync(at(name));
      else writeFileSync(at(name), text);
    }
    const again = await clean('--resume');
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining(`${HELD} of other pages: ${what}: name`)]);
    expect(files()).toEqual(before);
  });

  test('an earlier corpus must be as it was too', async () => {
    const { clean, at } = await finished(
      { ...PAGES, 'old.jsonl': '{"id": "x", "text": "خبر"}\n' },
      '--against',
      'old.jsonl',
    );
    expect((await clean('--resume')).stderr).toContain('nothing is left to do');
    writeFileSync(at('old.jsonl'), '{"id": "x", "text": "خبز"}\n');
    expect((await clean('--resume')).stderr).toContain('other settings: againstSha256 was ');
  });

  test('a file that is gone or cut is told', async () => {
    const { clean, at } = await finished();
    writeFileSync(at('out/changes-00000.jsonl'), '');
    const again = await clean('--resume');
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('changes-00000.jsonl is not as it was')]);
  });
});
