import { describe, expect, test } from 'vitest';
import { type PageParts, preparePage } from '../../src/corpus/prepare.js';
import { cleanCorpus, type PageFailure } from '../../src/corpus/run.js';
import type { PageResult, RepeatJudge } from '../../src/corpus/settle.js';
import { surveyPage } from '../../src/corpus/survey.js';
import type { PageFile } from '../../src/input/page-file.js';
import type { PageSource } from '../../src/input/page-source.js';
import type { LoggedChange } from '../../src/output/change-record.js';
import type { JsonLines } from '../../src/output/json-lines.js';
import type { ArticleRecord } from '../../src/output/record.js';
import type { Article } from '../../src/page/page.js';

const page = (path: string): PageFile => ({
  kind: 'file',
  file: `/nowhere/${path}`,
  path,
  root: 'daily',
  stem: path.replace(/\.txt$/, ''),
});
const passage = (text: string, line: number) => ({ text, pieces: text === '' ? [] : [{ start: 0, line, column: 0 }] });
const NONE = passage('', 0);

/** Takes every line for an article of its own. */
const PARTS: PageParts = {
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
};

const sourcesOf = (files: Readonly<Record<string, string | Uint8Array>>): PageSource[] =>
  Object.entries(files).map(([path, content]) => ({ page: page(path), bytes: Buffer.from(content) }));

const parsed = <T>({ bytes, lines }: JsonLines): T[] => {
  const texts = Buffer.concat(bytes).toString().split('\n');
  expect(texts.pop()).toBe('');
  expect(texts.filter((text) => text !== '')).toHaveLength(lines);
  return texts.filter((text) => text !== '').map((text) => JSON.parse(text));
};

/** Results with their lines read. */
async function all(
  sources: PageSource[],
  { parts = PARTS, repeats = null }: { parts?: PageParts; repeats?: RepeatJudge | null } = {},
) {
  const crew = {
    batches: 1,
    prepare: async (pages: readonly PageSource[]) => pages.map((source) => preparePage(source, parts)),
    survey: async (pages: readonly PageSource[]) => pages.map((source) => surveyPage(source)),
  };
  const read = (result: PageResult | PageFailure) =>
    'problem' in result
      ? result
      : {
          ...result,
          records: parsed<ArticleRecord>(result.records),
          changes: parsed<LoggedChange>(result.changes),
        };
  const stream = async function* () {
    yield* sources;
  };
  const results = [];
  for await (const result of cleanCorpus(stream(), { crew, repeats, knows: () => true })) results.push(read(result));
  return results;
}

describe('cleanCorpus', () => {
  test('gives pages in order, a failure in its place', async () => {
    const files = { 'a.txt': 'أول\nثان', 'b.txt': new Uint8Array([1, 0]), 'c.txt': 'ثالث', 'd.txt': '\n' };
    const results = await all(sourcesOf(files));
    expect(
      results.map((result) => ('problem' in result ? result.problem.reason : result.records.map(({ id }) => id))),
    ).toEqual([['a#1', 'a#2'], 'binary file: NUL', ['c#1'], 'an empty file']);
    expect(results[1]).toMatchObject({ problem: { path: 'b.txt', where: 'byte 1' } });
  });

  test('a file that cannot be read is a failure, an error of the program is not hidden', async () => {
    expect(await all([{ page: page('a.txt') }])).toMatchObject([{ problem: { reason: 'no such file or folder' } }]);
    const broken = () => {
      throw new TypeError('bug');
    };
    await expect(all(sourcesOf({ 'a.txt': 'نص' }), { parts: { ...PARTS, clean: broken } })).rejects.toThrow('bug');
  });

  test('a page may come decoded, or as a problem', async () => {
    const problem = { path: 'b.txt', reason: 'lost', advice: 'find it' };
    const results = await all([
      { page: page('a.txt'), text: 'نص' },
      { page: page('b.txt'), problem },
    ]);
    expect(results).toMatchObject([{ input: { bytes: 4, encoding: 'utf-8' }, records: [{ text: 'نص' }] }, { problem }]);
  });

  test('source is the folder, unless it is given', async () => {
    const sources = sourcesOf({ 'a.txt': 'نص' });
    expect(await all(sources)).toMatchObject([{ records: [{ source: 'daily' }] }]);
    expect(await all(sources, { parts: { ...PARTS, source: 'x' } })).toMatchObject([{ records: [{ source: 'x' }] }]);
  });

  test('a byte order mark is logged', async () => {
    const [result] = await all(sourcesOf({ 'a.txt': '\uFEFFنص' }));
    expect(result).toMatchObject({
      changes: [{ stage: 'decode', rule: 'byte-order-mark', before: '\uFEFF', line: 1, at: 0 }],
    });
  });

  test('what repeats an earlier passage of the page names the article that holds it', async () => {
    const change = { line: 9, at: 0, stage: 'repeats', rule: 'repeated-paragraph', action: 'remove' } as const;
    const told = { before: 'ثان', after: '', of: { id: '', path: '', line: 2 }, score: 1, note: '', article: 0 };
    const clean: PageParts['clean'] = (given) => ({ ...PARTS.clean(given), changes: [{ ...change, ...told }] });
    const [result] = await all(sourcesOf({ 'a.txt': 'أول\nثان' }), { parts: { ...PARTS, clean } });
    expect(result).toMatchObject({ changes: [{ id: '', of: { id: 'a#2', path: 'a.txt', line: 2 } }] });
  });

  test('the judge gets articles in order; what it names is taken out; offsets are written in code points', async () => {
    const judged: string[] = [];
    const origin = { id: 'a#1', path: 'a.txt', line: 1 };
    const of = { ...origin, paragraph: 0 };
    const repeats: RepeatJudge = {
      judge: ({ id, paragraphs }) => {
        judged.push(id);
        const start = paragraphs[0]?.text.indexOf('أصل') ?? 0;
        return id === 'b#1' ? [{ paragraph: 0, start, end: start + 10, kind: 'run', of, similarity: 1 }] : [];
      },
    };
    const [, b] = await all(sourcesOf({ 'a.txt': 'أصل الكلام', 'b.txt': '𝔸 أصل الكلام' }), { repeats });
    expect(judged).toEqual(['a#1', 'b#1']);
    expect(b).toMatchObject({
      records: [{ text: '𝔸' }],
      changes: [{ id: 'b#1', before: ' أصل الكلام', at: 1, of: origin, note: 'paragraph 1' }],
    });
  });
});
