import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cleanCorpus, cleanPage, DecodeError, JobError, jsonSchema, verifyDataset } from '../../src/index.js';
import { HARBOUR, recordsOf, SCHOOLS, workFolder } from '../cli/warraq.js';

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('cleanPage', () => {
  test('gives the records and changes that the command line gives', async () => {
    const { warraq, at } = workFolder({ 'daily/a.txt': `\ufeff${SCHOOLS.replace('الكتب', 'الكتـــب')}` });
    await warraq('clean', 'daily/a.txt', '-o', 'out');
    const lines = (name: string) =>
      readFileSync(at(`out/${name}`), 'utf8')
        .trimEnd()
        .split('\n');
    const cleaned = cleanPage(readFileSync(at('daily/a.txt')), { path: 'a.txt', source: 'daily' });
    expect(cleaned.records.map((record) => JSON.stringify(record))).toEqual(lines('articles-00000.jsonl'));
    expect(cleaned.changes.map((change) => JSON.stringify(change))).toEqual(lines('changes-00000.jsonl'));
  });

  test('of text without a path', () => {
    const { records } = cleanPage(HARBOUR);
    expect(records.map(({ id, title }) => [id, title])).toEqual([
      ['page#1', 'مرفأ المدينة يستقبل أول باخرة بعد التوسعة'],
    ]);
    expect(cleanPage(' \n')).toEqual({ records: [], changes: [] });
  });

  test('settings change it, and only where they are given', () => {
    const page = SCHOOLS.replace('الوزارة', 'الوزاراه');
    const dictionaries = ['الوزاراه\tالوزارة\n'];
    const corrections = (settings: Parameters<typeof cleanPage>[1]) =>
      cleanPage(page, settings).changes.filter(({ stage }) => stage === 'correct').length;
    expect(corrections({ dictionaries, builtin: false, correct: 'dictionary' })).toBe(1);
    expect(corrections({ builtin: false, correct: 'dictionary' })).toBe(0);
    expect(corrections({ correct: 'off' })).toBe(0);
    expect(corrections({ dictionaries, builtin: false, correct: 'dictionary' })).toBe(1);
  });

  test('what is wrong is thrown', () => {
    expect(() => cleanPage(Buffer.from([1, 0, 2]))).toThrow(DecodeError);
    expect(() => cleanPage(HARBOUR, { dictionaries: ['one column\n'] })).toThrow(JobError);
    expect(() => cleanPage(HARBOUR, { dictionaries: ['one column\n'] })).toThrow('dictionaries[0]:1');
  });
});

