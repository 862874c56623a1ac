import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { BUILT_IN, builtInFile } from '../../src/correct/load.js';
import type { ArticleRecord } from '../../src/output/article-record.js';
import { inFolders } from '../../src/verify/corpus.js';
import { findDatasets } from '../../src/verify/find-datasets.js';
import { jsonOf, type Overrides, record, verifyFiles } from './dataset.js';

const WORDS =
  `المدينة الوزير المشروع الطريق السوق القرية البحر المدرسة الجامعة المستشفى الشركة المصنع العمال الموظفون المواطنون
  أعلن افتتح زار ناقش طالب رفض وافق بدأ انتهى شارك جديد كبير قديم واسع مهم محلي سنوي خاص عام كامل
  اليوم أمس صباح مساء الأسبوع الشهر السنة المقبل الماضي الحالي قبل بعد خلال منذ حتى حول تحت فوق أمام وراء
  الماء الكهرباء القمح الزيت الحديد الكتاب القانون القرار الاجتماع المؤتمر الخطة العمل النتيجة الحل السؤال الجواب البيت الحديقة الجسر القطار`
    .trim()
    .split(/\s+/u);

/** Paragraphs of words in no order, a different one for every number, the same in every run. */
function paragraph(seed: number, words = 18): string {
  let state = (seed * 2654435761) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return `${Array.from({ length: words }, () => WORDS[Math.floor(next() * WORDS.length)]).join(' ')}.`;
}

const textOf = (n: number): string => `${paragraph(2 * n)}\n\n${paragraph(2 * n + 1)}`;
const good = (n: number, overrides: Overrides = {}): ArticleRecord => record(n, { text: textOf(n), ...overrides });
const line = (n: number, overrides?: Overrides): string => jsonOf(good(n, overrides));
/** The text of a record with something put into its second word. */
const spoilt = (n: number, what: string): Overrides => ({
  text: textOf(n).replace(/ (?=.)/, ` ${WORDS[7]?.slice(0, 3)}${what}${WORDS[7]?.slice(3)} `),
});

type Fault = [what: string, check: string, pointer: string | null, plant: (n: number) => string | Uint8Array];

