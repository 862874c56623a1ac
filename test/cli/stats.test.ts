import { describe, expect, test } from 'vitest';
import { HARBOUR, SCHOOLS, workFolder } from './warraq.js';

const PAGES = { 'daily/1998-03-14.txt': SCHOOLS, 'daily/1998-03-15.txt': HARBOUR, 'daily/again.txt': HARBOUR };

describe('warraq stats', () => {
  test('counts what clean wrote, and what its manifest tells', async () => {
    const { warraq } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out');
    const { code, stdout, stderr } = await warraq('stats', 'out', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const stats = JSON.parse(stdout);
    expect(stats).toMatchObject({
      format: 1,
      records: 2,
      pages: 2,
      articlesPerPage: { mean: 1, most: 1 },
      nonWords: 0,
      topNonWords: [],
      sources: { daily: 2 },
      dates: { first: '1998-03-14', last: '1998-03-15', without: 0 },
      removed: { kinds: { whole: { passages: 2 } } },
      changes: { dedup: { exact: 2, 'repeated-article': 2 } },
    });
    expect(stats.words).toBe(stats.wordsPerRecord.mean * 2);
    expect(stats.removed.share).toBeCloseTo(
      stats.removed.kinds.whole.words / (stats.removed.kinds.whole.words + stats.words),
      5,
    );
  });

  test('a table for people, Markdown for a summary', async () => {
    const { warraq } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out');
    const table = await warraq('stats', 'out');
    expect(table.stdout).toMatch(/^Figures\n {2}figure +value\n/);
    expect(table.stdout).toMatch(/\n {2}words a record +\d/);
    const markdown = await warraq('stats', 'out', '--markdown');
    expect(markdown.stdout).toMatch(
      /^### Figures\n\n\| figure \| value \|\n\| --- \| ---: \|\n\| pages with an article \| 2 \|\n/,
    );
  });

  test('of records without a manifest, and of what is none', async () => {
    const { pipe, warraq } = workFolder(PAGES);
    const { stdout } = await warraq('clean', 'daily', '--quiet');
    const ended = await pipe(`${stdout}{"text":"x"}\n`, 'stats', '-', '--json');
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({ records: 2, removed: null, changes: null });
    expect(ended.stderr).toBe('warraq: warning: 1 line passed over: no record; warraq verify tells more\n');
    expect((await pipe(`${stdout}{"text":"x"}\n`, 'stats', '-', '--log-level', 'error')).stderr).toBe('');
  });

  test('a file without a record is exit 2 and no figures', async () => {
    const { warraq } = workFolder({ 'rows.jsonl': '{"text":"x"}\n' });
    expect(await warraq('stats', 'rows.jsonl')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'warraq: rows.jsonl: no record: warraq verify tells what is there instead\n',
    });
  });

  test('what cannot be read is exit 2 and no figures', async () => {
    expect(await workFolder().warraq('stats', 'gone')).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('warraq report', () => {
  test('is one page with nothing from elsewhere, names of the corpus kept apart and harmless', async () => {
    const { warraq } = workFolder({ ...PAGES, 'daily/x.txt': `${HARBOUR.replace('المدينة', 'المدغينغة')}` });
    await warraq(
      'clean',
      'daily',
      '-o',
      'out',
      '--source',
      '<b>"الساحل" & co</b>',
      '--correct',
      'off',
      '--dedup',
      'page',
    );
    const { code, stdout } = await warraq('report', 'out');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<!doctype html>\n/);
    expect(stdout).not.toMatch(/<script|https?:|src=|href=|url\(/);
    expect(stdout).toContain('<td><bdi>&lt;b&gt;&quot;الساحل&quot; &amp; co&lt;/b&gt;</bdi></td>');
    expect(stdout).toContain('<td><bdi>records</bdi></td><td><bdi>4</bdi></td>');
    expect(stdout).toContain('<span style="width: 100.0%">');
    const opened = stdout.match(/<(?:table|tr|td|th|bdi|span|h1|h2|body|html|head|title|style|footer)\b/g) ?? [];
    expect(stdout.match(/<\/\w+>/g)).toHaveLength(opened.length);
  });
});
