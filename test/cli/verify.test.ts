import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BIN, HARBOUR, run, SCHOOLS, workFolder } from './warraq.js';

/** The pages of the package, of all kinds. */
const BUNDLED = fileURLToPath(new URL('../../fixtures/pages', import.meta.url));

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

  test('finds nothing in what clean makes of the bundled pages, wherever it goes', async () => {
    const { warraq, pipe } = workFolder();
    await warraq('clean', BUNDLED, '-o', 'out', '--quiet');
    expect(await warraq('verify', 'out')).toMatchObject({ code: 0, stdout: expect.stringMatching(/: no findings\n$/) });
    const { stdout } = await warraq('clean', BUNDLED, '--quiet');
    expect(await pipe(stdout, 'verify', '-')).toMatchObject({ code: 0 });
  });

  test('tells file, line and id of a finding and exits with 1', async () => {
    const { warraq, at } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out');
    const file = at('out/articles-00000.jsonl');
    const [first = ''] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, `${first}\n${first.replace('"kicker":""', '"kicker":null')}\n`);
    const ended = await warraq('verify', 'out/articles-00000.jsonl', '--check', 'repeat=off');
    expect(ended.code).toBe(1);
    const [heading, kicker, id, excerpt, blank, summary] = ended.stdout.split('\n');
    expect(heading).toBe('out/articles-00000.jsonl:2  a#1');
    expect(kicker).toMatch(/^ {2}2:\d+ {2}error {2}schema {2}\/kicker: expected string, received null$/);
    expect(id).toMatch(/^ {2}2:7 {2}error {2}unique-id {2}\/id: the id of out\/articles-00000\.jsonl:1 again$/);
    expect([excerpt, blank, summary]).toEqual(['', '2 records in 1 file: 2 errors, 0 warnings', '']);

    const asJson = await warraq('verify', 'out/articles-00000.jsonl', '--format', 'json');
    const lines = asJson.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({
      type: 'finding',
      format: 1,
      check: 'schema',
      line: 2,
      pointer: '/kicker',
      id: 'a#1',
    });
    expect(lines.at(-1)).toMatchObject({ type: 'summary', records: 2, errors: 4, checks: { repeat: 2 } });
  });

  test('a folder is held against its manifest', async () => {
    const { warraq, at } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out');
    appendFileSync(at('out/changes-00000.jsonl'), '\n');
    const ended = await warraq('verify', 'out');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(
      /^out\/manifest\.json:1\n {2}1 {2}error {2}manifest {2}\/outputs\/1\/lines: changes-00000\.jsonl has lines 5, not 4\n/,
    );
  });

  test('levels and limits: --check, and how many warnings may pass', async () => {
    const { warraq } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out');
    const long = await warraq('verify', 'out', '--check', 'short-text=500');
    expect(long).toMatchObject({ code: 1, stdout: expect.stringContaining('0 errors, 2 warnings') });
    expect(await warraq('verify', 'out', '--check', 'short-text=500', '--max-warnings', '2')).toMatchObject({
      code: 0,
    });
    expect(await warraq('verify', 'out', '--check', 'short-text=error:500', '--max-warnings', '2')).toMatchObject({
      code: 1,
    });
    expect(await warraq('verify', 'out', '--check', 'shrt-text=5')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'warraq: --check: no such check: shrt-text: did you mean short-text?\n',
    });
  });

  test('--max-findings: the rest is counted', async () => {
    const { warraq } = workFolder({ 'bad.jsonl': '[]\n'.repeat(5) });
    const { stdout } = await warraq('verify', 'bad.jsonl', '--max-findings', '2');
    expect(stdout.match(/error {2}json/g)).toHaveLength(2);
    expect(stdout).toContain(
      '\nand 3 more findings: --max-findings tells more\n\n5 records in 1 file: 5 errors, 0 warnings\n',
    );
  });

  test('--baseline: figures that stats wrote', async () => {
    const { warraq, at } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out');
    writeFileSync(at('stats.json'), (await warraq('stats', 'out', '--json')).stdout);
    expect(await warraq('verify', 'out', '--baseline', 'stats.json')).toMatchObject({ code: 0 });
    await warraq('clean', 'daily/a.txt', '-o', 'less');
    const ended = await warraq('verify', 'less', '--baseline', 'stats.json');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain(
      'baseline-records  the number of records went from 2 to 1, by 50.0 %; the limit is 10 %',
    );
    expect(await warraq('verify', 'out', '--baseline', 'out/manifest.json')).toMatchObject({
      code: 2,
      stderr:
        'warraq: out/manifest.json: no figures of warraq stats: write one with warraq stats CORPUS --json > stats.json\n',
    });
  });

  test('what cannot be read is exit 2, whatever else is found', async () => {
    const { warraq } = workFolder({ 'bad.jsonl': '{}\n', 'empty/x': '' });
    const missing = await warraq('verify', 'bad.jsonl', 'gone.jsonl');
    expect(missing.code).toBe(2);
    expect(missing.stderr).toMatch(/^warraq: gone\.jsonl: no such file or folder: .+\n$/);
    expect(missing.stdout).toContain('1:1  error  foreign-record  no record of warraq');
    const folder = await warraq('verify', 'empty');
    expect(folder).toMatchObject({ code: 2, stdout: '' });
    expect(folder.stderr).toMatch(/^warraq: empty: no articles-\*\.jsonl in this folder: .+\n$/);
  });

  test('an empty file is a finding', async () => {
    const ended = await workFolder({ 'none.jsonl': '' }).warraq('verify', 'none.jsonl');
    expect(ended).toMatchObject({ code: 1, stderr: '' });
    expect(ended.stdout).toContain('none.jsonl:1\n  1  warning  no-record  no record in this file');
  });

  test('globs: every folder that matches', async () => {
    const { warraq } = workFolder({ 'first/a.txt': SCHOOLS, 'second/b.txt': HARBOUR });
    for (const name of ['first', 'second']) await warraq('clean', name, '-o', `corpora/${name}`);
    expect(await warraq('verify', 'corpora/*')).toEqual({
      code: 0,
      stderr: '',
      stdout: '2 records in 2 files: no findings\n',
    });
  });

  test('globs: every file that matches', async () => {
    const { warraq } = workFolder({ 'a/x.jsonl': '[]\n', 'b/y.jsonl': '[]\n', 'b/z.txt': '' });
    expect((await warraq('verify', '**/*.jsonl')).stdout).toContain('2 records in 2 files: 2 errors');
    expect(await warraq('verify', '*.gone')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^warraq: \*\.gone: no such file/),
    });
  });
});

