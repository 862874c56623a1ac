import { describe, expect, test } from 'vitest';
import { cleanCorpus, type RunParts } from '../../src/corpus/run.js';
import type { PageFile } from '../../src/input/page-file.js';
import type { PageSource } from '../../src/input/page-source.js';
import type { Article } from '../../src/page/page.js';

const page = (path: string): PageFile => ({
  kind: 'file',
  file: `/${path}`,
  path,
  root: 'daily',
  stem: path.replace(/\.txt$/, ''),
});
const passage = (text: string, line: number) => ({ text, pieces: text === '' ? [] : [{ start: 0, line, column: 0 }] });
const NONE = passage('', 0);

/** Takes every line for an article of its own. */
function partsOf(files: Readonly<Record<string, string | Uint8Array>>): RunParts {
  return {
    read: async ({ path }) => Buffer.from(files[path] ?? ''),
    clean: ({ text }) => {
      const lines = text.split('\n').map((raw, i) => ({ number: i + 1, raw, text: raw }));
      const articles = lines.map(({ number, text }): Article => {
        const paragraphs = [passage(text, number)];
        const rest = { kicker: NONE, title: NONE, subtitle: NONE, byline: NONE, dateline: '', captions: [] };
        return { n: number, ...rest, paragraphs, date: '', flags: [] };
      });
      return { articles, changes: [], corrections: [], lines };
    },
    knows: () => true,
    repeats: null,
  };
}

async function* inOrder(sources: Iterable<PageSource>): AsyncGenerator<PageSource> {
  yield* sources;
}

async function all(pages: PageFile[], parts: RunParts) {
  return allOf(
    pages.map((page) => ({ page })),
    parts,
  );
}

async function allOf(sources: PageSource[], parts: RunParts) {
  const results = [];
  for await (const result of cleanCorpus(inOrder(sources), parts)) results.push(result);
  return results;
}

describe('cleanCorpus', () => {
  test('gives pages in order, a failure in its place', async () => {
    const files = { 'a.txt': 'أول\nثان', 'b.txt': new Uint8Array([1, 0]), 'c.txt': 'ثالث', 'd.txt': '\n' };
    const results = await all(Object.keys(files).map(page), partsOf(files));
    expect(
      results.map((result) => ('problem' in result ? result.problem.reason : result.records.map(({ id }) => id))),
    ).toEqual([['a#1', 'a#2'], 'binary file: NUL', ['c#1'], 'an empty file']);
    expect(results[1]).toMatchObject({ problem: { path: 'b.txt', where: 'byte 1' } });
  });

  test('a file that cannot be read is a failure, an error of the program is not hidden', async () => {
    const parts = partsOf({});
    const gone = { ...parts, read: () => Promise.reject(Object.assign(new Error(), { code: 'ENOENT' })) };
    expect(await all([page('a.txt')], gone)).toMatchObject([{ problem: { reason: 'no such file or folder' } }]);
    const broken = { ...parts, read: () => Promise.reject(new TypeError('bug')) };
    await expect(all([page('a.txt')], broken)).rejects.toThrow('bug');
  });

  test('bytes and text that a source brings are taken, its problem is told', async () => {
    const parts = { ...partsOf({}), read: () => Promise.reject(new TypeError('nothing is to be read')) };
    const problem = { path: 'c.txt', reason: 'lost', advice: '' };
    const sources = [
      { page: page('a.txt'), bytes: Buffer.from('أول') },
      { page: page('b.txt'), text: 'ثان' },
      { page: page('c.txt'), problem },
      { page: page('d.txt'), text: ' ' },
    ];
    const [a, b, c, d] = await allOf(sources, parts);
    expect(a).toMatchObject({ records: [{ id: 'a#1', text: 'أول' }], input: { bytes: 6, encoding: 'utf-8' } });
    expect(b).toMatchObject({ records: [{ id: 'b#1', text: 'ثان' }], input: { bytes: 6, encoding: 'utf-8' } });
    expect([c, d]).toMatchObject([{ problem }, { problem: { reason: 'an empty file' } }]);
  });

  test('source is the folder, unless it is given', async () => {
    const parts = partsOf({ 'a.txt': 'نص' });
    expect(await all([page('a.txt')], parts)).toMatchObject([{ records: [{ source: 'daily' }] }]);
    expect(await all([page('a.txt')], { ...parts, source: 'x' })).toMatchObject([{ records: [{ source: 'x' }] }]);
  });

  test('a byte order mark is logged', async () => {
    const [result] = await all([page('a.txt')], partsOf({ 'a.txt': '\uFEFFنص' }));
    expect(result).toMatchObject({
      changes: [{ stage: 'decode', rule: 'byte-order-mark', before: '\uFEFF', line: 1, at: 0 }],
    });
  });

  test('what repeats an earlier passage of the page names the article that holds it', async () => {
    const parts = partsOf({ 'a.txt': 'أول\nثان' });
    const change = { line: 9, at: 0, stage: 'repeats', rule: 'repeated-paragraph', action: 'remove' } as const;
    const told = { before: 'ثان', after: '', of: { id: '', path: '', line: 2 }, score: 1, note: '', article: 0 };
    const [result] = await all([page('a.txt')], {
      ...parts,
      clean: (given) => ({ ...parts.clean(given), changes: [{ ...change, ...told }] }),
    });
    expect(result).toMatchObject({ changes: [{ id: '', of: { id: 'a#2', path: 'a.txt', line: 2 } }] });
  });

  test('the judge gets articles in order; what it names is taken out; offsets are written in code points', async () => {
    const parts = partsOf({ 'a.txt': 'أصل الكلام', 'b.txt': '𝔸 أصل الكلام' });
    const judged: string[] = [];
    const origin = { id: 'a#1', path: 'a.txt', line: 1 };
    const of = { ...origin, paragraph: 0 };
    parts.repeats = {
      judge: ({ id, paragraphs }) => {
        judged.push(id);
        const start = paragraphs[0]?.text.indexOf('أصل') ?? 0;
        return id === 'b#1' ? [{ paragraph: 0, start, end: start + 10, kind: 'run', of, similarity: 1 }] : [];
      },
    };
    const [, b] = await all([page('a.txt'), page('b.txt')], parts);
    expect(judged).toEqual(['a#1', 'b#1']);
    expect(b).toMatchObject({
      records: [{ text: '𝔸' }],
      changes: [{ id: 'b#1', before: ' أصل الكلام', at: 1, of: origin, note: 'paragraph 1' }],
    });
  });
});
