import fs, { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findPages } from '../../src/input/find.js';

let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'warraq-find-'));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(cwd, { recursive: true, force: true });
});

function write(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), 'نص');
  }
}

async function pathsOf(...given: string[]): Promise<string[]> {
  const { pages, problems } = await findPages(given, { cwd });
  expect(problems).toEqual([]);
  return pages.map(({ path }) => path);
}

describe('a folder', () => {
  it('gives its .txt files of any case, to the bottom, relative to it, in byte-wise order', async () => {
    write('scans/b.txt', 'scans/a/2.TXT', 'scans/a/10.txt', 'scans/Z.txt', 'scans/صفحة.txt', 'scans/notes.md');
    const { pages, problems } = await findPages(['scans'], { cwd });
    expect(problems).toEqual([]);
    expect(pages.map(({ path }) => path)).toEqual(['Z.txt', 'a/10.txt', 'a/2.TXT', 'b.txt', 'صفحة.txt']);
    expect(pages[1]).toEqual({ kind: 'file', file: join(cwd, 'scans/a/10.txt'), path: 'a/10.txt', root: 'scans' });
  });

  it('is ordered by UTF-8 bytes, which is not the order of UTF-16 units', async () => {
    write('scans/\u{1f4f0}.txt', 'scans/\uff5e.txt');
    expect(await pathsOf('scans')).toEqual(['\uff5e.txt', '\u{1f4f0}.txt']);
  });

  it('keeps hidden files and folders out', async () => {
    write('scans/.hidden.txt', 'scans/.git/a.txt', 'scans/a.txt');
    expect(await pathsOf('scans')).toEqual(['a.txt']);
  });

  it('keeps the characters of names as they are', async () => {
    write('scans/cafe\u0301.txt');
    expect(await pathsOf('scans')).toEqual(['cafe\u0301.txt']);
  });

  it('may have glob characters in its name', async () => {
    write('scans (1) [old]/a.txt');
    expect(await pathsOf('scans (1) [old]')).toEqual(['a.txt']);
  });

  it('gives other extensions when asked', async () => {
    write('scans/a.txt', 'scans/b.ocr');
    const { pages } = await findPages(['scans'], { cwd, extensions: ['.ocr'] });
    expect(pages.map(({ path }) => path)).toEqual(['b.ocr']);
  });

  it('gives compressed pages beside the others', async () => {
    write('scans/a.txt', 'scans/b.txt.gz', 'scans/c.TXT.ZST', 'scans/d.gz');
    expect(await pathsOf('scans')).toEqual(['a.txt', 'b.txt.gz', 'c.TXT.ZST']);
  });

  it('is ordered as a whole, not folder by folder', async () => {
    write('scans/a/1.txt', 'scans/a.txt', 'scans/a-b/1.txt', 'scans/a0.txt');
    expect(await pathsOf('scans')).toEqual(['a-b/1.txt', 'a.txt', 'a/1.txt', 'a0.txt']);
  });

  it.skipIf(process.platform !== 'linux')('may have names that are no UTF-8', async () => {
    write('scans/a.txt');
    const raw = Buffer.concat([Buffer.from(join(cwd, 'scans/')), Buffer.from([0xe5, 0xd1]), Buffer.from('.txt')]);
    writeFileSync(raw, 'نص');
    const { pages, problems } = await findPages(['scans'], { cwd });
    expect(problems).toEqual([]);
    expect(pages.map(({ path }) => path)).toEqual(['%E5%D1.txt', 'a.txt']);
    expect(Buffer.from(pages[0]?.raw ?? [])).toEqual(raw);
    const { problems: ofGlob } = await findPages(['scans/*.txt'], { cwd });
    expect(ofGlob).toMatchObject([{ reason: 'a file name that is no UTF-8' }]);
  });

  it('takes links to files as pages and follows none to folders', async () => {
    write('scans/a.txt', 'elsewhere/b.txt');
    symlinkSync(join(cwd, 'elsewhere/b.txt'), join(cwd, 'scans/link.txt'));
    symlinkSync(join(cwd, 'scans'), join(cwd, 'scans/loop'));
    symlinkSync(join(cwd, 'scans'), join(cwd, 'scans/loop.txt'));
    expect(await pathsOf('scans')).toEqual(['a.txt', 'link.txt']);
  });
});