describe('warraq verify: bad input is told of, never a crash', () => {
  const CRASH = /\n {4}at |Error:/;
  const good = `{"id":"a#1","text":"${'كتب '.repeat(9)}كتب","title":"","kicker":"","subtitle":"","byline":"","dateline":"","captions":[],"date":"","source":"s","metadata":{"path":"a.txt","page_sha256":"${'0'.repeat(64)}","article":1,"lines":[[1,1]],"words":10,"lexicon_ratio":1,"flags":[]}}`;

  test.each([
    ['a good line', `${good}\n`, []],
    ['a truncated last line', `${good}\n${good.slice(0, 90)}`, ['json', 'last-line']],
    ['a byte order mark', `\uFEFF${good}\n`, ['byte-order-mark']],
    ['UTF-16', Buffer.from(`\uFEFF${good}\n`, 'utf16le'), ['utf-8', 'json', 'last-line']],
    ['CRLF', `${good}\r\n`, ['line-ending']],
    ['NUL bytes', `${good}\n${'\0'.repeat(4096)}\n`, ['json']],
    ['a NUL in a text', `${good.replace('كتب"', 'كتب\\u0000"')}\n`, ['control']],
    ['a key that comes twice', `${good.replace('"date"', '"date":"x","date"')}\n`, ['duplicate-key']],
    [
      'a number beyond 2^53',
      `${good.replace('"article":1', '"article":99999999999999999999')}\n`,
      ['number', 'id-form'],
    ],
    ['records of another tool', '{"text":"a","id":"1","added":"2020","metadata":{}}\n', ['foreign-record']],
    ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}\n`, ['json']],
    [
      'deep nesting in a record',
      `${good.replace('"flags":[]', `"flags":${'['.repeat(50_000)}${']'.repeat(50_000)}`)}\n`,
      ['schema'],
    ],
    ['a prototype for a key', `${good.replace('"date"', '"__proto__":{"a":1},"date"')}\n`, ['schema']],
  ])('%s', async (_, content, checks) => {
    const { warraq } = workFolder({ 'd.jsonl': content });
    const { code, stdout, stderr } = await warraq('verify', 'd.jsonl', '--format', 'json', '--check', 'repeat=off');
    expect(stderr).toBe('');
    expect(stdout).not.toMatch(CRASH);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ type }) => type === 'finding').map(({ check }) => check)).toEqual(checks);
    expect(code).toBe(checks.length > 0 ? 1 : 0);
  });

  test('a record of twenty thousand faults takes no longer for each of them', async () => {
    const captions = JSON.stringify(Array.from({ length: 20_000 }, () => 'صـورة'));
    const { warraq } = workFolder({ 'd.jsonl': `${good.replace('"captions":[]', `"captions":${captions}`)}\n` });
    expect(await warraq('verify', 'd.jsonl', '--format', 'github')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('1 record in 1 file: 20000 errors, 0 warnings'),
    });
  });

  test('a line of 200 MB is not read, nor held in memory, and the one behind it is checked', async () => {
    const chunk = Buffer.alloc(1 << 20, 'x');
    const input = [...new Array<Buffer>(200).fill(chunk), Buffer.from(`\n${good}\n`)];
    // Tells at its end how much memory it took.
    const peak = "process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))";
    const args = ['--import', `data:text/javascript,${encodeURIComponent(peak)}`, BIN, 'verify', '-'];
    const { code, stdout, stderr } = await run(process.execPath, args, tmpdir(), { input });
    expect(code).toBe(1);
    expect(stdout).toContain('error  long-line  a line of more than 32 MB, which was not read\n');
    expect(stdout).toContain('2 records in 1 file: 1 error, 0 warnings');
    expect(Number(stderr) / 1024).toBeLessThan(300);
  });
});
