import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stemOf } from '../../src/input/page-ids.js';
import { CHECKS } from '../../src/verify/checks/index.js';
import { check, fileOf, fileOfBytes, jsonOf, type Line, record, SENTENCES, verifyFiles } from './dataset.js';

const [BRIDGE, WHEAT, OLIVES, PORT] = SENTENCES;

/** The first finding of a lone line, which must be the only one. */
async function only(...lines: Line[]) {
  const { kept } = await verifyFiles([fileOf(lines)]);
  expect(kept.map((finding) => `${finding.check} ${finding.message}`)).toHaveLength(1);
  return kept[0];
}

describe('checks', () => {
  test('good records give no finding', async () => expect(await check(record(1), record(2), record(3))).toEqual([]));

  test('each has an id of its own, a sentence, and a section in docs/checks.md with its level and limit', () => {
    const docs = readFileSync(new URL('../../docs/checks.md', import.meta.url), 'utf8');
    const sections = new Map(
      docs
        .split(/^### /m)
        .slice(1)
        .map((section) => [/^`([^`]+)`/.exec(section)?.[1], section]),
    );
    expect([...sections.keys()]).toEqual(CHECKS.map(({ id }) => id));
    for (const { id, level, limit, description } of CHECKS) {
      expect(description, id).toMatch(/\.$/);
      const section = sections.get(id) ?? '';
      expect(section, id).toMatch(new RegExp(`^\`${id}\` · ${level}`));
      if (limit) expect(section, id).toContain(`limit ${limit.default} (${limit.means})`);
      else expect(section, id).not.toMatch(/· limit /);
    }
  });
});

describe('lines', () => {
  test('utf-8: the column counts code points before the broken byte', async () => {
    const json = Buffer.from('{"id":"نص"}');
    const broken = Buffer.concat([json.subarray(0, 9), Buffer.from([0xff]), json.subarray(9)]);
    expect(await only(broken)).toMatchObject({
      check: 'utf-8',
      column: 9,
      message: 'broken UTF-8 sequence at byte 9 of the line',
    });
  });

  test('byte-order-mark: the record behind it is checked all the same', async () => {
    expect(await only(`\uFEFF${jsonOf(record(1))}`)).toMatchObject({ check: 'byte-order-mark', line: 1 });
    expect(await check(`\uFEFF${jsonOf(record(1, { date: '1998-02-30' }))}`)).toEqual([
      ['byte-order-mark', 1, null],
      ['date', 1, '/date'],
    ]);
  });

  test('line-ending: one finding a file', async () => {
    const found = await only(record(1), `${jsonOf(record(2))}\r`, `${jsonOf(record(3))}\r`);
    expect(found).toMatchObject({
      check: 'line-ending',
      line: 2,
      message: 'a carriage return at the end of 2 lines (CRLF)',
    });
  });

  test('blank-line', async () =>
    expect(await check(record(1), '', ' ')).toEqual([
      ['blank-line', 2, null],
      ['blank-line', 3, null],
    ]));

  test('last-line: a cut last line is told as such, and as no JSON', async () => {
    const cut = Buffer.from(`${jsonOf(record(1))}\n${jsonOf(record(2)).slice(0, 120)}`);
    const { kept } = await verifyFiles([fileOfBytes(cut)]);
    expect(kept).toMatchObject([
      { check: 'json', line: 2, message: 'no JSON: the line ends too soon' },
      { check: 'last-line', line: 2 },
    ]);
  });

  test('long-line: not read, and the next one is', async () => {
    const long = `{"id":"${'x'.repeat(3 << 20)}"}`;
    const settings = [{ id: 'long-line', limit: 1 }];
    const { kept } = await verifyFiles([fileOf([long, record(1, { date: '1998-02-30' })])], { settings });
    expect(kept.map(({ check, line }) => [check, line])).toEqual([
      ['long-line', 1],
      ['date', 2],
    ]);
  });

  test('no-record', async () => expect(await check()).toEqual([['no-record', 1, null]]));

  test.each([
    ['[1]', 'JSON, but not an object', 1],
    ['{"id":"نص', 'no JSON: the line ends too soon', 10],
    ['{"id":1,}', 'no JSON from here on (U+007D)', 9],
    ['{"id":"a\u0000b"}', 'no JSON from here on (U+0000)', 9],
    ['{"id":"a#1","text":x}', 'no JSON from here on (U+0078)', 20],
    ['{"id":1,"share":NaN}', 'no JSON from here on (U+004E)', 17],
    ['{"id":1,"share":-Infinity}', 'no JSON from here on (U+0049)', 18],
    ['{"id":1,"date":None}', 'no JSON from here on (U+004E)', 16],
    ['{"ok":trUe}', 'no JSON from here on (U+0055)', 9],
    ['{"id":01}', 'no JSON from here on (U+0031)', 8],
    ['{"id":"a\\x"}', 'no JSON from here on (U+005C)', 9],
    ["{'id':1}", 'no JSON from here on (U+0027)', 2],
    ['{"id":[1,{"a":2]}', 'no JSON from here on (U+005D)', 16],
    ['{"id":1} {"id":2}', 'no JSON from here on (U+007B)', 10],
    ['{"id":1.', 'no JSON: the line ends too soon', 9],
  ])('json: %j', async (line, message, column) => {
    expect(await only(line)).toMatchObject({ check: 'json', message, column });
  });
});

