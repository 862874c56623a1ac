import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HARBOUR, SCHOOLS, workFolder } from './warraq.js';

const PAGES = { 'daily/a.txt': SCHOOLS, 'daily/b.txt': HARBOUR };

describe('warraq verify', () => {
  test('finds nothing in what clean wrote: folder, file or pipe', async () => {
    const { warraq, pipe } = workFolder(PAGES);
    const { stdout } = await warraq('clean', 'daily');
    await warraq('clean', 'daily', '-o', 'out');
    const clean = { code: 0, stderr: '', stdout: '2 records in 1 file: no findings\n' };
    expect(await warraq('verify', 'out')).toEqual(clean);
    expect(await warraq('verify', 'out/articles-00000.jsonl')).toEqual(clean);
    expect(await pipe(stdout, 'verify', '-')).toEqual(clean);
  });

  test('tells file, line and id of a finding and exits with 1', async () => {
    const { warraq, at } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out');
    const file = at('out/articles-00000.jsonl');
    const [first = ''] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, `${first}\n${first.replace('"kicker":""', '"kicker":null')}\n`);
    const ended = await warraq('verify', 'out/articles-00000.jsonl');
    expect(ended.code).toBe(1);
    expect(ended.stdout.split('\n')).toEqual([
      expect.stringMatching(
        /^out\/articles-00000\.jsonl:2 {2}error {2}schema {2}\/kicker: expected string, received null {2}\(a#1\)$/,
      ),
      expect.stringMatching(
        /^out\/articles-00000\.jsonl:2 {2}error {2}unique-id {2}\/id: the id of out\/articles-00000\.jsonl:1 again/,
      ),
      expect.stringMatching(
        /repeated-paragraph {2}\/text: paragraph 1 repeats out\/articles-00000\.jsonl:1, paragraph 1/,
      ),
      expect.stringMatching(/repeated-paragraph {2}\/text: paragraph 2 repeats/),
      '2 records in 1 file: 4 errors, 0 warnings',
      '',
    ]);
    const asJson = await warraq('verify', 'out/articles-00000.jsonl', '--format', 'json');
    const findings = asJson.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(findings[0]).toMatchObject({
      type: 'finding',
      format: 1,
      check: 'schema',
      line: 2,
      pointer: '/kicker',
      id: 'a#1',
    });
    expect(findings.at(-1)).toMatchObject({ type: 'summary', records: 2, errors: 4 });
  });

  test('what cannot be read is exit 2, whatever else is found', async () => {
    const { warraq } = workFolder({ 'bad.jsonl': '{}\n', 'empty/x': '' });
    const missing = await warraq('verify', 'bad.jsonl', 'gone.jsonl');
    expect(missing.code).toBe(2);
    expect(missing.stderr).toMatch(/^warraq: gone\.jsonl: no such file or folder: .+\n$/);
    expect(missing.stdout).toContain('bad.jsonl:1  error  schema');
    const folder = await warraq('verify', 'empty');
    expect(folder).toMatchObject({ code: 2, stdout: '' });
    expect(folder.stderr).toMatch(/^warraq: empty: no articles-\*\.jsonl in this folder: .+\n$/);
  });

  test('an empty file is a finding', async () => {
    const ended = await workFolder({ 'none.jsonl': '' }).warraq('verify', 'none.jsonl');
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    expect(ended.stdout).toContain('none.jsonl:1  warning  no-record  no record in this file');
  });
});
