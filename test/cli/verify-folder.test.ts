import { copyFileSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HARBOUR, SCHOOLS, workFolder } from './warraq.js';

const ARTICLES = 'out/articles-00000.jsonl';
const MANIFEST = 'out/manifest.json';

type At = (name: string) => string;

function edit(at: At, name: string, change: (text: string) => string): void {
  writeFileSync(at(name), change(readFileSync(at(name), 'utf8')));
}

describe('warraq verify on a folder', () => {
  test.each<[string, (at: At) => void, string[]]>([
    ['as clean wrote it', () => {}, []],
    [
      'a byte more in the change log',
      (at) => edit(at, 'out/changes-00000.jsonl', (text) => `${text}\n`),
      ['manifest /outputs/1/lines'],
    ],
    [
      'a letter changed',
      (at) => edit(at, ARTICLES, (text) => text.replace('daily', 'dairy').replace('daily', 'dairy')),
      ['manifest /outputs/0/sha256'],
    ],
    [
      'a record gone',
      (at) => edit(at, ARTICLES, (text) => text.slice(text.indexOf('\n') + 1)),
      ['manifest /counts/articles', 'manifest /counts/words', 'manifest /outputs/0/lines'],
    ],
    [
      'a shard twice',
      (at) => copyFileSync(at('out/changes-00000.jsonl'), at('out/changes-00001.jsonl')),
      ['manifest /outputs'],
    ],
    ['the change log gone', (at) => rmSync(at('out/changes-00000.jsonl')), ['manifest /outputs/1/file']],
    [
      'a shard under another number',
      (at) => renameSync(at(ARTICLES), at('out/articles-00003.jsonl')),
      ['shard-names ', 'manifest /outputs/0/file', 'manifest /outputs'],
    ],
    ['no manifest', (at) => rmSync(at(MANIFEST)), ['manifest ']],
    ['a manifest cut short', (at) => truncateSync(at(MANIFEST), 300), ['manifest ']],
    ['a manifest cut short among its pages', (at) => edit(at, MANIFEST, (text) => text.slice(0, -40)), ['manifest ']],
    ['a manifest of something else', (at) => writeFileSync(at(MANIFEST), '{"name":"x"}'), ['manifest ']],
    [
      'a manifest that leads out of the folder',
      (at) => edit(at, MANIFEST, (text) => text.replace('"changes-00000.jsonl"', '"../daily/a.txt"')),
      ['manifest /outputs/1/file', 'manifest /outputs'],
    ],
  ])('%s', async (_, spoil, expected) => {
    const { warraq, at } = workFolder({ 'daily/a.txt': SCHOOLS, 'daily/b.txt': HARBOUR });
    await warraq('clean', 'daily', '-o', 'out', '--quiet');
    spoil(at);
    const { code, stdout, stderr } = await warraq('verify', 'out', '--format', 'json');
    expect(stderr).toBe('');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const found = lines
      .filter(({ type }) => type === 'finding')
      .map(({ check, pointer }) => `${check} ${pointer ?? ''}`);
    expect(found).toEqual(expected);
    expect(code).toBe(expected.length > 0 ? 1 : 0);
  });

  test.each([
    ['off', 0],
    ['page', 0],
    ['corpus', 1],
  ])('is asked for the repeats that clean looked for: --dedup %s', async (scope, code) => {
    const { warraq } = workFolder({ 'daily/a.txt': SCHOOLS, 'more/b.txt': HARBOUR, 'more/c.txt': SCHOOLS });
    await warraq('clean', 'daily', '-o', 'first', '--quiet');
    await warraq('clean', 'more', '-o', 'second', '--quiet', '--dedup', scope);
    // Each folder by its own settings: of both together the second repeats the first.
    expect(await warraq('verify', 'first', 'second')).toMatchObject({ code });
  });

  test('cleaned without corrections it is not asked for any; a lone file is', async () => {
    const page = HARBOUR.replace('وقال مدير المرفأ', 'وزار الولابات المتحدة وفد منهم وقال مدير المرفأ');
    const { warraq } = workFolder({ 'daily/a.txt': page });
    await warraq('clean', 'daily', '-o', 'out', '--quiet', '--correct', 'off');
    expect(await warraq('verify', 'out')).toMatchObject({ code: 0 });
    expect((await warraq('verify', ARTICLES)).stdout).toContain(
      'error  correction  /text: الولابات المتحدة is left uncorrected',
    );
    await warraq('clean', 'daily', '-o', 'out', '--force', '--quiet');
    expect(await warraq('verify', ARTICLES)).toMatchObject({ code: 0 });
  });
});
