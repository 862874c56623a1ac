import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { compress, init } from '@bokuweb/zstd-wasm';
import { describe, expect, test } from 'vitest';
import { BIN, HARBOUR, recordsOf, run, SCHOOLS, workFolder } from './warraq.js';

const ids = (ended: { code: number | null; stdout: string; stderr: string }) => recordsOf(ended).map(({ id }) => id);
const paths = (ended: { code: number | null; stdout: string; stderr: string }) =>
  recordsOf(ended).map(({ metadata }) => metadata.path);

describe('compressed pages', () => {
  test('in a folder, in a pipe and by name give the records of the pages in them', async () => {
    await init();
    const files = {
      'daily/a.txt.gz': gzipSync(HARBOUR),
      'daily/b.txt.zst': compress(Buffer.from(SCHOOLS)),
      'plain/a.txt': HARBOUR,
      'plain/b.txt': SCHOOLS,
    };
    const { warraq, pipe } = workFolder(files);
    const packed = await warraq('clean', 'daily', '--source', 'x');
    expect(packed).toMatchObject({ code: 0 });
    expect(paths(packed)).toEqual(['a.txt.gz', 'b.txt.zst']);
    const plain = await warraq('clean', 'plain', '--source', 'x');
    expect(packed.stdout.replaceAll(/(\.txt)\.(?:gz|zst)/g, '$1')).toBe(plain.stdout);
    const piped = await pipe(gzipSync(HARBOUR), 'clean', '-', '--quiet');
    expect(piped.stdout).toBe((await pipe(HARBOUR, 'clean', '-', '--quiet')).stdout);
  });

  test('cut short or damaged are told with their file; the other pages are cleaned', async () => {
    const whole = gzipSync(HARBOUR);
    const { warraq } = workFolder({
      'daily/a.txt.gz': whole.subarray(0, whole.length >> 1),
      'daily/b.txt.zst': HARBOUR,
      'daily/c.txt': SCHOOLS,
    });
    const ended = await warraq('clean', 'daily', '--quiet');
    expect(ids(ended)).toEqual(['c#1']);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toBe(
      'warraq: daily/a.txt.gz: compressed data that is cut short: copy or compress the file again\n' +
        'warraq: daily/b.txt.zst: damaged compressed data: copy or compress the file again\n',
    );
  });

  test('a bomb is left where its limit is', async () => {
    const { warraq } = workFolder({ 'bomb.txt.gz': gzipSync(Buffer.alloc(200 << 20, 'ا')) });
    const ended = await warraq('clean', 'bomb.txt.gz', '--max-page-bytes', '1M');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^warraq: bomb\.txt\.gz: more than 1 MB: part its pages .+--max-page-bytes\n$/);
  });

  test('explain reads one page of them as clean would', async () => {
    const rows = [
      { id: 'one', doc: { body: SCHOOLS } },
      { id: 'two#b', doc: { body: HARBOUR } },
    ];
    const { warraq } = workFolder({
      'rows.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
      'vol.ocr': `${SCHOOLS}\n===\n${HARBOUR}`,
    });
    const explained = async (...args: string[]) => (await warraq('explain', ...args, '--json')).stdout;
    const field = ['--from', 'jsonl', '--text-field', 'doc.body'];
    for (const args of [
      ['rows.jsonl#two#b', ...field],
      ['rows.jsonl#p0002', ...field],
      ['vol.ocr#p0002', '--page-separator', '\\n===\\n'],
    ])
      expect(await explained(...args)).toContain('مرفأ المدينة يستقبل');
    const ended = await warraq('explain', 'rows.jsonl#three', ...field);
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining('rows.jsonl#three: no such page')]);
  });

  test('explain of a file of many pages names another that it has; not where notes are not wanted', async () => {
    const { warraq } = workFolder({ 'vol.txt': `${HARBOUR}\f\n\f${SCHOOLS}\f`, 'one.txt': `${HARBOUR}\f\n\f` });
    const { stderr } = await warraq('explain', 'vol.txt');
    expect(stderr).toBe('warraq: vol.txt has more pages than the one shown: name one as vol.txt#p0003\n');
    expect(await warraq('explain', 'vol.txt#p0003')).toMatchObject({ code: 0, stderr: '' });
    expect((await warraq('explain', 'one.txt')).stderr).toBe('');
    expect((await warraq('explain', 'vol.txt', '--log-level', 'error')).stderr).toBe('');
  });

  test('explain and dict suggest read them too', async () => {
    const { warraq } = workFolder({ 'p.txt.gz': gzipSync(HARBOUR), 'vol.txt': `${HARBOUR}\f${SCHOOLS}` });
    const explained = async (page: string) => JSON.parse((await warraq('explain', page, '--json')).stdout);
    const title = async (page: string) => JSON.stringify(await explained(page));
    expect(await title('p.txt.gz')).toContain('أول باخرة بعد التوسعة');
    expect(await title('vol.txt#p0002')).toContain('المدارس الريفية تفتح أبوابها');
    const ended = await warraq('explain', 'vol.txt#p0003');
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringMatching(/^warraq: vol\.txt#p0003: no such page: /) });
    expect((await warraq('dict', 'suggest', 'vol.txt')).stderr).toMatch(/^warraq: 2 pages, /);
  });
});