/** What is wrong with each line of the first shard, line by line, and the one finding that tells of it. */
const FAULTS: Fault[] = [
  ['a byte order mark', 'byte-order-mark', null, (n) => `\uFEFF${line(n)}`],
  [
    'a broken byte',
    'utf-8',
    null,
    (n) => Buffer.concat([Buffer.from(line(n).slice(0, 60)), Buffer.from([0xd8]), Buffer.from('"}')]),
  ],
  ['an empty line', 'blank-line', null, () => ''],
  ['a line cut short', 'json', null, (n) => line(n).slice(0, 100)],
  ['a NUL', 'json', null, (n) => line(n).replace('"daily"', '"dai\u0000ly"')],
  ['a record of another tool', 'foreign-record', null, () => '{"url":"http://example.org","text":"x","timestamp":1}'],
  ['a key that comes twice', 'duplicate-key', '/source', (n) => line(n).replace('"source"', '"source":"x","source"')],
  ['half a line', 'schema', '/metadata/lines/0/1', (n) => line(n).replace('[[1,4]]', '[[1,4.5]]')],
  [
    'an integer beyond 2^53',
    'number',
    '/metadata/lines/0/1',
    (n) => line(n).replace('[[1,4]]', '[[1,9007199254740993]]'),
  ],
  ['null in place of a text', 'schema', '/kicker', (n) => line(n).replace('"kicker":""', '"kicker":null')],
  ['an unknown key', 'schema', '', (n) => line(n).replace('"captions"', '"caption":"","captions"')],
  ['keys in another order', 'key-order', '/title', (n) => line(n).replace(/("text":".*?"),("title":".*?"),/, '$2,$1,')],
  ['an id of another page', 'id-form', '/id', (n) => line(n, { id: `p${n}#2` })],
  [
    'a page before its place',
    'order',
    '/metadata/path',
    (n) => line(n, { id: 'p00#9', metadata: { path: 'p00.txt', article: 9 } }),
  ],
  ['lines that end before they begin', 'lines', '/metadata/lines/0', (n) => line(n, { metadata: { lines: [[9, 3]] } })],
  ['the 31st of April', 'date', '/date', (n) => line(n, { date: '1998-04-31' })],
  ['a date far away', 'date', '/date', (n) => line(n, { date: '2998-04-30' })],
  ['a word too many counted', 'word-count', '/metadata/words', (n) => line(n, { metadata: { words: 37 } })],
  [
    'a share of words that is not true',
    'lexicon-ratio',
    '/metadata/lexicon_ratio',
    (n) => line(n, { metadata: { lexicon_ratio: 0.25 } }),
  ],
  ['a lost character', 'replacement-character', '/text', (n) => line(n, spoilt(n, '\uFFFD'))],
  ['half a surrogate pair', 'surrogate', '/title', (n) => line(n, { title: 'افتت\uD800اح المكتبة' })],
  ['a control', 'control', '/text', (n) => line(n, spoilt(n, '\u0001'))],
  ['a private use character', 'private-use', '/text', (n) => line(n, spoilt(n, '\uE000'))],
  ['a direction mark', 'bidi-control', '/text', (n) => line(n, spoilt(n, '\u200F'))],
  ['a zero-width joiner', 'zero-width', '/text', (n) => line(n, spoilt(n, '\u200D'))],
  ['tatweel', 'tatweel', '/text', (n) => line(n, spoilt(n, '\u0640\u0640'))],
  ['a presentation form', 'presentation-form', '/title', (n) => line(n, { title: 'افتتاح \uFEFB قبل الموعد' })],
  ['a Persian kaf', 'persian-letter', '/title', (n) => line(n, { title: 'افتتاح الم\u06A9تبة' })],
  ['a hamza apart from its alef', 'nfc', '/title', (n) => line(n, { title: 'افتتاح ا\u0654كبر مكتبة' })],
  ['two spaces', 'white-space', '/title', (n) => line(n, { title: 'افتتاح  المكتبة' })],
  ['Windows-1256 read as Windows-1252', 'mojibake', '/title', (n) => line(n, { title: 'ÇÝÊÊÇÍ ÇáãßÊÈÉ ÇáßÈíÑÉ' })],
  [
    'a line break in a paragraph',
    'paragraph-break',
    '/text',
    (n) => line(n, { text: `${paragraph(2 * n)}\n${paragraph(2 * n + 1)}` }),
  ],
  [
    'an empty paragraph',
    'blank-paragraph',
    '/text',
    (n) => line(n, { text: `${paragraph(2 * n)}\n\n\n\n${paragraph(2 * n + 1)}` }),
  ],
  ['no text', 'empty-text', '/text', (n) => line(n, { text: '' })],
  ['three words', 'short-text', '/text', (n) => line(n, { text: 'انتهى الاجتماع أمس.' })],
  [
    'English',
    'arabic-share',
    '/text',
    (n) => line(n, { text: 'The council met in the old town hall this week and talked about water.' }),
  ],
  [
    'letters that make no words',
    'non-words',
    '/text',
    (n) => line(n, { text: `${'ضخغظ ثصسش ذدجح '.repeat(8)}${WORDS.slice(0, 6).join(' ')}.` }),
  ],
  ['a paragraph for a title', 'title-like-body', '/title', (n) => line(n, { title: paragraph(900, 34) })],
  ['a sentence for a byline', 'byline-like-body', '/byline', (n) => line(n, { byline: paragraph(901, 9) })],
  [
    'the title again in the text',
    'body-like-title',
    '/text',
    (n) => line(n, { title: 'افتتاح المكتبة الكبيرة', text: `افتتاح المكتبة الكبيرة\n\n${textOf(n)}` }),
  ],
  ['the byline in the text', 'body-like-byline', '/text', (n) => line(n, { text: `دمشق - سانا\n\n${textOf(n)}` })],
  ['a paragraph twice', 'repeated-paragraph', '/text', (n) => line(n, { text: `${textOf(n)}\n\n${paragraph(2 * n)}` })],
  [
    'a paragraph of another record, misread',
    'repeat',
    '/text',
    (n) => line(n, { text: `${paragraph(2 * n)}\n\n${paragraph(1).replaceAll('ب', 'ت')}` }),
  ],
  [
    'a misreading left',
    'correction',
    '/text',
    (n) => line(n, { text: `${textOf(n)}\n\nوسافر الوزير إلى الولابات المتحدة.` }),
  ],
];