describe('a file, a glob, standard input', () => {
  it('a file may have any extension; its path is its name', async () => {
    write('scans/2019/page.ocr');
    const { pages } = await findPages(['scans/2019/page.ocr'], { cwd });
    expect(pages).toEqual([{ kind: 'file', file: join(cwd, 'scans/2019/page.ocr'), path: 'page.ocr', root: '2019' }]);
  });

  it('a file whose name looks like a glob is a file', async () => {
    write('page[1].txt', 'page1.txt');
    expect(await pathsOf('page[1].txt')).toEqual(['page[1].txt']);
  });

  it('a glob gives paths relative to the part of it that is no pattern', async () => {
    write('scans/2019/a.txt', 'scans/2020/b.txt', 'scans/2020/c.md');
    expect(await pathsOf('scans/**/*.txt')).toEqual(['2019/a.txt', '2020/b.txt']);
    expect(await pathsOf('scans/{2019,2020}/*')).toEqual(['2019/a.txt', '2020/b.txt', '2020/c.md']);
    expect(await pathsOf(`${cwd}/scans/20*/b.*`)).toEqual(['2020/b.txt']);
  });

  it('a glob knows its root', async () => {
    write('scans/2019/a.txt');
    const { pages } = await findPages(['scans/*/a.txt'], { cwd });
    expect(pages[0]?.root).toBe('scans');
  });

  it('- is standard input', async () => {
    const { pages } = await findPages(['-', '-'], { cwd });
    expect(pages).toEqual([{ kind: 'stdin', file: '-', path: 'stdin', root: 'stdin' }]);
  });
});

describe('several arguments', () => {
  it('give a file that two of them name once, under the path of the first', async () => {
    write('scans/2019/a.txt');
    expect(await pathsOf('scans', 'scans/2019/a.txt', 'scans/*/a.txt', './scans')).toEqual(['2019/a.txt']);
    expect(await pathsOf('scans/2019', 'scans')).toEqual(['a.txt']);
  });

  it('tell equal paths apart by the folder as given, for all pages of those folders', async () => {
    write('2019/p1.txt', '2019/p2.txt', '2020/p1.txt', 'other/p9.txt');
    expect(await pathsOf('2019', './2020/', 'other')).toEqual(['2019/p1.txt', '2019/p2.txt', '2020/p1.txt', 'p9.txt']);
  });

  it('tell files of equal names apart likewise', async () => {
    write('2019/p1.txt', '2020/p1.txt', '2020/p2.txt');
    expect(await pathsOf('2019/p1.txt', '2020/p1.txt', '2020/p2.txt')).toEqual([
      '2019/p1.txt',
      '2020/p1.txt',
      '2020/p2.txt',
    ]);
  });

  it('tell them apart by the absolute folder when the folders as given are alike', async () => {
    write('x/scans/p.txt', 'y/scans/p.txt');
    const { pages } = await findPages(['../y/scans', 'scans'], { cwd: join(cwd, 'x') });
    expect(pages.map(({ path }) => path)).toEqual(['scans/p.txt', 'y/scans/p.txt']);
    const { pages: alike } = await findPages(['../scans', 'scans'], { cwd: join(cwd, 'x') });
    expect(alike.map(({ path }) => path)).toEqual(['p.txt']);
    write('scans/p.txt');
    const { pages: absolute } = await findPages(['../scans', 'scans'], { cwd: join(cwd, 'x') });
    expect(absolute.map(({ path }) => path)).toEqual([`${cwd}/scans/p.txt`.slice(1), `${cwd}/x/scans/p.txt`.slice(1)]);
  });

  it('give the same whatever their order, where no file is named twice', async () => {
    write('2019/p1.txt', '2020/p1.txt', '2020/p3.txt');
    expect(await pathsOf('2020', '2019')).toEqual(await pathsOf('2019', '2020'));
  });
});