describe('many pages in a file', () => {
  test('form feeds part them; each has lines of its own', async () => {
    const { warraq, pipe } = workFolder({ 'vol.txt': `${HARBOUR}\f${SCHOOLS}\f` });
    const ended = await warraq('clean', 'vol.txt');
    expect(ended.code).toBe(0);
    expect(recordsOf(ended)).toMatchObject([
      { id: 'vol#p0001#1', metadata: { path: 'vol.txt#p0001', lines: [[1, 7]] } },
      { id: 'vol#p0002#1', metadata: { path: 'vol.txt#p0002', lines: [[1, 7]] } },
    ]);
    expect(ids(await pipe(`${HARBOUR}\f${SCHOOLS}`, 'clean', '-'))).toEqual(['stdin#p0001#1', 'stdin#p0002#1']);
  });

  test('a page with the form feed of its engine is one page, as before', async () => {
    expect(ids(await workFolder({ 'p.txt': `${HARBOUR}\f` }).warraq('clean', 'p.txt'))).toEqual(['p#1']);
  });

  test('--page-separator names another, with escapes', async () => {
    const { warraq } = workFolder({ 'vol.txt': `${HARBOUR}\n=====\n${SCHOOLS}` });
    const ended = await warraq('clean', 'vol.txt', '--page-separator', String.raw`\n=====\n`);
    expect(ids(ended)).toEqual(['vol#p0001#1', 'vol#p0002#1']);
    expect(await warraq('clean', 'vol.txt', '--page-separator', String.raw`\x`)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^warraq: .*\\x is unknown.*\n$/),
    });
  });

  test('a page that fails is named in its file', async () => {
    const broken = Buffer.concat([Buffer.from(`${HARBOUR}\fنص `), Buffer.from([0xff]), Buffer.from(` نص\f${SCHOOLS}`)]);
    const ended = await workFolder({ 'vol.txt': broken }).warraq('clean', 'vol.txt', '--quiet');
    expect(ids(ended)).toEqual(['vol#p0001#1', 'vol#p0003#1']);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^warraq: vol\.txt, page 2: broken UTF-8 sequence \(byte 5\): /);
  });
});

describe('pages with a layout', () => {
  /** The lines of a text as ALTO has them. */
  const altoOf = (text: string): string => {
    const words = (line: string): string =>
      line
        .split(' ')
        .map((word) => `<String CONTENT="${word}"/>`)
        .join('<SP/>');
    const blocks = text
      .split('\n\n')
      .map((block) => block.split('\n').map((line) => `<TextLine>${words(line)}</TextLine>`));
    const body = blocks.map((lines) => `<TextBlock>${lines.join('')}</TextBlock>`).join('');
    return `<?xml version="1.0"?><alto><Layout><Page>${body}</Page></Layout></alto>`;
  };
  const alto = altoOf(SCHOOLS);

  test('give the articles of their text, and a log that goes by its lines', async () => {
    const { warraq } = workFolder({ 'alto/a.xml': alto, 'text/a.txt': SCHOOLS });
    const [layout, text] = [await warraq('clean', 'alto/*.xml'), await warraq('clean', 'text')];
    const told = recordsOf(layout).map(({ id, title, text }) => ({ id, title, text }));
    expect(told).toEqual(recordsOf(text).map(({ id, title, text }) => ({ id, title, text })));
    await warraq('clean', 'alto/*.xml', '-o', 'out');
    expect(await warraq('verify', 'out', '--against', 'alto/*.xml')).toMatchObject({ code: 0 });
  });

  test('are told of where they are cut short; the others are cleaned', async () => {
    const { warraq } = workFolder({ 'alto/a.xml': alto.slice(0, -40), 'alto/b.xml': alto });
    const ended = await warraq('clean', 'alto/*.xml');
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(
      `alto/a.xml: ALTO file cut short (byte ${Buffer.byteLength(alto) - 40}): have it written again`,
    );
    expect(paths(ended)).toEqual(['b.xml']);
  });

  test('are named for a folder that holds no text', async () => {
    const { warraq } = workFolder({ 'alto/a.xml': alto });
    const ended = await warraq('clean', 'alto');
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining('name them: "alto/**/*.xml"')]);
  });
});

