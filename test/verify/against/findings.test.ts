import { describe, expect, test } from 'vitest';
import { normalLines } from '../../../src/verify/against/page-text.js';
import type { LogLine } from '../../../src/verify/against/replay.js';
import { cleaned, findingsIn, type Written } from './cleaned.js';

const FIRST =
  'استقبل مرفأ المدينة صباح أمس أول باخرة كبيرة بعد انتهاء أعمال التوسعة التي استمرت ثلاث سنوات كاملة وشارك فيها مئات العمال.';
const SECOND =
  'وقال مدير المرفأ إن الرصيف الجديد يتسع لأربع بواخر في وقت واحد وإن حركة البضائع ستتضاعف قبل نهاية العام المقبل.';
const THIRD =
  'وأوضحت مديرة التعليم أن الحافلات ستنقل التلاميذ مجانا طوال الفصل الأول وأن المطاعم ستقدم وجبة ساخنة كل يوم.';

/** The second page repeats a paragraph of the first, and has a tatweel and a running head. */
const PAGES = {
  'a.txt': `مرفأ المدينة يستقبل أول باخرة\n\n${FIRST}\n\n${SECOND}\n`,
  'b.txt': `صوت الساحل - السبت ١٤ آذار ٢٠٠٩ - الصفحة ٤\n\nالمدارس تفتح أبوابها\n\n${THIRD.replace('التلاميذ', 'التلامـيذ')}\n\n${SECOND}\n`,
};
const good = await cleaned(PAGES);

/** The corpus with something changed, its SHA-256 left aside. */
async function found(changed: Partial<Written>, pages: Readonly<Record<string, string>> = PAGES) {
  const findings = await findingsIn({ ...good, ...changed }, pages, false);
  return findings.map(({ check, file, line, column, pointer, message }) => ({
    check,
    file,
    line,
    column,
    pointer,
    message,
  }));
}