async function* listOf(...names: string[]): AsyncGenerator<string> {
  for (const name of names) yield Buffer.from(name).toString('latin1');
}

describe('a list', () => {
  it('gives paths as they are written in it, of files and of what is in folders', async () => {
    write('scans/2019/a.txt', 'scans/2020/a.txt', 'scans/2020/صفحة.txt', 'scans/2020/b.ocr', 'other/b.ocr');
    const list = listOf('./scans/2019/a.txt', 'scans/2020', 'other/../other/b.ocr');
    const { pages, problems } = await findPages([], { cwd, list });
    expect(problems).toEqual([]);
    expect(pages.map(({ path, root }) => [path, root])).toEqual([
      ['other/other/b.ocr', 'other'],
      ['scans/2019/a.txt', '2019'],
      ['scans/2020/a.txt', '2020'],
      ['scans/2020/صفحة.txt', '2020'],
    ]);
  });

  it('has no patterns, and names a file once', async () => {
    write('page[1].txt', 'page1.txt');
    const { pages } = await findPages([], { cwd, list: listOf('page[1].txt', './page[1].txt', '*.txt') });
    expect(pages.map(({ path }) => path)).toEqual(['page[1].txt']);
  });

  it('goes on after a name that is no file', async () => {
    write('a.txt');
    const { pages, problems } = await findPages([], { cwd, list: listOf('gone.txt', 'a.txt', 'a.txt\0b.txt') });
    expect(pages.map(({ path }) => path)).toEqual(['a.txt']);
    expect(problems).toMatchObject([
      { path: 'gone.txt', reason: 'no such file or folder' },
      { reason: 'a NUL in a file name', advice: 'add -0 if NULs part the names' },
    ]);
  });
});

describe('problems do not stop the rest', () => {
  it('a missing path, an empty folder, a glob that matches nothing', async () => {
    write('scans/a.txt');
    mkdirSync(join(cwd, 'empty'));
    const { pages, problems } = await findPages(['missing', 'empty', 'scans/*.xml', 'scans/a.txt/b', 'scans'], { cwd });
    expect(pages.map(({ path }) => path)).toEqual(['a.txt']);
    expect(problems.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
      'missing: no such file or folder',
      'empty: no .txt file in this folder',
      'scans/*.xml: no file matches',
      'scans/a.txt/b: part of the path is a file',
    ]);
    for (const { advice } of problems) expect(advice).not.toBe('');
  });

  it('a folder of other files is told how they are named', async () => {
    write('scans/a.md', 'scans/b/c.md', 'scans/b/notes.ocr');
    const { problems } = await findPages(['scans'], { cwd });
    expect(problems.map(({ advice }) => advice)).toEqual(['if the 2 with .md are pages, name them: "scans/**/*.md"']);
  });

  it('a folder below that may not be read is named as the user would', async () => {
    write('scans/a.txt', 'scans/2019/closed/b.txt');
    const closed = join(cwd, 'scans/2019/closed');
    // Not by taking permissions away: a test run by root may read all the same.
    const opendir = fs.promises.opendir;
    vi.spyOn(fs.promises, 'opendir').mockImplementation(async (...call) => {
      if (String(call[0]) === `${closed}/`) throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
      return opendir(...call);
    });
    const { pages, problems } = await findPages(['scans'], { cwd });
    expect(pages.map(({ path }) => path)).toEqual(['a.txt']);
    expect(problems).toMatchObject([{ path: 'scans/2019/closed', reason: 'no permission to read it' }]);
    const { problems: only } = await findPages(['scans/2019'], { cwd });
    expect(only).toMatchObject([{ path: 'scans/2019/closed', reason: 'no permission to read it' }]);
  });

  it('a link that leads nowhere', async () => {
    write('scans/a.txt');
    symlinkSync(join(cwd, 'gone.txt'), join(cwd, 'scans/b.txt'));
    const { pages, problems } = await findPages(['scans'], { cwd });
    expect(pages.map(({ path }) => path)).toEqual(['a.txt']);
    expect(problems).toMatchObject([{ path: 'scans/b.txt', reason: 'no such file or folder' }]);
  });
});
