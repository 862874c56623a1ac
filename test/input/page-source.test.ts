import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findPages } from '../../src/input/find.js';
import { plainText } from '../../src/input/layout/layout.js';
import { pageSources, type SourceSettings } from '../../src/input/page-source.js';

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** The sources of files, or of stdin when they are one piece of it. */
async function sourcesOf(
  files: Readonly<Record<string, string | Uint8Array>> | Uint8Array,
  settings: Partial<SourceSettings> = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-source-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  async function* stdin(): AsyncGenerator<Uint8Array> {
    if (files instanceof Uint8Array) yield files;
  }
  if (!(files instanceof Uint8Array))
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const names = files instanceof Uint8Array ? ['-'] : Object.keys(files);
  const { pages } = await findPages(names, { cwd: folder });
  const sources = [];
  for await (const source of pageSources(pages, { stdin: files instanceof Uint8Array ? stdin : nothing, ...settings }))
    sources.push(source);
  return sources;
}

/** Path and content of each page, or what is wrong with it. */
async function told(...given: Parameters<typeof sourcesOf>) {
  return (await sourcesOf(...given)).map(({ page, bytes, text, problem }) =>
    problem
      ? [page.path, `${problem.reason}${problem.where ? ` (${problem.where})` : ''}`]
      : [page.path, text ?? Buffer.from(bytes ?? []).toString()],
  );
}

describe('a text file', () => {
  test('is a page as it stands, with the form feed that engines write at its end', async () => {
    expect(await told({ 'p.txt': 'نص\n' })).toEqual([['p.txt', 'نص\n']]);
    expect(await told({ 'p.txt': 'نص\n\f' })).toEqual([['p.txt', 'نص\n\f']]);
    expect(await told({ 'p.txt': '\f نص\f\n\f' })).toEqual([['p.txt', '\f نص\f\n\f']]);
  });

  test('with text after a form feed has many pages, named by number; blank ones are counted', async () => {
    expect(await told({ 'vol.txt': 'أول\n\fثان\n\f\n\fرابع\f' })).toEqual([
      ['vol.txt#p0001', 'أول\n'],
      ['vol.txt#p0002', 'ثان\n'],
      ['vol.txt#p0004', 'رابع'],
    ]);
    const [first] = await sourcesOf({ 'vol.txt': 'أ\fب' });
    expect(first?.page).toMatchObject({ stem: 'vol#p0001', place: 'page 1' });
  });

  test('may have its pages parted by other text, or by nothing', async () => {
    const settings = { pageSeparator: '\n--- page ---\n' };
    expect(await told({ 'vol.txt': 'أ\fأ\n--- page ---\nب\n--- page ---\n' }, settings)).toEqual([
      ['vol.txt#p0001', 'أ\fأ'],
      ['vol.txt#p0002', 'ب'],
    ]);
    expect(await told({ 'vol.txt': 'أ\n--- page ---\n' }, settings)).toEqual([['vol.txt', 'أ']]);
    expect(await told({ 'vol.txt': 'أ\fب' }, { pageSeparator: '' })).toEqual([['vol.txt', 'أ\fب']]);
  });

  test('of white space alone is a page still, for its problem to be told', async () => {
    expect(await told({ 'p.txt': '' })).toEqual([['p.txt', '']]);
    expect(await told({ 'p.txt': '\f\n\f' })).toEqual([['p.txt', '\f\n\f']]);
    expect(await told({ 'p.txt': '\f'.repeat(2000) })).toHaveLength(1);
    expect(await told({ 'p.txt': `${'\f'.repeat(1200)}نص` })).toEqual([['p.txt#p1201', 'نص']]);
    const blank = `\f${' '.repeat(60_000)}`;
    expect(await told({ 'p.txt': blank.repeat(9) }, { maxPageBytes: 1 << 16 })).toEqual([['p.txt', '']]);
    const once = await told({ 'p.txt': `نص${blank.repeat(9)}` }, { maxPageBytes: 1 << 16 });
    expect(once).toEqual([['p.txt#p0001', 'نص']]);
  });

  test('in UTF-16 is parted at its characters, and its pages are decoded', async () => {
    // The low byte of the Arabic comma is that of a form feed.
    const text = 'أولا، ثانيا،\n\fثالثا، رابعا';
    for (const bytes of [
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      Buffer.from(text, 'utf16le'),
    ]) {
      expect(await told({ 'vol.txt': bytes })).toEqual([
        ['vol.txt#p0001', 'أولا، ثانيا،\n'],
        ['vol.txt#p0002', 'ثالثا، رابعا'],
      ]);
    }
    const page = Buffer.from('\ufeffأولا، ثانيا', 'utf16le');
    expect((await sourcesOf({ 'p.txt': page }))[0]?.bytes).toEqual(new Uint8Array(page));
  });

  test('each page has a buffer of its own', async () => {
    for (const { bytes } of await sourcesOf({ 'vol.txt': 'أول\fثان' }))
      expect(bytes?.buffer.byteLength).toBe(bytes?.byteLength);
  });

  test('compressed is decompressed, by name; stdin by its first bytes', async () => {
    expect(await told({ 'p.txt.gz': gzipSync('نص') })).toEqual([['p.txt.gz', 'نص']]);
    expect((await sourcesOf({ 'p.txt.gz': gzipSync('نص') }))[0]?.page.stem).toBe('p');
    expect(await told(gzipSync('أ\fب'))).toEqual([
      ['stdin#p0001', 'أ'],
      ['stdin#p0002', 'ب'],
    ]);
    expect(await told(Buffer.from('نص'))).toEqual([['stdin', 'نص']]);
  });
});

