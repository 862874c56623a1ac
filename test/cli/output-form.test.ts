import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { HARBOUR, SCHOOLS, workFolder } from './warraq.js';

const PAGES = { 'daily/a.txt': SCHOOLS, 'daily/b.txt': HARBOUR.replace('أول باخرة', 'أول باخـــرة') };

/** Files below a folder, by their paths. */
function filesIn(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
  const paths = names.filter((entry) => entry.isFile()).map(({ parentPath, name }) => `${parentPath}/${name}`);
  return new Map(paths.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

function expectDescribed(files: Map<string, Buffer>): void {
  const { outputs } = JSON.parse(files.get('manifest.json')?.toString() ?? '');
  for (const { file, sha256, bytes } of outputs) {
    const content = files.get(file) ?? Buffer.alloc(0);
    expect([file, createHash('sha256').update(content).digest('hex'), content.length]).toEqual([file, sha256, bytes]);
  }
  expect(outputs.map(({ lines }: { lines: number }) => lines)).toEqual([2, 5]);
}

describe('--compress', () => {
  test('gz: the same lines, the same bytes each time, described by the manifest', async () => {
    const { warraq, at } = workFolder(PAGES);
    for (const [folder, how] of [
      ['plain', 'none'],
      ['one', 'gz'],
      ['two', 'gz'],
    ] as const)
      expect(await warraq('clean', 'daily', '-o', folder, '--compress', how, '--quiet')).toMatchObject({ code: 0 });
    const files = filesIn(at('one'));
    expect([...files.keys()]).toEqual(['articles-00000.jsonl.gz', 'changes-00000.jsonl.gz', 'manifest.json']);
    expect(filesIn(at('two'))).toEqual(files);
    expectDescribed(files);
    for (const kind of ['articles', 'changes']) {
      const lines = gunzipSync(files.get(`${kind}-00000.jsonl.gz`) ?? '');
      expect(lines.equals(readFileSync(at(`plain/${kind}-00000.jsonl`)))).toBe(true);
    }
  });

  test('zst: read again by verify', async () => {
    const { warraq, at } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out', '--compress', 'zst', '--quiet');
    const files = filesIn(at('out'));
    expect([...files.keys()]).toEqual(['articles-00000.jsonl.zst', 'changes-00000.jsonl.zst', 'manifest.json']);
    expectDescribed(files);
    expect(await warraq('verify', 'out')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 records in 1 file'),
    });
  });

  test('another form replaces the corpus with --force, whole', async () => {
    const { warraq, at } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out', '--compress', 'gz');
    expect((await warraq('clean', 'daily', '-o', 'out')).stderr).toContain('holds a corpus already');
    await warraq('clean', 'daily', '-o', 'out', '--force');
    expect([...filesIn(at('out')).keys()]).toEqual(['articles-00000.jsonl', 'changes-00000.jsonl', 'manifest.json']);
  });

  test.each(['--compress=gz', '--layout=hf', '--shard-size=1M', '--force'])('%s is for a folder', async (option) => {
    const ended = await workFolder(PAGES).warraq('clean', 'daily', option);
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^warraq: --.+ add -o.*\n$/) });
  });
});

test.each(['--compress=none', '--layout=flat'])('%s says of stdout what holds', async (option) => {
  expect((await workFolder(PAGES).warraq('clean', 'daily', option)).code).toBe(0);
});

describe('--layout hf', () => {
  test('lays out a folder that loads by its name, change log and manifest beside it', async () => {
    const { warraq, at } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out', '--layout', 'hf', '--quiet');
    const files = filesIn(at('out'));
    expect([...files.keys()].sort()).toEqual([
      'README.md',
      'changes-00000.jsonl.gz',
      'data/train-00000-of-00001.jsonl.gz',
      'manifest.json',
    ]);
    expectDescribed(files);
    const card = files.get('README.md')?.toString() ?? '';
    const [record] = gunzipSync(files.get('data/train-00000-of-00001.jsonl.gz') ?? '')
      .toString()
      .split('\n');
    const { metadata, ...columns } = JSON.parse(record ?? '') as Record<string, object>;
    const named = (indent: string): string[] =>
      [...card.matchAll(new RegExp(`^${indent}- name: (.+)$`, 'gm'))].map(([, name = '']) => name);
    expect(named(' {2}')).toEqual([...Object.keys(columns), 'metadata']);
    expect(named(' {4}')).toEqual(Object.keys(metadata ?? {}));
    expect(files.get('README.md')?.toString()).toMatch(
      /^---\nconfigs:\n- config_name: default\n {2}data_files:\n {2}- split: train\n {4}path: data\/train-\*\.jsonl\.gz\ndataset_info:\n {2}features:\n {2}- name: id\n {4}dtype: string\n(?: +.+\n)+language:\n- ar\n---\n/,
    );
    expect(await warraq('verify', 'out')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 records in 1 file'),
    });
  });

  test('a card that is there is left alone; a flat corpus takes the place of the shards', async () => {
    const { warraq, at } = workFolder({ ...PAGES, 'out/README.md': 'mine' });
    await warraq('clean', 'daily', '-o', 'out', '--layout', 'hf', '--compress', 'none');
    expect(filesIn(at('out')).get('README.md')?.toString()).toBe('mine');
    expect((await warraq('clean', 'daily', '-o', 'out')).code).toBe(2);
    await warraq('clean', 'daily', '-o', 'out', '--force');
    expect(readdirSync(at('out')).sort()).toEqual([
      'README.md',
      'articles-00000.jsonl',
      'changes-00000.jsonl',
      'manifest.json',
    ]);
  });

  test('a card that nobody has changed follows the corpus', async () => {
    const { warraq, at } = workFolder(PAGES);
    const hf = ['clean', 'daily', '-o', 'out', '--force', '--layout', 'hf', '--quiet'];
    await warraq(...hf);
    await warraq(...hf, '--compress', 'zst');
    expect(filesIn(at('out')).get('README.md')?.toString()).toContain('path: data/train-*.jsonl.zst\n');
    await warraq('clean', 'daily', '-o', 'out', '--force', '--quiet');
    expect(readdirSync(at('out'))).not.toContain('README.md');
  });

  test('one that its maker has written on stays, with a warning where it names files that are gone', async () => {
    const { warraq, at } = workFolder(PAGES);
    const hf = ['clean', 'daily', '-o', 'out', '--force', '--layout', 'hf'];
    await warraq(...hf);
    appendFileSync(at('out/README.md'), 'mine');
    expect((await warraq(...hf)).stderr).not.toContain('README.md');
    const ended = await warraq(...hf, '--compress', 'none');
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain(
      'warraq: warning: out/README.md: names files that are gone: change data_files in its header\n',
    );
    expect(filesIn(at('out')).get('README.md')?.toString()).toMatch(/mine$/);
  });
});
