import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HARBOUR, SCHOOLS, workFolder } from './warraq.js';

const PAGES = { 'daily/a.txt': SCHOOLS, 'daily/b.txt': HARBOUR };
const bytesOf = (text: string) => Buffer.byteLength(text);

describe('clean --dry-run', () => {
  test('lists pages on stdout, figures and destination on stderr, and writes nothing', async () => {
    const { warraq, folder } = workFolder({ ...PAGES, 'warraq.json': '{"clean": {"dedup": "page"}}' });
    const ended = await warraq('clean', 'daily', '-o', 'out', '--dry-run');
    expect(ended).toEqual({
      code: 0,
      stdout: `daily/a.txt\t${bytesOf(SCHOOLS)}\tutf-8\t1\ndaily/b.txt\t${bytesOf(HARBOUR)}\tutf-8\t1\n`,
      stderr: [
        `warraq: 2 pages, ${(bytesOf(SCHOOLS) + bytesOf(HARBOUR)).toLocaleString('en-US')} bytes: 2 utf-8`,
        'warraq: would make the folder out and write to it',
        'warraq: settings: output out (command line), dedup page (warraq.json); all others by default',
        '',
      ].join('\n'),
    });
    expect(readdirSync(folder).sort()).toEqual(['daily', 'warraq.json']);
  });

  test('to stdout; --quiet leaves the list alone', async () => {
    const { pipe } = workFolder();
    expect((await pipe(HARBOUR, 'clean', '-', '--dry-run')).stderr).toContain('would write records to stdout\n');
    const quiet = await pipe(HARBOUR, 'clean', '-', '--dry-run', '-q');
    expect(quiet).toEqual({ code: 0, stdout: `stdin\t${bytesOf(HARBOUR)}\tutf-8\t1\n`, stderr: '' });
  });

  test('tells of an unfinished run in the folder, and what would become of it', async () => {
    const bad = { 'daily/c.txt': Buffer.from([1, 0]) };
    const many = Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`daily/${i + 100}.txt`, `${HARBOUR}${i}`]));
    const { warraq, at } = workFolder({ ...PAGES, ...many, ...bad });
    const clean = (...more: string[]) => warraq('clean', 'daily', '-o', 'out', '--correct', 'off', ...more);
    await clean('--fail-fast');
    const files = readdirSync(at('out/.warraq-partial'));
    expect(await clean('--dry-run')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('warraq: out: holds an unfinished run: go on with it by --resume'),
    });
    const resumed = await clean('--dry-run', '--resume');
    expect(resumed.stderr).toContain('warraq: would go on in out after the 64 pages that are done\n');
    expect((await clean('--dry-run', '--resume', '--dedup', 'page')).stderr).toContain('dedup was corpus and is page');
    expect((await clean('--dry-run', '--force')).stderr).toContain(
      'in the place of the corpus that it may hold and the unfinished run after 64 pages\n',
    );
    expect(readdirSync(at('out/.warraq-partial'))).toEqual(files);
    await clean('--resume');
    expect((await clean('--dry-run', '--resume')).stderr).toContain('nothing is left to do');
  });

  test('tells what a run would fail at', async () => {
    const { warraq, at } = workFolder({ ...PAGES, 'daily/c.txt': '', 'bad.tsv': 'x\n' });
    const some = await warraq('clean', 'daily', '--dry-run');
    expect(some.code).toBe(1);
    expect(some.stderr).toContain('warraq: daily/c.txt: an empty file');
    expect((await warraq('clean', 'daily/c.txt', '--dry-run')).code).toBe(2);

    await warraq('clean', 'daily', '-o', 'out');
    const held = await warraq('clean', 'daily', '-o', 'out', '--dry-run');
    expect(held).toMatchObject({ code: 2, stdout: '' });
    expect(held.stderr).toContain('warraq: out: holds a corpus already');
    expect((await warraq('clean', 'daily', '-o', 'out', '--dry-run', '--force')).stderr).toContain(
      'would write to out, in the place of the corpus that it may hold',
    );
    expect(existsSync(at('out/manifest.json'))).toBe(true);

    expect((await warraq('clean', 'daily', '--dry-run', '--dict', 'bad.tsv')).code).toBe(2);
    expect((await warraq('clean', 'daily', '--dry-run', '--max-removal', '0.5')).stderr).toContain('add -o');
  });
});