describe('JSON lines', () => {
  const lines = (...records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

  test('records are pages, in a pipe and in files; bad lines are told and the others go on', async () => {
    const good = { id: 'n/2009-03-14/1', text: HARBOUR, source: 'nahar', metadata: { page: 1 } };
    const text = `${lines(good)}{"id": "b", \n${lines({ text: SCHOOLS })}`;
    const { warraq, pipe } = workFolder({ 'scans/big.jsonl.gz': gzipSync(text), 'scans/notes.txt': 'لا شيء' });
    const piped = await pipe(text, 'clean', '--from', 'jsonl', '-', '--quiet');
    expect(recordsOf(piped)).toMatchObject([
      { id: 'n/2009-03-14/1#1', source: 'nahar', date: '2009-03-14' },
      { id: 'stdin#p0003#1', source: 'stdin' },
    ]);
    expect(piped).toMatchObject({
      code: 1,
      stderr: 'warraq: stdin: no JSON (line 2): repair the line, or leave it out\n',
    });
    const ended = await warraq('clean', '--from', 'jsonl', 'scans', '--quiet');
    expect(ids(ended)).toEqual(['n/2009-03-14/1#1', 'big#p0003#1']);
    expect(ended.stderr).toBe('warraq: scans/big.jsonl.gz: no JSON (line 2): repair the line, or leave it out\n');
  });

  test('--text-field and --id-field name other keys; --source is for all', async () => {
    const text = lines({ doc: { key: 'k1', raw: HARBOUR }, source: 'z' });
    const fields = ['--text-field', 'doc.raw', '--id-field', 'doc.key', '--source', 's'];
    const ended = await workFolder({ 'a.jsonl': text }).warraq('clean', 'a.jsonl', ...fields);
    expect(recordsOf(ended)).toMatchObject([{ id: 'k1#1', source: 's' }]);
  });

  test('a line of 200 MB is told, not read', async () => {
    const { warraq, at } = workFolder();
    const long = `{"id":"x","text":"${'x'.repeat(200_000_000)}"}\n`;
    writeFileSync(at('a.jsonl'), `${long}${lines({ id: 'y', text: HARBOUR })}`);
    const ended = await warraq('clean', 'a.jsonl', '--quiet');
    expect(ids(ended)).toEqual(['y#1']);
    expect(ended.stderr).toMatch(/^warraq: a\.jsonl: more than 64 MB \(line 1\): .+\n$/);
  });

  test('the manifest tells of the pages, and of the lines that are none', async () => {
    const { warraq, at } = workFolder({ 'a.jsonl': `${lines({ id: 'k', text: HARBOUR })}[]\n` });
    await warraq('clean', 'a.jsonl', '-o', 'out', '--quiet');
    const { inputs, problems, settings } = JSON.parse(
      execFileSync('cat', [at('out/manifest.json')], { encoding: 'utf8' }),
    );
    expect(inputs).toMatchObject([{ path: 'k', bytes: Buffer.byteLength(HARBOUR), encoding: 'utf-8' }]);
    expect(problems).toEqual([{ path: 'a.jsonl', reason: 'no JSON object', where: 'line 2' }]);
    expect(settings).toMatchObject({
      from: 'told by the name',
      textField: 'text, or another that is clearly meant',
      idField: 'id',
      pageSeparator: '\f',
    });
  });
});

describe('--files-from', () => {
  const files = { 'scans/1/a.txt': HARBOUR, 'scans/2/a.txt': SCHOOLS };

  test('one name a line, from a file or stdin; paths are those of the list', async () => {
    const { warraq, pipe } = workFolder({ ...files, list: './scans/1/a.txt\r\n\nscans/2/a.txt\n' });
    const ended = await warraq('clean', '--files-from', 'list');
    expect(paths(ended)).toEqual(['scans/1/a.txt', 'scans/2/a.txt']);
    expect((await pipe('scans/2/a.txt\nscans/1/a.txt', 'clean', '--files-from', '-')).stdout).toBe(ended.stdout);
    expect((await pipe('\ufeffscans/2/a.txt\r\nscans/1/a.txt', 'clean', '--files-from', '-')).stdout).toBe(
      ended.stdout,
    );
  });

  test.skipIf(process.platform !== 'linux')(
    'names with line breaks, quotes and other bytes, NUL after each',
    async () => {
      const { folder, at } = workFolder({ 'd/two\nlines.txt': HARBOUR, 'd/q\'u"o.txt': SCHOOLS });
      writeFileSync(Buffer.concat([Buffer.from(at('d/')), Buffer.from([0xe5, 0xd1]), Buffer.from('.txt')]), HARBOUR);
      symlinkSync('loop.txt', at('d/loop.txt'));
      symlinkSync('.', at('d/again'));
      const clean = `"${process.execPath}" "${BIN}" clean --quiet --dedup off`;
      const ended = await run('bash', ['-c', `find d -name "*.txt" -print0 | ${clean} --files-from - -0`], folder);
      expect(paths(ended)).toEqual(['d/%E5%D1.txt', 'd/q\'u"o.txt', 'd/two\nlines.txt']);
      expect(ended.stderr).toMatch(/^warraq: d\/loop\.txt: a symbolic link that leads back to itself: .+\n$/);
      const walked = await run('bash', ['-c', `${clean} d`], folder);
      expect(paths(walked)).toEqual(['%E5%D1.txt', 'q\'u"o.txt', 'two\nlines.txt']);
    },
  );

  test.each([
    [['--files-from', 'gone'], /^warraq: gone: no such file or folder: .+\n$/],
    [['--files-from', 'empty'], /^warraq: empty: an empty list: .+\n$/],
    [['--files-from', 'wrong'], /^warraq: no\/such\.txt: no such file or folder: .+\n$/],
    [['--files-from', 'nuls'], /^warraq: .+: a NUL in a file name: add -0 if NULs part the names\n$/],
    [
      ['--files-from', '-', '-'],
      /^warraq: - names stdin, which cannot be both page and list; see warraq clean --help\n$/,
    ],
    [
      ['scans', '-o', ''],
      /^warraq: option '-o, --output <dir>' argument missing: it is empty; see warraq clean --help\n$/,
    ],
    [
      ['scans', '--config', ''],
      /^warraq: option '--config <file>' argument missing: it is empty; see warraq --help\n$/,
    ],
    [['scans', '--from', 'text', '--id-field', 'x'], /^warraq: --id-field cannot go with --from text; see /],
    [['-0', 'scans'], /^warraq: --null tells of a list: add --files-from; see warraq clean --help\n$/],
  ])('%j: one clear line, exit 2', async (args, message) => {
    const { warraq } = workFolder({ ...files, empty: '\n', wrong: 'no/such.txt\n', nuls: 'a.txt\0b.txt\0' });
    const ended = await warraq('clean', ...args);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(message);
  });
});

describe('compressed datasets', () => {
  test('verify and --against read them; what is cut short is an error', async () => {
    const { warraq, pipe, at } = workFolder({ 'daily/a.txt': HARBOUR, 'daily/b.txt': SCHOOLS });
    await warraq('clean', 'daily/a.txt', '-o', 'old', '--compress', 'gz');
    expect(await warraq('verify', 'old')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('1 record in 1 file'),
    });
    expect(ids(await warraq('clean', 'daily', '--against', 'old'))).toEqual(['b#1']);
    const shard = execFileSync('cat', [at('old/articles-00000.jsonl.gz')]);
    expect(await pipe(shard, 'verify', '-')).toMatchObject({ code: 0 });
    expect(gunzipSync(shard).toString()).toContain('"id":"a#1"');
    writeFileSync(at('cut.jsonl.gz'), shard.subarray(0, shard.length >> 1));
    for (const args of [
      ['verify', 'cut.jsonl.gz'],
      ['clean', 'daily', '--against', 'cut.jsonl.gz'],
    ]) {
      const ended = await warraq(...args);
      expect(ended.code).toBe(2);
      expect(ended.stderr).toBe(
        'warraq: cut.jsonl.gz: compressed data that is cut short: copy or compress the file again\n',
      );
    }
  });
});