describe('records', () => {
  test('foreign-record: nothing else is asked of it', async () => {
    const found = await only('{"url":"http://a","text":"ـ","timestamp":"x"}');
    expect(found).toMatchObject({
      check: 'foreign-record',
      message: 'no record of warraq: it has the keys "url", "text", "timestamp"',
    });
  });

  test('duplicate-key: at the second of them, at any depth', async () => {
    const twice = jsonOf(record(1)).replace('"article":1', '"article":2,"article":1');
    expect(await only(twice)).toMatchObject({
      check: 'duplicate-key',
      pointer: '/metadata/article',
      column: twice.lastIndexOf('"article"') + 1,
    });
    expect(await check(jsonOf(record(1, { text: `${BRIDGE} {"a":1,"a":2}` })))).toEqual([]);
  });

  test('number: an integer beyond 2^53 where the schema allows it', async () => {
    const { kept } = await verifyFiles([fileOf([jsonOf(record(1)).replace('[[1,4]]', '[[1,9007199254740993]]')])]);
    expect(kept[0]).toMatchObject({
      check: 'number',
      pointer: '/metadata/lines/0/1',
      message: '9007199254740993 is beyond 2^53, and readers round it',
    });
    expect(await check(jsonOf(record(1)).replace('[[1,4]]', '[[1,9007199254740991]]'))).toEqual([]);
  });

  test('schema: every fault by its JSON Pointer', async () => {
    const { title: _, ...rest } = record(1);
    const line = JSON.stringify({ ...rest, kicker: null, metadata: { ...rest.metadata, lines: [[0, 4]] } });
    expect(await check(line)).toEqual(
      expect.arrayContaining([
        ['schema', 1, '/title'],
        ['schema', 1, '/kicker'],
        ['schema', 1, '/metadata/lines/0/0'],
      ]),
    );
    expect(await check(jsonOf(record(1)).replace('{"id"', '{"a/b":1,"id"'))).toContainEqual(['schema', 1, '']);
  });

  test('key-order', async () => {
    const { id, text, ...rest } = JSON.parse(jsonOf(record(1)));
    expect(await check(JSON.stringify({ text, id, ...rest }))).toEqual([['key-order', 1, '/text']]);
  });

  test('unique-id: across files', async () => {
    const again = record(1, { text: OLIVES });
    const { kept } = await verifyFiles([fileOf([record(2), record(1, { text: PORT })], 'b'), fileOf([again], 'c')]);
    expect(kept).toMatchObject([
      { check: 'order', file: 'b' },
      { check: 'unique-id', file: 'c', line: 1, id: 'p01#1', message: 'the id of b:2 again' },
    ]);
  });

  test.each([
    ['p01.txt#1', []],
    ['p01#2', ['id-form']],
    ['P01#1', ['id-form']],
  ])('id-form: %s', async (id, checks) => {
    expect((await check(record(1, { id }))).map(([check]) => check)).toEqual(checks);
  });

  test('id-form: only the last extension goes, and a dot at the start is none', async () => {
    expect(await check(record(1, { id: 'a.b/.c#1', metadata: { path: 'a.b/.c' } }))).toEqual([]);
    expect(await check(record(1, { id: 'a.b/c.d#1', metadata: { path: 'a.b/c.d.txt' } }))).toEqual([]);
  });

  describe('order', () => {
    const page = (n: number, path: string, article = 1, stem = stemOf(path)) =>
      record(n, { id: `${stem}#${article}`, metadata: { path, article } });

    test.each([
      ['by bytes, so that U+FFFD stands before U+10000', '\uFFF0.txt', '\u{10000}.txt'],
      ['the tenthousandth page after the one before', 'v.txt#p9999', 'v.txt#p10000'],
      ['a file after all pages of another', 'v.txt#p0002', 'v.txt copy.txt'],
    ])('pages of text: %s', async (_, first, second) => {
      expect(await check(page(1, first), page(2, second))).toEqual([]);
      expect(await check(page(1, second), page(2, first))).toEqual([['order', 2, '/metadata/path']]);
    });

    test('records of JSON lines as their file has them, those of a page together', async () => {
      const named = (n: number, path: string) => page(n, path, n, path);
      expect(await check(named(1, 'z'), named(2, 'z'), named(3, 'b.1'))).toEqual([]);
      expect(await check(named(1, 'z'), named(2, 'b.1'), named(3, 'z'))).toEqual([['order', 3, '/metadata/path']]);
    });

    test('articles by number', async () =>
      expect(await check(page(1, 'a.txt', 3), page(2, 'a.txt', 2))).toEqual([['order', 2, '/metadata/article']]));
  });

  test('page-facts', async () => {
    const second = record(2, {
      id: 'p01#2',
      source: 'other',
      metadata: { path: 'p01.txt', article: 2, page_sha256: '1'.repeat(64) },
    });
    expect(await check(record(1), second)).toEqual([
      ['page-facts', 2, '/metadata/page_sha256'],
      ['page-facts', 2, '/source'],
    ]);
  });

  test('lines', async () => {
    expect(
      await check(
        record(1, {
          metadata: {
            lines: [
              [1, 2],
              [4, 3],
            ],
          },
        }),
      ),
    ).toEqual([['lines', 1, '/metadata/lines/1']]);
    expect(await check(record(1, { metadata: { lines: [] } }))).toEqual([['lines', 1, '/metadata/lines']]);
  });

  test.each([
    ['2000-02-29', 0],
    ['', 0],
    ['1900-02-29', 1],
    ['1998-13-01', 1],
    ['1998-00-10', 1],
    ['1799-12-31', 1],
    ['2101-01-01', 1],
  ])('date: %s', async (date, findings) => {
    expect(await check(record(1, { date }))).toEqual(findings ? [['date', 1, '/date']] : []);
  });

  test('date: that of the path', async () => {
    const inPath = { id: '1998-03-15#1', metadata: { path: '1998-03-15.txt' } };
    expect(await check(record(1, { ...inPath, date: '1998-03-15' }))).toEqual([]);
    expect(await check(record(1, inPath))).toEqual([['date', 1, '/date']]);
    expect(await check(record(1, { ...inPath, date: '' }))).toEqual([['date', 1, '/date']]);
  });

  test('word-count and lexicon-ratio', async () => {
    const { words } = record(1).metadata;
    expect(await check(record(1, { metadata: { words: words + 1 } }))).toEqual([['word-count', 1, '/metadata/words']]);
    expect(await check(record(1, { metadata: { lexicon_ratio: 0.5 } }))).toEqual([
      ['lexicon-ratio', 1, '/metadata/lexicon_ratio'],
    ]);
  });
});