const folder = mkdtempSync(join(tmpdir(), 'warraq-planted-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(`a corpus with ${FAULTS.length + 6} planted faults: exactly these are found`, async () => {
  // A good record comes first, so that what is repeated has come before.
  const first = FAULTS.map(([, , , plant], i) => plant(i + 1));
  const [mark, ...rest] = first;
  const shard0 = Buffer.concat(
    [mark ?? '', jsonOf(good(0, { id: 'p01a#1', metadata: { path: 'p01a.txt' } })), ...rest].flatMap((one) => [
      Buffer.from(one),
      Buffer.from('\n'),
    ]),
  );
  // Two articles of one page that disagree, an id that comes again, CRLF, and an end without a line break.
  const again = { id: 'p70#1', metadata: { path: 'p70.txt' } };
  const second = [
    good(70),
    good(71, again),
    good(72),
    good(73, { id: 'p72#2', source: 'weekly', metadata: { path: 'p72.txt', article: 2 } }),
  ];
  const shard2 = Buffer.from(`${second.map(jsonOf).join('\n')}\n${line(74)}\r\n${line(75)}`);
  const changes = Buffer.from('');

  const all = [...first.map(String), jsonOf(good(0)), ...second.map(jsonOf), line(74), line(75)];
  const words = all.reduce((sum, one) => {
    try {
      return sum + (JSON.parse(one.replace(/^\uFEFF/, '')).metadata?.words ?? 0);
    } catch {
      return sum;
    }
  }, 0);
  const shards = { 'articles-00000.jsonl': shard0, 'articles-00002.jsonl': shard2, 'changes-00000.jsonl': changes };
  const outputs = Object.entries(shards).map(([file, bytes]) => ({
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    lines: bytes.filter((byte) => byte === 0x0a).length,
  }));
  const dictionary = createHash('sha256').update(readFileSync(builtInFile())).digest('hex');
  const settings = { correct: 'all', dictionaries: [{ name: BUILT_IN, sha256: dictionary }] };
  const manifest = {
    warraq: '1',
    settings,
    counts: { articles: all.length, words },
    outputs,
    problems: [],
    inputs: [],
  };
  for (const [name, bytes] of Object.entries(shards)) writeFileSync(join(folder, name), bytes);
  // The change log is not what the manifest says.
  writeFileSync(join(folder, 'changes-00000.jsonl'), '{}\n');
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

  const { files } = await findDatasets([folder], () => {
    throw new Error('no stdin');
  });
  const { kept } = await verifyFiles(inFolders(files, [folder]));
  const found = kept.map(
    ({ check, file, line: number, pointer }) => `${file.slice(folder.length + 1)}:${number} ${check} ${pointer ?? ''}`,
  );
  const expected = [
    ...FAULTS.map(([, check, pointer], i) => `articles-00000.jsonl:${i === 0 ? 1 : i + 2} ${check} ${pointer ?? ''}`),
    'articles-00002.jsonl:2 unique-id /id',
    'articles-00002.jsonl:4 page-facts /source',
    'articles-00002.jsonl:5 line-ending ',
    'articles-00002.jsonl:6 last-line ',
    'articles-00002.jsonl:1 shard-names ',
    'manifest.json:1 manifest /outputs/2/lines',
  ];
  expect(found.sort()).toEqual(expected.sort());
});