describe('settings', () => {
  type Given = Parameters<typeof cleanCorpus>[1];

  test.each([
    [{ encoding: 'latin1' }, 'wrong value of encoding'],
    [{ correct: 'some' }, 'wrong value of correct'],
    [{ dedup: 'offf' }, 'wrong value of dedup'],
    [{ dedupIdentity: 5 }, 'wrong value of dedupIdentity'],
    [{ dedupMinWords: 8.5 }, 'wrong value of dedupMinWords'],
    [{ dedupMemory: '1M' }, 'wrong value of dedupMemory'],
    [{ jobs: 0 }, 'wrong value of jobs'],
    [{ source: 5 }, 'wrong value of source'],
    [{ dictionaries: 'a\tb' }, 'wrong value of dictionaries'],
    [{ sources: 'sahel' }, 'no such setting: sources'],
  ])('%j is refused', async (settings, message) => {
    const run = all(cleanCorpus([{ path: 'a.txt', page: HARBOUR }], settings as Given));
    await expect(run).rejects.toThrow(JobError);
    await expect(run).rejects.toThrow(message);
  });

  test('of a page are its own, and one without a value is none', () => {
    expect(() => cleanPage(HARBOUR, { jobs: 2 } as Parameters<typeof cleanPage>[1])).toThrow('no such setting: jobs');
    expect(cleanPage(HARBOUR, { source: undefined } as object).records).toHaveLength(1);
  });

  test('what is no page is refused', async () => {
    expect(() => cleanPage([1, 2] as unknown as string)).toThrow('neither text nor bytes');
    await expect(all(cleanCorpus([{ path: 'a', page: null as unknown as string }]))).rejects.toThrow(JobError);
  });

  test('a path that another page has is a problem', async () => {
    const pages = ['a.txt', 'b.txt', 'a.ocr', 'a.txt'].map((path) => ({ path, page: HARBOUR }));
    expect((await all(cleanCorpus(pages))).map(({ problem }) => problem !== undefined)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('cleanCorpus', () => {
  test('of paths gives what the command line gives, and a problem in the place of a page', async () => {
    const { warraq, at } = workFolder({ 'daily/1.txt': HARBOUR, 'daily/2.txt': HARBOUR, 'daily/3.txt': '' });
    const pages = await all(cleanCorpus(at('daily')));
    expect(pages.map(({ path, records, problem }) => [path, records.length, problem?.reason])).toEqual([
      ['1.txt', 1, undefined],
      ['2.txt', 0, undefined],
      ['3.txt', 0, 'an empty file'],
    ]);
    expect(pages.flatMap(({ records }) => records)).toEqual(recordsOf(await warraq('clean', 'daily')));
    expect((await all(cleanCorpus([at('gone')])))[0]?.problem?.reason).toBe('no such file or folder');
  });

  test('of pages in memory, as they come: repeats go across them', async () => {
    async function* scans() {
      yield { path: '2009/a.txt', page: HARBOUR };
      yield { path: '2009/b.txt', page: Buffer.from(`${HARBOUR}\n${SCHOOLS}`) };
    }
    const idsOf = async (pages: ReturnType<typeof cleanCorpus>) =>
      (await all(pages)).map(({ records }) => records.map(({ id }) => id));
    expect(await idsOf(cleanCorpus(scans()))).toEqual([['2009/a#1'], ['2009/b#2']]);
    expect(await idsOf(cleanCorpus(scans(), { dedup: 'page' }))).toEqual([['2009/a#1'], ['2009/b#1', '2009/b#2']]);
    expect(await idsOf(cleanCorpus([]))).toEqual([]);
  });

  test('against an earlier corpus', async () => {
    const { warraq, at } = workFolder({ 'a.txt': HARBOUR });
    await warraq('clean', 'a.txt', '-o', 'out');
    const pages = [{ path: 'b.txt', page: HARBOUR }];
    expect((await all(cleanCorpus(pages, { against: [at('out')] }))).flatMap(({ records }) => records)).toEqual([]);
    await expect(all(cleanCorpus(pages, { against: [at('gone')] }))).rejects.toThrow(JobError);
  });
});

describe('verifyDataset', () => {
  test('of records and of folders', async () => {
    const { records } = cleanPage(HARBOUR);
    expect(await all(verifyDataset(records))).toEqual([]);
    const twice = await all(verifyDataset([...records, ...records], { checks: { repeat: 'off', order: 'off' } }));
    expect(twice).toMatchObject([{ check: 'unique-id', file: 'records', line: 2, id: 'page#1' }]);

    const { warraq, at } = workFolder({ 'a.txt': HARBOUR });
    await warraq('clean', 'a.txt', '-o', 'out');
    expect(await all(verifyDataset(at('out')))).toEqual([]);
  });

  test('of what is not there', async () => {
    await expect(all(verifyDataset('gone.jsonl'))).rejects.toThrow('gone.jsonl: no such file or folder');
    await expect(all(verifyDataset([], { checks: { uniqe: 'off' } }))).rejects.toThrow('no such check');
  });
});

test('jsonSchema', () => {
  expect(jsonSchema('record')).toHaveProperty('properties.text');
  expect(jsonSchema('change')).toHaveProperty('properties.stage');
});