describe('characters', () => {
  test.each([
    ['replacement-character', 'U+FFFD', '\uFFFD'],
    ['control', 'U+0007', '\u0007'],
    ['bidi-control', 'U+200F', '\u200F'],
    ['zero-width', 'U+200C', '\u200C'],
    ['private-use', 'U+E001', '\uE001'],
    ['surrogate', 'U+D800', '\uD800'],
    ['tatweel', 'U+0640', '\u0640'],
  ])('%s: with its place', async (name, code, char) => {
    const at = BRIDGE.indexOf('لدية');
    const text = `${BRIDGE.slice(0, at)}${char}${BRIDGE.slice(at)}`;
    const { lexicon_ratio, words } = record(1, { text: BRIDGE }).metadata;
    const line = record(1, { text, metadata: { lexicon_ratio, words } });
    const { kept } = await verifyFiles([fileOf([line])], {
      settings: [
        { id: 'word-count', level: 'off' },
        { id: 'lexicon-ratio', level: 'off' },
      ],
    });
    expect(kept).toMatchObject([{ check: name, pointer: '/text', column: '{"id":"p01#1","text":"'.length + at + 1 }]);
    expect(kept[0]?.message).toContain(code);
    expect(kept[0]?.excerpt).toMatchObject({ found: char });
  });

  test.each([
    ['surrogate', '\uD800'],
    ['control', '\u0007'],
    ['private-use', '\uE001'],
    ['bidi-control', '\u200F'],
    ['zero-width', '\u200B'],
  ])('%s: between spaces too', async (name, char) => {
    expect(await check(record(1, { title: `افتتاح ${char} الجسر` }))).toEqual([
      [name, 1, '/title'],
      ['white-space', 1, '/title'],
    ]);
  });

  test('presentation-form, persian-letter, nfc and white-space say what should stand there', async () => {
    const title = 'مجلس ﺍلأمن  يجتمع فی ال\u0627\u0653ن';
    const { kept } = await verifyFiles([fileOf([record(1, { title })])]);
    expect(kept.map(({ check, message }) => [check, message])).toEqual([
      ['presentation-form', 'a presentation form U+FE8D, to be U+0627'],
      ['persian-letter', 'a Persian letter U+06CC, to be U+064A'],
      ['nfc', 'not NFC: U+0627 U+0653, to be U+0622'],
      ['white-space', 'white space U+0020 U+0020, to be U+0020'],
    ]);
  });

  test('white-space: at the edges of paragraphs and of other texts', async () => {
    const text = `${BRIDGE} \n\n\t${WHEAT}`;
    const edged = record(1, { text, title: ' ', byline: 'سانا ', captions: ['\u3000الجسر'] });
    const { kept } = await verifyFiles([fileOf([edged])]);
    expect(kept.map(({ check, pointer, message }) => [check, pointer, message])).toEqual([
      ['white-space', '/text', 'white space U+0020, 2 times'],
      ['white-space', '/title', 'white space U+0020'],
      ['white-space', '/byline', 'white space U+0020'],
      ['white-space', '/captions/0', 'white space U+3000'],
    ]);
  });

  test('one finding a text, however often it happens', async () => {
    expect(await only(record(1, { title: 'خـبر مـن الـساحل' }))).toMatchObject({ message: 'tatweel U+0640, 3 times' });
  });

  test('diacritics, foreign letters, digits of both kinds and paired surrogates are in order', async () => {
    const text = `${BRIDGE} وقالَ المُعلِّمُ: «Reuters» ١٢ و34 😀.`;
    expect(await check(record(1, { text }))).toEqual([]);
  });

  test('mojibake: what happened to it', async () => {
    const title = Buffer.from('افتتاح الجسر الجديد فوق النهر').toString('latin1');
    expect(await check(record(1, { title }))).toContainEqual(['mojibake', 1, '/title']);
  });

  test('visual-order', async () => {
    const text = [...`${BRIDGE} ${WHEAT} ${OLIVES}`].reverse().join('');
    expect((await check(record(1, { text }))).map(([check]) => check)).toContain('visual-order');
  });

  test('letters and non-joiners of another language are in order', async () => {
    const text = 'نمایشگاه بین‌المللی کتاب دیروز با حضور ناشران ایرانی در تهران گشایش یافت.';
    expect(await check(record(1, { text }))).toEqual([]);
    expect(await check(record(1, { text: text.replaceAll(/[گپ]/gu, 'ک') }))).toEqual([
      ['zero-width', 1, '/text'],
      ['persian-letter', 1, '/text'],
    ]);
  });

  test('markup: what it is, one finding a paragraph', async () => {
    const marked = record(1, { title: '## افتتاح الجسر', text: `${BRIDGE}\n\n<div>قال **الوزير** نعم</div>` });
    expect(await check(marked)).toEqual([
      ['markup', 1, '/text'],
      ['markup', 1, '/title'],
    ]);
    expect(await only(record(1, { title: '## افتتاح الجسر' }))).toMatchObject({ message: 'markup: heading 2' });
    expect(await check(record(1, { title: '#افتتاح_الجسر & <5 | 2 * 3' }))).toEqual([]);
  });
});

