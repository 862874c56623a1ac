import { describe, expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/output/article-record.js';
import type { Finding } from '../../src/verify/check.js';
import { CHECKS } from '../../src/verify/checks/index.js';
import { linesOfBytes } from '../../src/verify/lines.js';
import { verify } from '../../src/verify/verify.js';

const LONG = 'أعلنت بلدية المدينة صباح أمس افتتاح الجسر الجديد فوق النهر بعد عامين من العمل المتواصل';

function record(n: number, text = `${LONG} ${n}`): ArticleRecord {
  return {
    id: `p#${n}`,
    text,
    title: 'عنوان',
    kicker: '',
    subtitle: '',
    byline: '',
    dateline: '',
    captions: [],
    date: '',
    source: 'daily',
    metadata: {
      path: 'p.txt',
      page_sha256: '0'.repeat(64),
      article: n,
      lines: [[1, 4]],
      words: 15,
      lexicon_ratio: 1,
      flags: [],
    },
  };
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function check(...lines: (object | string | Uint8Array)[]): Promise<Finding[]> {
  const parts = lines.map((line) =>
    line instanceof Uint8Array ? line : Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)),
  );
  const bytes = Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
  const findings: Finding[] = [];
  const file = { name: 'd.jsonl', bytes: () => inChunks(bytes, 100) };
  for await (const finding of verify([file], CHECKS, { files: 0, records: 0 })) findings.push(finding);
  return findings;
}

describe('verify', () => {
  test('good records: nothing', async () => expect(await check(record(1), record(2))).toEqual([]));

  test('every check has an id of its own and a description', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
    for (const { description } of CHECKS) expect(description).toMatch(/\.$/);
  });

  test('utf-8: the column counts code points before the broken byte', async () => {
    const whole = Buffer.from('{"id":"نص"}');
    const findings = await check(Buffer.concat([whole.subarray(0, 9), Buffer.from([0xff]), whole.subarray(9)]));
    expect(findings).toMatchObject([
      { check: 'utf-8', line: 1, column: 9, message: 'broken UTF-8 sequence at byte 9 of the line' },
    ]);
  });

  test.each([
    ['', 'an empty line', 1],
    ['\uFEFF{}', 'a byte order mark before the record', 1],
    ['[1]', 'JSON, but not an object', 1],
    ['{"id":"نص', 'no JSON', 10],
    ['{"id":1,}', 'no JSON', 9],
  ])('json: %j', async (line, message, column) => {
    expect(await check(record(1), line)).toMatchObject([{ check: 'json', line: 2, message, column }]);
  });

  test('schema: every fault of a record, by its JSON Pointer', async () => {
    const { title: _, ...rest } = record(1);
    const findings = await check({ ...rest, kicker: null, 'a/b': 1, metadata: { ...rest.metadata, lines: [[0, 4]] } });
    expect(findings.map(({ check, pointer }) => [check, pointer])).toEqual(
      expect.arrayContaining([
        ['schema', '/title'],
        ['schema', '/kicker'],
        ['schema', '/metadata/lines/0/0'],
      ]),
    );
    expect(findings.map(({ message }) => message).join()).toContain('a/b');
  });

  test('unique-id', async () => {
    expect(await check(record(1), { ...record(2), id: 'p#1' })).toMatchObject([
      { check: 'unique-id', line: 2, id: 'p#1', message: 'the id of d.jsonl:1 again' },
    ]);
  });

  test('repeated-paragraph: within a record and across records; short ones may stand twice', async () => {
    const short = 'وقد انتهى اللقاء.';
    const findings = await check(record(1, `${LONG}\n\n${short}\n\n${LONG}`), record(2, `${short}\n\n${LONG}`));
    expect(findings.map(({ check, line, message }) => [check, line, message])).toEqual([
      ['repeated-paragraph', 1, 'paragraph 3 repeats d.jsonl:1, paragraph 1'],
      ['repeated-paragraph', 2, 'paragraph 2 repeats d.jsonl:1, paragraph 1'],
    ]);
  });

  test('an empty file', async () => expect(await check()).toMatchObject([{ check: 'no-record', level: 'warning' }]));
});

describe('linesOfBytes', () => {
  test.each([1, 2, 3, 7, 100])('lines do not depend on chunks of %i bytes', async (size) => {
    const lines: string[] = [];
    for await (const line of linesOfBytes(inChunks(Buffer.from('أ\n\nبت\nث'), size)))
      lines.push(Buffer.from(line).toString());
    expect(lines).toEqual(['أ', '', 'بت', 'ث']);
  });
});
