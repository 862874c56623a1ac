import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { HARBOUR, SCHOOLS, workFolder } from './warraq.js';

const PAGES = { 'daily/a.txt': SCHOOLS, 'daily/b.txt': `${HARBOUR}\n${SCHOOLS}` };

describe('warraq verify --against', () => {
  test('proves what clean wrote; scans are named as for clean', async () => {
    const { warraq } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out');
    const clean = { code: 0, stderr: '', stdout: '2 records in 1 file: no findings\n' };
    expect(await warraq('verify', 'out', '--against', 'daily')).toEqual(clean);
    expect(await warraq('verify', 'out', '--against', 'daily/a.txt', 'daily/b.txt')).toEqual(clean);
    expect(await warraq('verify', 'out', '--against', 'daily/*.txt')).toEqual(clean);
  });

  test('pages inside files and compressed ones', async () => {
    const { warraq } = workFolder({ 'daily/vol.txt': `${SCHOOLS}\f${HARBOUR}`, 'daily/z.txt.gz': gzipSync(HARBOUR) });
    await warraq('clean', 'daily', '-o', 'out', '--dedup', 'off');
    const ended = await warraq('verify', 'out', '--against', 'daily', '--check', 'repeat=off');
    expect(ended).toMatchObject({ code: 0, stdout: '3 records in 1 file: no findings\n' });
  });

  test('a compressed corpus is refused, in one line', async () => {
    const { warraq } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out', '--compress', 'gz');
    const ended = await warraq('verify', 'out', '--against', 'daily');
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/^warraq: out: a compressed corpus, .*\n$/);
  });

  test('tells the place in scan, records or log, and exits with 1', async () => {
    const { warraq, at } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out');
    const log = at('out/changes-00000.jsonl');
    const lines = readFileSync(log, 'utf8').split('\n');
    writeFileSync(log, lines.filter((line) => !line.includes('blank-lines')).join('\n'));
    writeFileSync(at('daily/c.txt'), HARBOUR);
    const ended = await warraq('verify', 'out', '--against', 'daily');
    expect(ended.code).toBe(1);
    expect(ended.stdout.split('\n')).toEqual([
      'out/manifest.json:1',
      '  1  error  manifest  /outputs/1/lines: changes-00000.jsonl has lines 7, not 9',
      '',
      'daily/a.txt:2',
      '  2:1  error  unaccounted-text  the log tells of no blank lines',
      '',
      'daily/b.txt:2',
      '  2:1  error  unaccounted-text  the log tells of no blank lines',
      '',
      'daily/c.txt:1',
      '  1  error  page-not-in-corpus  in no record and no change',
      '',
      '2 records in 1 file: 4 errors, 0 warnings',
      '',
    ]);
    const asJson = await warraq('verify', 'out', '--against', 'daily', '--format', 'json');
    expect(JSON.parse(asJson.stdout.split('\n')[1] ?? '')).toMatchObject({
      type: 'finding',
      check: 'unaccounted-text',
      file: 'daily/a.txt',
      line: 2,
      column: 1,
    });
  });

  test('what cannot be proved at all is exit 2, with one line that says why', async () => {
    const { warraq, at } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out');
    const cases: [string[], RegExp][] = [
      [['out/articles-00000.jsonl', '--against', 'daily'], /--against needs one folder that clean -o wrote/],
      [['out', 'out', '--against', 'daily'], /--against needs one folder that clean -o wrote/],
      [['out', '--against', 'gone'], /gone: no such file or folder/],
    ];
    for (const [args, message] of cases) {
      const ended = await warraq('verify', ...args);
      expect([ended.code, ended.stderr.trimEnd().split('\n')]).toEqual([2, [expect.stringMatching(message)]]);
    }
    writeFileSync(at('out/manifest.json'), '{"warraq":');
    const broken = await warraq('verify', 'out', '--against', 'daily');
    expect(broken).toMatchObject({ code: 2, stderr: expect.stringMatching(/^warraq: .*no manifest of warraq: .+\n$/) });
  });
});