const numberOf = (text: string, part: string): number => text.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('a corpus held against its scans', () => {
  test('is sound as clean wrote it', async () => {
    expect(good.changes).toContain('"rule":"exact"');
    expect(good.changes).toContain('"rule":"tatweel"');
    expect(good.changes).toContain('"rule":"furniture"');
    expect(await findingsIn(good, PAGES)).toEqual([]);
  });

  test('record-not-on-page: a word more than the page has', async () => {
    expect(await found({ articles: good.articles.replace('الرصيف الجديد', 'الرصيف الجديد جدا') })).toEqual([
      expect.objectContaining({
        check: 'record-not-on-page',
        file: 'articles-00000.jsonl',
        line: 1,
        pointer: '/text',
        message: expect.stringMatching(/^character 159: page and log give "يف الجديد يتسع .+", not "يف الجديد جدا /),
      }),
    ]);
  });

  test.each([
    ['/title', '"title":"مرفأ', '"title":"المرفأ'],
    ['/byline', '"byline":""', '"byline":"رويترز"'],
    ['/captions', '"captions":[]', '"captions":["صورة"]'],
    ['/date', '"date":"2009-03-14"', '"date":"2009-03-15"'],
    ['/metadata/lines', '"lines":[[1,5]]', '"lines":[[1,4]]'],
    ['/metadata/words', '"words":', '"words":1'],
    ['/metadata/lexicon_ratio', '"lexicon_ratio":1', '"lexicon_ratio":0.9'],
    ['/metadata/flags', '"flags":[]', '"flags":["no-title"]'],
    ['/metadata/page_sha256', '"page_sha256":"', '"page_sha256":"0'],
    ['/source', '"source":"daily"', '"source":"weekly"'],
  ])('record-not-on-page: %s', async (pointer, before, after) => {
    expect(good.articles).toContain(before);
    const findings = await found({ articles: good.articles.replace(before, after) });
    expect(findings.map(({ check, pointer }) => [check, pointer?.startsWith('/') && pointer])).toContainEqual([
      'record-not-on-page',
      expect.stringContaining(pointer),
    ]);
  });

  test('unaccounted-text: a page has what neither record nor log tells of', async () => {
    const changes = good.changes
      .split('\n')
      .filter((line) => !line.includes('"label"'))
      .join('\n');
    expect(await found({ changes })).toEqual([
      {
        check: 'unaccounted-text',
        file: 'b.txt',
        line: 1,
        column: 1,
        pointer: null,
        message: 'in no record and no change: "صوت الساحل - السبت ١٤ آذار ٢٠٠…"',
      },
    ]);
  });

  test('unaccounted-text: an article without its record', async () => {
    const [first = ''] = good.articles.split('\n');
    expect(await found({ articles: good.articles.replace(`${first}\n`, '') })).toEqual([
      expect.objectContaining({ check: 'unaccounted-text', file: 'a.txt', line: 1, column: 1 }),
    ]);
  });

  test('log-mismatch: a change of text that the page does not have', async () => {
    const changes = good.changes.replace('"at":30,', '"at":29,').replace('"before":"ـ"', '"before":"ــ"');
    expect(await found({ changes })).toEqual([
      expect.objectContaining({
        check: 'log-mismatch',
        file: 'changes-00000.jsonl',
        line: numberOf(good.changes, 'tatweel'),
        message: expect.stringMatching(/^the page does not have "ــ" at line 5, column \d+$/),
      }),
    ]);
  });

  test.each([
    ['no JSON object', '{"path":"b.txt","id":"","line":1', '["path","b.txt",{"line":1'],
    ['no rule label/furnitur', '"furniture"', '"furnitur"'],
    ['no rule label/toString', '"furniture"', '"toString"'],
    ['label/furniture does not join', '"rule":"furniture","action":"remove"', '"rule":"furniture","action":"join"'],
    ['an impossible score', '"score":1,"note":""', '"score":0.5,"note":""'],
    ['not article 1 of its page', '"a#1"', '"a#2"'],
  ])('log-mismatch: %s', async (message, before, after) => {
    expect(good.changes).toContain(before);
    expect((await found({ changes: good.changes.replace(before, after) }))[0]).toMatchObject({
      check: 'log-mismatch',
      message,
    });
  });

  test('log-mismatch: stages in another order', async () => {
    const lines = good.changes.split('\n');
    const at = lines.findIndex((line) => line.includes('"normalise"'));
    const changes = lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? '').join('\n');
    expect(await found({ changes })).toEqual([
      expect.objectContaining({ check: 'log-mismatch', line: at + 2, message: 'out of the order of stages' }),
    ]);
  });

  test('log-mismatch: a running head told of before blank lines', async () => {
    const lines = good.changes.split('\n');
    const head = lines.findIndex((line) => line.includes('"rule":"furniture"'));
    const blank = lines.findIndex((line) => line.includes('"path":"b.txt"') && line.includes('"blank-lines"'));
    expect(blank).toBeLessThan(head);
    const changes = lines
      .with(blank, lines[head] ?? '')
      .with(head, lines[blank] ?? '')
      .join('\n');
    expect(await found({ changes })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ check: 'log-mismatch', line: head + 1, message: 'out of the order of stages' }),
      ]),
    );
  });

  test('log-mismatch: repeats of an earlier page told of in another order of articles', () => {
    const removed = (id: string, line: number): LogLine => {
      const of = { id: 'a#1', path: 'a.txt', line: 1 };
      const place = { path: 'b.txt', id, line, at: 0, places: [] };
      const texts = { before: SECOND, after: '', score: 1, note: 'paragraph 1' };
      return {
        change: { ...place, stage: 'dedup', rule: 'exact', action: 'remove', of, ...texts },
        file: 'changes-00000.jsonl',
        number: line,
      };
    };
    const complaints = (...log: LogLine[]): [number, string][] => {
      const told: [number, string][] = [];
      normalLines('', log, ({ number }, message) => told.push([number, message]));
      return told;
    };
    // Within an article as its text goes, which need not be as the lines go.
    expect(complaints(removed('b#1', 3), removed('b#2', 1), removed('b#2', 9), removed('b#10', 5))).toEqual([]);
    expect(complaints(removed('b#2', 3), removed('b#1', 1))).toEqual([[1, 'out of the order of articles']]);
  });

  test('origin-mismatch: what a repeat names says something else', async () => {
    const changes = good.changes
      .replace('"line":5},"score"', '"line":3},"score"')
      .replace('paragraph 2', 'paragraph 1');
    expect(await found({ changes })).toEqual([
      expect.objectContaining({ check: 'origin-mismatch', message: 'the origin has other letters' }),
    ]);
  });

  test('page-changed: the scan is not the one that was cleaned', async () => {
    const pages = { ...PAGES, 'a.txt': PAGES['a.txt'].replace('أمس', 'اليوم') };
    expect(await found({}, pages)).toEqual([expect.objectContaining({ check: 'page-changed', file: 'a.txt' })]);
  });

  test('page-missing: told once for a page, whatever of the corpus names it', async () => {
    expect(await found({}, { 'a.txt': PAGES['a.txt'] })).toEqual([
      expect.objectContaining({ check: 'page-missing', message: 'b.txt is none of the scans' }),
    ]);
  });

  test('page-not-in-corpus: a scan that was left out, but not one that failed', async () => {
    const pages = { ...PAGES, 'c.txt': THIRD };
    expect(await found({}, pages)).toEqual([expect.objectContaining({ check: 'page-not-in-corpus', file: 'c.txt' })]);
    const failed = { ...PAGES, 'c.txt': '' };
    expect(await findingsIn(await cleaned(failed), failed)).toEqual([]);
  });

  test('page-order: the records of a page come late', async () => {
    const [a = '', b = ''] = good.articles.split('\n');
    expect(await found({ articles: `${b}\n${a}\n` })).toContainEqual(
      expect.objectContaining({ check: 'page-order', line: 2, message: 'a.txt comes after b.txt' }),
    );
  });

  test('dataset-changed: what nothing else would tell', async () => {
    const changes = good.changes.replace('"score":1,', '"score":1.0,');
    expect(await findingsIn({ ...good, changes }, PAGES)).toMatchObject([{ check: 'dataset-changed' }]);
  });
});