test('timers and signals have their turn between pages', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++);
  onTestFinished(() => clearInterval(timer));
  const files = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.txt`, `نص ${i}`]));
  const before = turns;
  expect(await sourcesOf(files)).toHaveLength(300);
  expect(turns).toBeGreaterThan(before);
});

describe('a file that cannot be read', () => {
  test('is told in its place, the pages before and after it are there', async () => {
    const text = gzipSync(`أ\fب\f${Array.from({ length: 40_000 }, (_, i) => i).join(' ')}`);
    expect(
      await told({ 'a.txt': 'نص', 'b.txt.gz': text.subarray(0, 20_000), 'c.txt.gz': Buffer.from('نص'), 'd.txt': 'نص' }),
    ).toEqual([
      ['a.txt', 'نص'],
      ['b.txt.gz#p0001', 'أ'],
      ['b.txt.gz#p0002', 'ب'],
      ['b.txt.gz', 'compressed data that is cut short'],
      ['c.txt.gz', 'damaged compressed data'],
      ['d.txt', 'نص'],
    ]);
  });

  test('a page larger than it may be ends its file', async () => {
    const settings = { maxPageBytes: 1 << 16 };
    const large = 'ا'.repeat(1 << 16);
    expect(await told({ 'a.txt': large, 'b.txt': 'نص' }, settings)).toEqual([
      ['a.txt', 'more than 64 KB'],
      ['b.txt', 'نص'],
    ]);
    expect(await told({ 'bomb.txt.gz': gzipSync(large) }, settings)).toEqual([['bomb.txt.gz', 'more than 64 KB']]);
    expect(await told({ 'vol.txt': `أ\f${large}\fب` }, settings)).toEqual([
      ['vol.txt#p0001', 'أ'],
      ['vol.txt#p0002', 'more than 64 KB (the rest of the file was not read)'],
    ]);
  });
});

const lines = (...records: unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('JSON lines', () => {
  test('each record is a page, under its id', async () => {
    const dolma = { id: 'n/2009/1', text: 'أول', source: 'nahar', metadata: {} };
    expect(await told({ 'a.jsonl': lines(dolma, { id: 7, text: 'ثان' }, { text: 'ثالث' }) })).toEqual([
      ['n/2009/1', 'أول'],
      ['7', 'ثان'],
      ['a.jsonl#p0003', 'ثالث'],
    ]);
    const [first, , third] = await sourcesOf({ 'a.jsonl': lines(dolma, 1, { text: 'ثالث' }) });
    expect(first?.page).toMatchObject({ stem: 'n/2009/1', root: 'nahar', place: 'line 1' });
    expect(third?.page).toMatchObject({ stem: 'a#p0003', place: 'line 3' });
  });

  test('an id that was there before, or is that of another page, does not name a second one', async () => {
    const files = { 'a.jsonl': lines({ id: 'x', text: 'أ' }, { id: 'x', text: 'ب' }, { id: 'p', text: 'ج' }) };
    expect(await told({ ...files, 'p.txt': 'نص' })).toEqual([
      ['x', 'أ'],
      ['a.jsonl#p0002', 'ب'],
      ['a.jsonl#p0003', 'ج'],
      ['p.txt', 'نص'],
    ]);
  });

  test('the text is under another key that is clearly meant, or under the one named', async () => {
    const nested = { doc: { name: 'k', txt: 'أ' }, 'a.b': 'ب' };
    expect(await told({ 'a.jsonl': lines({ id: 'k', raw_content: 'أ' }) })).toEqual([['k', 'أ']]);
    const fields = { textField: 'doc.txt', idField: 'doc.name' };
    expect(await told({ 'a.jsonl': lines(nested) }, fields)).toEqual([['k', 'أ']]);
    expect(await told({ 'a.jsonl': lines(nested) }, { textField: 'a.b' })).toEqual([['a.jsonl#p0001', 'ب']]);
    expect(await told({ 'a.jsonl': lines({ body: 'أ', content: 'ب' }) })).toEqual([
      ['a.jsonl', 'a record without text (line 1)'],
    ]);
    expect(await told({ 'a.jsonl': lines({ text: 'أ' }) }, { textField: 'body' })).toEqual([
      ['a.jsonl', 'no text in body (line 1)'],
    ]);
  });

  test('a bad line is told with its number, and the others go on; blank ones are nothing', async () => {
    const bad = Buffer.concat([
      Buffer.from(`\ufeff${lines({ id: 'a', text: 'أ' })}\n{"id": "b", \n[1]\n{"text": "\\ud800"}\n{"text": " "}\n`),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from(`${lines({ id: 'long', text: 'ا'.repeat(1 << 16) })}{"id": "z", "text": "ي"}`),
    ]);
    expect(await told({ 'a.jsonl': bad }, { maxPageBytes: 1 << 16 })).toEqual([
      ['a', 'أ'],
      ['a.jsonl', 'no JSON (line 3)'],
      ['a.jsonl', 'no JSON object (line 4)'],
      ['a.jsonl', 'an unpaired surrogate in the text (line 5)'],
      ['a.jsonl', 'a record with empty text (line 6)'],
      ['a.jsonl', 'broken UTF-8 (line 7)'],
      ['a.jsonl', 'more than 64 KB (line 8)'],
      ['z', 'ي'],
    ]);
    expect(await told({ 'a.jsonl': '' })).toEqual([['a.jsonl', 'an empty file']]);
  });

  test('are named after their line where the id is a number that was rounded, and refused where it is broken', async () => {
    const big = '{"id": 1234567890123456789, "text": "أ"}\n{"id": 12, "text": "ب"}\n';
    expect((await told({ 'a.jsonl': big })).map(([path]) => path)).toEqual(['a.jsonl#p0001', '12']);
    const broken = '{"id": "\\ud800", "text": "أ"}\n{"source": "\\udfff", "text": "ب"}\n';
    expect((await told({ 'a.jsonl': broken })).map(([, what]) => what)).toEqual([
      'an unpaired surrogate in the id or the source (line 1)',
      'an unpaired surrogate in the id or the source (line 2)',
    ]);
  });

  test('are known by the name of a file, not of stdin', async () => {
    const record = lines({ id: 'k', text: 'أ' });
    expect(await told({ 'a.ndjson.gz': gzipSync(record) })).toEqual([['k', 'أ']]);
    expect(await told({ 'a.jsonl': record }, { form: 'text' })).toEqual([['a.jsonl', record]]);
    expect(await told({ 'a.txt': record }, { form: 'jsonl' })).toEqual([['k', 'أ']]);
    expect(await told(Buffer.from(record), { form: 'jsonl' })).toEqual([['k', 'أ']]);
  });
});

describe('a file that is no text', () => {
  test.each([
    ['a PDF', '%PDF-1.4\n%\u00e2\f1 0 obj'],
    ['a zip archive', 'PK\u0003\u0004\u0014\f'],
    ['a picture', '\u0089PNG\r\n\u001a\n\f'],
    ['gzip data', '\u001f\u008b\u0008\f\f'],
    ['a binary file', `\u0001\u0000\u00ff\f${'\u0002\u00aa\f'.repeat(99)}`],
  ])('is told once: %s', async (reason, content) => {
    expect(await told({ p: Buffer.from(content, 'latin1') })).toEqual([['p', reason]]);
  });

  test('is not one of text with some damage', async () => {
    const text = `${'نص طويل '.repeat(20)}\u0000\n\f${'نص '.repeat(9)}`;
    expect((await told({ p: text })).map(([path]) => path)).toEqual(['p#p0001', 'p#p0002']);
  });
});

describe('a file with a layout', () => {
  const block = (text: string): string => `<TextBlock><TextLine><String CONTENT="${text}"/></TextLine></TextBlock>`;
  const alto = (...pages: string[]): string =>
    `<?xml version="1.0"?>\n<a:alto xmlns:a="x"><Layout>${pages.map((body) => `<Page ID="p">${body}</Page>`).join('')}</Layout></a:alto>`;
  const read = async (...given: Parameters<typeof sourcesOf>) =>
    (await sourcesOf(...given)).map(({ page, bytes, problem }) => [
      page.path,
      problem?.reason ?? plainText(Buffer.from(bytes ?? []).toString()).text,
    ]);

  test('of one page is that page, byte for byte', async () => {
    const one = alto(block('خبر'));
    expect(await told({ 'p.xml': one })).toEqual([['p.xml', one]]);
  });

  test('of many has each under its number; those without a word are counted', async () => {
    expect(await read({ 'vol.xml': alto(block('أول'), '<TextBlock> </TextBlock>', block('ثالث')) })).toEqual([
      ['vol.xml#p0001', 'أول\n'],
      ['vol.xml#p0003', 'ثالث\n'],
    ]);
    const hocr = (...pages: string[]): string =>
      `<html><head><title>x</title><meta name='ocr-system' content='t'/><meta name='ocr-capabilities' content='ocr_page ocr_carea'/></head><body>${pages
        .map(
          (text, i) =>
            `<div class='ocr_page' id='page_${i}'><p class='ocr_par'><span class='ocr_line'>${text}</span></p></div>`,
        )
        .join('\n')}</body></html>`;
    expect(await read({ 'vol.hocr': hocr('أول', ' ', 'ثالث') })).toEqual([
      ['vol.hocr#p0001', 'أول\n'],
      ['vol.hocr#p0003', 'ثالث\n'],
    ]);
  });

  test('of responses has each under its number', async () => {
    const response = (text: string): object => ({ fullTextAnnotation: { text } });
    const batch = JSON.stringify({ responses: [response('أول'), response(''), response('ثالث')] });
    expect(await read({ 'vol.json': batch })).toEqual([
      ['vol.json#p0001', 'أول\n'],
      ['vol.json#p0003', 'ثالث\n'],
    ]);
    const one = JSON.stringify({ responses: [response('أول')] });
    expect(await told({ 'p.json': one })).toEqual([['p.json', one]]);
    expect(await read({ 'vol.json': batch }, { maxPageBytes: 10 })).toEqual([['vol.json', 'more than 10 bytes']]);
  });

  test.each([
    ['Azure', (text: string) => ({ lines: [{ content: text }] }), (pages: object[]) => ({ analyzeResult: { pages } })],
    [
      'Azure Read',
      (text: string) => ({ lines: [{ text }] }),
      (pages: object[]) => ({ analyzeResult: { readResults: pages } }),
    ],
    ['Mistral', (markdown: string) => ({ markdown }), (pages: object[]) => ({ pages })],
  ])('of an answer of %s has each page under its number', async (_, pageOf, answerOf) => {
    const book = JSON.stringify(answerOf([pageOf('أول'), pageOf(''), pageOf('ثالث')]));
    expect(await read({ 'vol.json': book })).toEqual([
      ['vol.json#p0001', 'أول\n'],
      ['vol.json#p0003', 'ثالث\n'],
    ]);
    const one = JSON.stringify(answerOf([pageOf('أول')]));
    expect(await told({ 'p.json': one })).toEqual([['p.json', one]]);
    expect(await told({ 'p.json': book.slice(0, -1) })).toEqual([['p.json', book.slice(0, -1)]]);
  });

  test('of a document of many pages has each under its number', async () => {
    const page = (startIndex: number, endIndex: number): object => ({
      layout: { textAnchor: { textSegments: [{ startIndex, endIndex }] } },
    });
    const book = JSON.stringify({ text: 'أول\n\nثالث\n', pages: [page(0, 4), page(4, 5), page(5, 10)] });
    expect(await read({ 'vol.json': book })).toEqual([
      ['vol.json#p0001', 'أول\n'],
      ['vol.json#p0003', 'ثالث\n'],
    ]);
  });

  test('is one page where nothing parts pages', async () => {
    const two = alto(block('أول'), block('ثان'));
    expect(await told({ 'p.xml': two }, { pageSeparator: '' })).toEqual([['p.xml', two]]);
  });

  test('without any word is a page still, for its problem to be told', async () => {
    expect(await read({ 'p.xml': alto('', '') })).toEqual([['p.xml', '']]);
  });

  test('that is cut short keeps the pages before the cut', async () => {
    const [first, second] = await sourcesOf({ 'vol.xml': alto(block('أول'), block('ثان')).slice(0, -30) });
    expect(plainText(Buffer.from(first?.bytes ?? []).toString()).text).toBe('أول\n');
    expect(() => plainText(Buffer.from(second?.bytes ?? []).toString())).toThrow('ALTO file cut short');
  });

  test('with a page that is too large keeps those before', async () => {
    const file = alto(block('أول'), block('ب'.repeat(2000)));
    expect(await read({ 'vol.xml': file }, { maxPageBytes: 1000 })).toEqual([
      ['vol.xml#p0001', 'أول\n'],
      ['vol.xml#p0002', 'more than 1000 bytes'],
    ]);
  });
});