describe('texts', () => {
  test('paragraph-break', async () => {
    expect(await check(record(1, { text: `${BRIDGE}\n${WHEAT}` }))).toEqual([['paragraph-break', 1, '/text']]);
    expect(await check(record(1, { title: 'عنوان\nطويل' }))).toEqual([['paragraph-break', 1, '/title']]);
  });

  test.each(['\n\n', ' \n\n', '\n\n\n'])('blank-paragraph: %j before the text', async (blank) => {
    expect(await check(record(1, { text: `${blank}${BRIDGE}` }))).toEqual([['blank-paragraph', 1, '/text']]);
  });

  test('blank-paragraph: in a run of line breaks without end', async () => {
    const breaks = ' \n\n'.repeat(100_000);
    expect(await check(record(1, { text: `${BRIDGE}${breaks}${WHEAT}` }))).toContainEqual([
      'blank-paragraph',
      1,
      '/text',
    ]);
  });

  test.each(['\n\n\n\n', '\n\n \n\n', '\n\n\n'])('blank-paragraph: %j between paragraphs', async (blank) => {
    expect(await check(record(1, { text: `${BRIDGE}${blank}${WHEAT}` }))).toEqual([['blank-paragraph', 1, '/text']]);
  });

  test('empty-text: unless it is flagged', async () => {
    expect(await check(record(1, { text: '' }))).toEqual([['empty-text', 1, '/text']]);
    expect(await check(record(1, { text: '', metadata: { flags: ['no-body'] } }))).toEqual([]);
  });

  test('short-text', async () => {
    expect(await check(record(1, { text: 'انتهى اللقاء.' }))).toEqual([['short-text', 1, '/text']]);
  });

  test('arabic-share', async () => {
    const text = 'The bridge over the river was opened yesterday morning, and the mayor was there: افتتاح الجسر.';
    expect(await check(record(1, { text }))).toEqual([['arabic-share', 1, '/text']]);
  });

  test('non-words', async () => {
    const text = `${'غخظ ضصث شسق ذدج '.repeat(6)}${BRIDGE}`.trim();
    expect(await check(record(1, { text }))).toEqual([['non-words', 1, '/text']]);
  });

  test('title-like-body: many words, or a sentence of thirty', async () => {
    expect(await check(record(1, { title: `${SENTENCES[8]} ${SENTENCES[9]} ${SENTENCES[7]}` }))).toEqual([
      ['title-like-body', 1, '/title'],
    ]);
    expect(await check(record(1, { title: SENTENCES[8] }))).toEqual([]);
  });

  test('byline-like-body', async () => {
    expect(await check(record(1, { byline: SENTENCES[8] }))).toEqual([['byline-like-body', 1, '/byline']]);
    expect(await check(record(1, { byline: 'القاهرة - أ. ف. ب.' }))).toEqual([]);
  });

  test('body-like-title', async () => {
    const title = 'افتتاح جسر جديد فوق النهر';
    expect(await check(record(1, { title, text: `إفتتاح جسر جديد فوق النهر\n\n${WHEAT}` }))).toEqual([
      ['body-like-title', 1, '/text'],
    ]);
  });

  test.each(['دمشق - سانا', 'القاهرة - محمد الأسعد', 'كتب سليم النجار', 'رويترز'])(
    'body-like-byline: %s',
    async (byline) => {
      expect(await check(record(1, { text: `${byline}\n\n${BRIDGE}` }))).toEqual([['body-like-byline', 1, '/text']]);
    },
  );

  test('body-like-byline: a sentence that opens with such a word is none', async () => {
    expect(await check(record(1, { text: `كتب الوزير إلى المجلس رسالة طويلة.\n\n${BRIDGE}` }))).toEqual([]);
  });

  test('repeated-paragraph: letter for letter in one record; short ones may stand twice', async () => {
    expect(await check(record(1, { text: `${BRIDGE}\n\nوانتهى اللقاء.\n\nوانتهى اللقاء.\n\n${BRIDGE}` }))).toEqual([
      ['repeated-paragraph', 1, '/text'],
    ]);
  });

  test('repeat: misread, and in another record', async () => {
    const text = `${WHEAT}\n\n${BRIDGE.replace('جديدا', 'حديدا').replace('النهر', 'البهر')}`;
    const found = await only(record(1, { text: BRIDGE }), record(2, { text }));
    expect(found).toMatchObject({ check: 'repeat', line: 2, pointer: '/text' });
    expect(found?.message).toMatch(/^13 words that p01#1 has in paragraph 1 \((?:noisy|exact)/);
  });

  test('correction: a word, and a phrase of words that are right alone', async () => {
    const text = `${BRIDGE} وسافر إلى الولابات المتحدة اللدان.`;
    const { kept } = await verifyFiles([fileOf([record(1, { text })])]);
    expect(kept).toMatchObject([
      {
        check: 'correction',
        message: expect.stringMatching(/^الولابات المتحدة is left uncorrected: الولايات المتحدة \(built-in:\d+\)$/),
      },
    ]);
    expect(await check(record(1, { text: `${BRIDGE} واحتفل الناس في عبد الفطر.` }))).toEqual([
      ['correction', 1, '/text'],
    ]);
    expect(await check(record(1, { text: `${BRIDGE} وحضر عبد الرحمن.` }))).toEqual([]);
  });
});
