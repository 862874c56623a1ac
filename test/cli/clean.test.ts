import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BIN, HARBOUR, recordsOf, run, SCHOOLS, UNPRIVILEGED, workFolder } from './warraq.js';

const PAGES = { 'daily/b/harbour.txt': HARBOUR, 'daily/a.txt': SCHOOLS };
const lines = (text: string) => text.split('\n').filter((line) => line !== '');

describe('records on stdout', () => {
  test('a folder gives its articles by path, named after it', async () => {
    const ended = await workFolder(PAGES).warraq('clean', 'daily');
    const records = recordsOf(ended);
    expect(records.map(({ id, source, metadata }) => [id, source, metadata.path])).toEqual([
      ['a#1', 'daily', 'a.txt'],
      ['b/harbour#1', 'daily', 'b/harbour.txt'],
    ]);
    expect(records[1]?.title).toBe('مرفأ المدينة يستقبل أول باخرة بعد التوسعة');
    expect(ended.stderr).toMatch(/^warraq: 2 pages, 2 articles, \d+ words, 0 repeats removed, \d+ corrections\n$/);
    expect(ended.code).toBe(0);
  });

  test('stdin is a page; --quiet leaves stderr empty', async () => {
    const ended = await workFolder().pipe(HARBOUR, 'clean', '-', '--source', 'gazette', '--quiet');
    expect(recordsOf(ended).map(({ id, source }) => [id, source])).toEqual([['stdin#1', 'gazette']]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('-o - is stdout, over the folder of a config', async () => {
    const folder = workFolder({ ...PAGES, 'warraq.json': '{"clean": {"output": "corpus"}}' });
    expect(recordsOf(await folder.warraq('clean', 'daily', '-o', '-'))).toHaveLength(2);
    expect(existsSync(folder.at('corpus'))).toBe(false);
    expect(existsSync(folder.at('-'))).toBe(false);
  });

  test('globs and files, in any order, give the same bytes', async () => {
    const { warraq } = workFolder(PAGES);
    const one = await warraq('clean', 'daily/a.txt', 'daily/b/harbour.txt');
    const other = await warraq('clean', 'daily/b/harbour.txt', 'daily/a.txt');
    expect(other.stdout).toBe(one.stdout);
    const [glob, again] = [await warraq('clean', 'daily/**/*.txt'), await warraq('clean', 'daily/**/*.txt')];
    expect(again.stdout).toBe(glob.stdout);
    expect(recordsOf(glob)).toHaveLength(2);
  });

  test('a page printed again adds nothing, unless --dedup page', async () => {
    const { warraq } = workFolder({ 'daily/1.txt': HARBOUR, 'daily/2.txt': HARBOUR });
    const ended = await warraq('clean', 'daily');
    expect(recordsOf(ended).map(({ id }) => id)).toEqual(['1#1']);
    expect(ended.stderr).toContain('warraq: daily/2.txt: all its articles stand on earlier pages\n');
    expect(recordsOf(await warraq('clean', 'daily', '--dedup', 'page')).map(({ id }) => id)).toEqual(['1#1', '2#1']);
  });

  test('pages that differ in their extension alone keep it in their ids', async () => {
    const { warraq } = workFolder({ 'p.txt': HARBOUR, 'p.ocr': SCHOOLS });
    expect(recordsOf(await warraq('clean', 'p.txt', 'p.ocr')).map(({ id }) => id)).toEqual(['p.ocr#1', 'p.txt#1']);
  });
});

describe('-o', () => {
  test('writes articles, change log and a manifest that describes them', async () => {
    const { warraq, at } = workFolder(PAGES);
    const ended = await warraq('clean', 'daily', '-o', 'out/corpus');
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(readdirSync(at('out/corpus')).sort()).toEqual([
      'articles-00000.jsonl',
      'changes-00000.jsonl',
      'manifest.json',
    ]);
    const manifest = JSON.parse(readFileSync(at('out/corpus/manifest.json'), 'utf8'));
    expect(manifest.counts).toMatchObject({ pages: 2, failed: 0, articles: 2 });
    expect(manifest.settings.dedup).toBe('corpus');
    expect(manifest.inputs).toMatchObject([
      { path: 'a.txt', bytes: Buffer.byteLength(SCHOOLS), encoding: 'utf-8', confidence: 1 },
      { path: 'b/harbour.txt', sha256: createHash('sha256').update(HARBOUR).digest('hex') },
    ]);
    for (const output of manifest.outputs) {
      const bytes = readFileSync(at(`out/corpus/${output.file}`));
      expect(output.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(output.lines).toBe(lines(bytes.toString()).length);
    }
    expect(readFileSync(at('out/corpus/articles-00000.jsonl'), 'utf8')).toBe((await warraq('clean', 'daily')).stdout);
  });

  test('two runs give the same bytes in every file', async () => {
    const { warraq, at } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'one');
    await warraq('clean', 'daily', '-o', 'two');
    for (const name of readdirSync(at('one'))) {
      expect(readFileSync(at(`two/${name}`)).equals(readFileSync(at(`one/${name}`))), name).toBe(true);
    }
  });

  test('a corpus is replaced only with --force', async () => {
    const { warraq, at } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out');
    const before = readFileSync(at('out/articles-00000.jsonl'), 'utf8');
    const refused = await warraq('clean', 'daily/a.txt', '-o', 'out');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(
      /^warraq: out: holds a corpus already: name another folder, or replace it with --force\n$/,
    );
    expect(readFileSync(at('out/articles-00000.jsonl'), 'utf8')).toBe(before);

    expect((await warraq('clean', 'daily/a.txt', '-o', 'out', '--force')).code).toBe(0);
    expect(lines(readFileSync(at('out/articles-00000.jsonl'), 'utf8'))).toHaveLength(1);
  });

  test('when nothing can be cleaned no folder is left', async () => {
    const { warraq, at } = workFolder({ 'p.txt': Buffer.from([1, 0, 2]) });
    expect((await warraq('clean', 'p.txt', '-o', 'new/out')).code).toBe(2);
    expect(existsSync(at('new'))).toBe(false);
  });

  test('a file in the place of the folder is an error', async () => {
    const { warraq } = workFolder({ 'p.txt': HARBOUR, out: 'x' });
    const ended = await warraq('clean', 'p.txt', '-o', 'out');
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/^warraq: out: a file of that name is in the way: name another folder\n$/);
  });
});

describe('bad input: one clear line and the right exit code', () => {
  const alone = (name: string, content: string | Uint8Array) => workFolder({ [name]: content }).warraq('clean', name);

  test('a missing path', async () => {
    const ended = await workFolder().warraq('clean', 'nowhere');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^warraq: nowhere: no such file or folder: .+\n$/);
  });

  test('an empty folder', async () => {
    const work = workFolder();
    mkdirSync(work.at('pages'));
    const ended = await work.warraq('clean', 'pages');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^warraq: pages: no \.txt file in this folder: .+\n$/);
  });

  test('an empty file', async () => {
    const ended = await alone('p.txt', ' \n\n');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^warraq: p\.txt: an empty file: .+\n$/);
  });

  test('a binary file', async () => {
    const ended = await alone('p.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]));
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^warraq: p\.txt: a binary file: .+\n$/);
  });

  test('a broken UTF-8 sequence', async () => {
    const whole = Buffer.from(HARBOUR);
    const ended = await alone('p.txt', Buffer.concat([whole.subarray(0, 2), Buffer.from([0xff]), whole.subarray(2)]));
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^warraq: p\.txt: broken UTF-8 sequence \(byte 2\): repair the file.+\n$/);
  });

  test.skipIf(!UNPRIVILEGED)('a folder without permission', async () => {
    const work = workFolder({ 'pages/p.txt': HARBOUR });
    chmodSync(work.folder, 0o755);
    chmodSync(work.at('pages'), 0);
    const ended = await run(process.execPath, [BIN, 'clean', 'pages'], work.folder, { user: UNPRIVILEGED });
    chmodSync(work.at('pages'), 0o755);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^warraq: pages: no permission.*: .+\n$/);
  });

  test('one bad page does not keep the others from being cleaned', async () => {
    const ended = await workFolder({ ...PAGES, 'daily/c.txt': Buffer.from([1, 0]) }).warraq(
      'clean',
      'daily',
      '--quiet',
    );
    expect(recordsOf(ended)).toHaveLength(2);
    expect(ended.code).toBe(1);
    expect(lines(ended.stderr)).toHaveLength(1);
    expect(ended.stderr).toContain('daily/c.txt: a binary file');
  });

  test('a file name cannot break the line', async () => {
    const ended = await workFolder({ 'two\nlines.txt': '' }).warraq('clean', 'two\nlines.txt');
    expect(ended.stderr).toMatch(/^warraq: two\\nlines\.txt: an empty file: .+\n$/);
  });

  test.each([
    [['clean', 'p.txt', '--fource'], /unknown option '--fource' \(Did you mean/],
    [['claen', 'p.txt'], /unknown command 'claen' \(Did you mean clean\?\)/],
    [['p.txt', '-o', 'out'], /unknown command 'p\.txt' \(Did you mean warraq clean p\.txt\?\); see warraq --help/],
    [['dict', 'p.txt'], /unknown command 'p\.txt'; see warraq dict --help/],
    [
      ['clean', 'p.txt', '--dedup', 'corpsu'],
      /Allowed choices are [^(]+ \(Did you mean corpus\?\); see warraq clean --help/,
    ],
    [['clean'], /missing required argument 'paths'/],
    [['clean', 'p.txt', '--encoding', 'latin9'], /'latin9' is invalid\. Allowed choices are utf-8/],
    [['clean', 'p.txt', '--dedup', 'all'], /Allowed choices are corpus, page, off/],
  ])('wrong usage: %j', async (args, message) => {
    const ended = await workFolder({ 'p.txt': HARBOUR }).warraq(...args);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^warraq: [^\n]+\n$/);
    expect(ended.stderr).toMatch(message);
  });

  test.skipIf(process.platform === 'win32')('stdout closed early: quiet, exit 0', async () => {
    const page = Array.from({ length: 2000 }, (_, i) => HARBOUR.replaceAll('المدينة', `المدينة ${i}`)).join('\n');
    const files = Object.fromEntries(
      Array.from({ length: 5 }, (_, i) => [`daily/${i}.txt`, page.slice(i * 1000, 60_000 + i * 1000)]),
    );
    const work = workFolder(files);
    const script = `"${process.execPath}" "${BIN}" clean daily --quiet --dedup off --correct off | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const ended = await run('bash', ['-c', script], work.folder);
    expect(lines(ended.stdout)).toHaveLength(2);
    expect(lines(ended.stdout)[1]).toBe('0');
    expect(ended.stderr).toBe('');
  });
});

describe('--encoding', () => {
  test('is kept to', async () => {
    const ended = await workFolder({ 'p.txt': HARBOUR }).warraq('clean', 'p.txt', '--encoding', 'UTF8');
    expect(ended.code).toBe(0);
    expect(recordsOf(ended)).toHaveLength(1);
  });
});
