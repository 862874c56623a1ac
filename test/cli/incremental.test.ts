import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HARBOUR, recordsOf, SCHOOLS, workFolder } from './warraq.js';

const MARKET = `سوق السمك ينتقل إلى الرصيف الجنوبي

بقلم: منى العطار

ينتقل سوق السمك في نهاية الشهر إلى الرصيف الجنوبي بعد أن ضاق مكانه القديم بالباعة والزبائن وعربات النقل.

وقال رئيس نقابة الصيادين إن السوق الجديد يضم ستين دكاناً ومخزناً مبرداً ومصلى ومقهى صغيراً.
`;

/** A folder of two scans with the corpus of them, to which scans come. */
async function begun() {
  const folder = workFolder({ 'daily/a.txt': SCHOOLS, 'daily/b.txt': HARBOUR });
  await folder.warraq('clean', 'daily', '-o', 'first');
  const more = (...options: string[]) =>
    folder.warraq('clean', 'daily', '--incremental', '--against', 'first', ...options);
  const read = (corpus: string): string => readFileSync(folder.at(`${corpus}/articles-00000.jsonl`), 'utf8');
  const scan = (name: string, text: string): void => writeFileSync(folder.at(`daily/${name}`), text);
  return { ...folder, more, read, scan };
}

describe('--incremental', () => {
  test('cleans what is new alone', async () => {
    const { more, scan } = await begun();
    scan('c.txt', MARKET);
    const ended = await more();
    expect(ended.code).toBe(0);
    expect(recordsOf(ended).map(({ id }) => id)).toEqual(['c#1']);
    expect(ended.stderr).toContain('1 new page, 0 changed, 2 as before\n');
  });

  test('drops from a new scan what an earlier corpus has', async () => {
    const { more, scan } = await begun();
    scan('c.txt', `${MARKET}\n${HARBOUR}`);
    expect(recordsOf(await more()).map(({ text }) => text.includes('مرفأ'))).toEqual([false]);
  });

  test('cleans a changed scan anew, and its older records hide nothing of it', async () => {
    const { more, scan } = await begun();
    scan('b.txt', `${HARBOUR}\n${MARKET}`);
    const ended = await more();
    expect(recordsOf(ended).map(({ metadata: { path } }) => path)).toEqual(['b.txt', 'b.txt']);
    expect(ended.stderr).toContain('0 new pages, 1 changed, 1 as before\n');
    expect(ended.stderr).toContain('warning: earlier corpora hold records of older scans: b.txt\n');
  });

  test('of corpora that build on each other the last one tells how a scan was', async () => {
    const { more, scan, warraq } = await begun();
    scan('b.txt', `${HARBOUR}\n${MARKET}`);
    await more('-o', 'second');
    const third = (...options: string[]) =>
      warraq('clean', 'daily', '--incremental', '--against', 'first', 'second', ...options);
    expect((await third()).stderr).toContain('0 new pages, 0 changed, 2 as before\n');
    scan('b.txt', MARKET);
    const ended = await third();
    expect(ended.stderr).toContain('0 new pages, 1 changed, 1 as before\n');
    expect(recordsOf(ended).map(({ title }) => title)).toEqual(['سوق السمك ينتقل إلى الرصيف الجنوبي']);
  });

  test('tells how many pages of earlier corpora are no longer there', async () => {
    const { more, at } = await begun();
    rmSync(at('daily/b.txt'));
    expect((await more()).stderr).toContain(
      '0 new pages, 0 changed, 1 as before; 1 page of earlier corpora not among them\n',
    );
  });

  test('ends well where nothing is new, and writes nothing', async () => {
    const { more, warraq } = await begun();
    const nothing = { code: 0, stdout: '', stderr: 'warraq: 0 new pages, 0 changed, 2 as before\n' };
    expect(await more('-o', 'second')).toEqual(nothing);
    expect(await more('--dry-run')).toEqual(nothing);
    expect((await more('--quiet')).stderr).toBe('');
    expect((await warraq('verify', 'second')).code).toBe(2);
  });

  test('counts a scan that failed before as new', async () => {
    const { warraq, scan } = workFolderWithFailure();
    expect((await warraq('clean', 'daily', '-o', 'first')).code).toBe(1);
    scan('b.txt', MARKET);
    const ended = await warraq('clean', 'daily', '--incremental', '--against', 'first');
    expect(recordsOf(ended).map(({ id }) => id)).toEqual(['b#1']);
  });

  test('its corpus is proved against all scans, with the earlier ones at hand', async () => {
    const { more, scan, warraq } = await begun();
    scan('b.txt', `${HARBOUR}\n${MARKET}`);
    scan('c.txt', `${MARKET.replace('ستين', 'سبعين')}\n${SCHOOLS}`);
    await more('-o', 'second');
    const proof = ['verify', 'second', '--against', 'daily', '--check', 'repeat=off'];
    expect(await warraq(...proof, '--earlier', 'first')).toMatchObject({ code: 0, stderr: '' });
    expect(await warraq(...proof)).toMatchObject({
      code: 2,
      stderr:
        'warraq: second: made with --incremental, so earlier corpora have the other scans: name what clean --against was given with --earlier\n',
    });
    scan('d.txt', HARBOUR);
    expect((await warraq(...proof, '--earlier', 'first')).stdout).toContain('page-not-in-corpus');
  });

  test('goes on with --resume, and finds a finished corpus finished', async () => {
    const { more, scan, read } = await begun();
    scan('c.txt', MARKET);
    await more('-o', 'second');
    const before = read('second');
    expect(await more('-o', 'second', '--resume')).toMatchObject({ code: 0 });
    expect(read('second')).toBe(before);
    scan('d.txt', SCHOOLS.replace('مطلع', 'أول'));
    expect(await more('-o', 'second', '--resume')).toMatchObject({ code: 2 });
  });

  test('needs earlier corpora with their manifests, and files', async () => {
    const { more, at, warraq } = await begun();
    expect((await warraq('clean', 'daily', '--incremental')).stderr).toContain('add --against');
    expect((await warraq('clean', '-', '--incremental', '--against', 'first')).stderr).toContain('stdin cannot be');
    rmSync(at('first/manifest.json'));
    expect(await more()).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'warraq: first/manifest.json: no such file or folder, so what it was made of is not known: name folders that clean -o wrote, or leave --incremental out\n',
    });
  });
});

function workFolderWithFailure() {
  const folder = workFolder({ 'daily/a.txt': SCHOOLS, 'daily/b.txt': '' });
  return { ...folder, scan: (name: string, text: string) => writeFileSync(folder.at(`daily/${name}`), text) };
}
