import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { HARBOUR, SCHOOLS, workFolder } from './warraq.js';

const PAGES = { 'daily/a.txt': SCHOOLS, 'daily/b.txt': `${HARBOUR}\n${SCHOOLS}` };

/** More pages than one shard of 1K holds. */
const MANY = Object.fromEntries([
  ...Object.entries(PAGES),
  ...Array.from({ length: 20 }, (_, i) => [`daily/c${i}.txt`, `${HARBOUR}${i}`]),
]);

describe('warraq verify --against', () => {
  test('proves what clean wrote; scans are named as for clean', async () => {
    const { warraq } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out');
    const clean = { code: 0, stderr: '', stdout: '2 records in 1 file: no findings\n' };
    expect(await warraq('verify', 'out', '--against', 'daily')).toEqual(clean);
    expect(await warraq('verify', 'out', '--against', 'daily/a.txt', 'daily/b.txt')).toEqual(clean);
    expect(await warraq('verify', 'out', '--against', 'daily/*.txt')).toEqual(clean);
  });

  test('pages inside files and compressed ones', async () => {
    const { warraq } = workFolder({ 'daily/vol.txt': `${SCHOOLS}\f${HARBOUR}`, 'daily/z.txt.gz': gzipSync(HARBOUR) });
    await warraq('clean', 'daily', '-o', 'out', '--dedup', 'off');
    const ended = await warraq('verify', 'out', '--against', 'daily', '--check', 'repeat=off');
    expect(ended).toMatchObject({ code: 0, stdout: '3 records in 1 file: no findings\n' });
  });

  test.each([
    ['--compress gz', ['--compress', 'gz']],
    ['--compress zst', ['--compress', 'zst']],
    ['--layout hf', ['--layout', 'hf', '--shard-size', '1K']],
  ])('a corpus in another form: %s', async (_, form) => {
    const { warraq, at } = workFolder(MANY);
    await warraq('clean', 'daily', '-o', 'out', ...form);
    const sound = await warraq('verify', 'out', '--against', 'daily', '--check', 'repeat=off');
    expect([sound.code, sound.stderr]).toEqual([0, '']);
    writeFileSync(at('daily/a.txt'), HARBOUR);
    const changed = await warraq('verify', 'out', '--against', 'daily', '--check', 'repeat=off', '--format', 'json');
    expect(changed.stdout).toContain('"page-changed"');
  });

  test('what a page repeats is looked up in a compressed corpus too', async () => {
    const { warraq, at } = workFolder(MANY);
    await warraq('clean', 'daily', '-o', 'out', '--compress', 'gz');
    const log = at('out/changes-00000.jsonl.gz');
    const lines = gunzipSync(readFileSync(log)).toString();
    expect(lines).toContain('"path":"a.txt","line":5');
    writeFileSync(log, gzipSync(lines.replaceAll('"path":"a.txt","line":5', '"path":"a.txt","line":7')));
    const { stdout } = await warraq('verify', 'out', '--against', 'daily', '--check', 'manifest=off');
    expect(stdout).toContain('paragraph 1 of a#1 does not stand at line 7');
  });

  test('a damaged file of a compressed corpus is exit 2, in one line', async () => {
    const { warraq, at } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out', '--compress', 'gz');
    const log = at('out/changes-00000.jsonl.gz');
    writeFileSync(log, readFileSync(log).subarray(0, -20));
    const ended = await warraq('verify', 'out', '--against', 'daily');
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/^warraq: out\/changes-00000\.jsonl\.gz: compressed data that is cut short: .+\n$/);
  });

  test('records of JSON lines, in the order of their file and with ids of their own', async () => {
    const lines = [
      { id: 'z', text: SCHOOLS },
      { id: 'b.1', text: HARBOUR, source: 'weekly' },
      { text: SCHOOLS.replace('الريفية', 'البعيدة') },
      { id: 'broken' },
      { id: 'a', text: `${HARBOUR}\n${SCHOOLS}` },
    ];
    const jsonl = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const { warraq, at } = workFolder({ 'in/y.jsonl.gz': gzipSync(jsonl), 'in/x.txt': HARBOUR });
    const given = ['in/y.jsonl.gz', 'in/x.txt'];
    expect((await warraq('clean', ...given, '-o', 'out')).code).toBe(1);
    const proof = ['verify', 'out', '--check', 'repeat=off', '--against', ...given];
    expect(await warraq(...proof)).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(at('in/y.jsonl.gz'), gzipSync(jsonl.replace('"z"', '"zz"')));
    const { stdout } = await warraq(...proof);
    expect(stdout).toContain('page-missing  z is none of the scans');
    expect(stdout).toContain('page-not-in-corpus  in no record and no change');
  });

  test('reads the scans as they were read: --from, --text-field, --page-separator, --encoding', async () => {
    const { warraq } = workFolder({
      'rows/a.jsonl': `${JSON.stringify({ name: 'one', doc: { body: HARBOUR } })}\n`,
      'vols/v.txt': `${SCHOOLS}\n===\n${HARBOUR}`,
      'wide/w.txt': Buffer.from(`${SCHOOLS}\f${HARBOUR}`, 'utf16le'),
    });
    await warraq('clean', 'rows', '-o', 'r', '--from', 'jsonl', '--text-field', 'doc.body', '--id-field', 'name');
    await warraq('clean', 'vols', '-o', 'v', '--page-separator', '\\n===\\n');
    await warraq('clean', 'wide', '-o', 'w', '--encoding', 'utf-16le');
    for (const [corpus, scans] of [
      ['r', 'rows'],
      ['v', 'vols'],
      ['w', 'wide'],
    ]) {
      const ended = await warraq('verify', corpus ?? '', '--against', scans ?? '', '--check', 'repeat=off');
      expect([corpus, ended.code, ended.stderr]).toEqual([corpus, 0, '']);
    }
  });

  test('standard input cannot be read again, and a file that keeps it can', async () => {
    const { warraq, pipe, at } = workFolder({ 'daily/a.txt': SCHOOLS });
    await pipe(HARBOUR, 'clean', 'daily', '-', '-o', 'out');
    for (const scans of [['-'], ['daily']]) {
      const ended = await warraq('verify', 'out', '--against', ...scans);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toMatch(/^warraq: stdin: pages that came from there cannot be read again: save it .+\n$/);
    }
    writeFileSync(at('stdin'), HARBOUR);
    expect((await warraq('verify', 'out', '--against', 'daily', 'stdin')).code).toBe(0);
  });

  test.each([['none'], ['gz']])(
    '--earlier: what an earlier corpus has is looked up there (--compress %s)',
    async (how) => {
      // The same paths and ids in both.
      const { warraq, at } = workFolder({
        'old/a.txt': SCHOOLS,
        'new/a.txt': HARBOUR,
        'new/b.txt': `${HARBOUR}\n${SCHOOLS}`,
      });
      await warraq('clean', 'old', '-o', 'before', '--compress', how);
      await warraq('clean', 'new', '-o', 'out', '--against', 'before');
      const log = readFileSync(at('out/changes-00000.jsonl'), 'utf8');
      expect(log).toContain('"rule":"against"');
      expect(log).toContain('"rule":"exact"');
      const proof = ['verify', 'out', '--check', 'manifest=off', '--against', 'new'];
      expect(await warraq(...proof, '--earlier', 'before')).toMatchObject({ code: 0, stderr: '' });
      const lines = log
        .split('\n')
        .map((line) => (line.includes('"against"') ? line.replace('paragraph 1', 'paragraph 2') : line));
      writeFileSync(at('out/changes-00000.jsonl'), lines.join('\n'));
      expect((await warraq(...proof)).stdout).not.toContain('origin-mismatch');
      expect((await warraq(...proof, '--earlier', 'before')).stdout).toMatch(
        /origin-mismatch {2}its origin shares \d+ %/,
      );
    },
  );

  test('--earlier must be the corpus that --against was given', async () => {
    const { warraq } = workFolder({
      ...PAGES,
      'old.jsonl': '{"id": "x", "text": "خبر"}\n',
      'other.jsonl': '{"id": "x", "text": "خبز"}\n',
    });
    await warraq('clean', 'daily', '-o', 'out', '--against', 'old.jsonl');
    const proof = ['verify', 'out', '--against', 'daily', '--earlier'];
    expect((await warraq(...proof, 'old.jsonl')).code).toBe(0);
    expect(await warraq(...proof, 'other.jsonl')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^warraq: other\.jsonl: not the earlier corpus that this one was cleaned against: .+\n$/,
      ),
    });
    expect(await warraq('verify', 'out', '--earlier', 'old.jsonl')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^warraq: --earlier is for the proof against scans: add --against SCANS; .+\n$/),
    });
  });

  test('tells the place in scan, records or log, and exits with 1', async () => {
    const { warraq, at } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out');
    const log = at('out/changes-00000.jsonl');
    const lines = readFileSync(log, 'utf8').split('\n');
    writeFileSync(log, lines.filter((line) => !line.includes('blank-lines')).join('\n'));
    writeFileSync(at('daily/c.txt'), HARBOUR);
    const ended = await warraq('verify', 'out', '--against', 'daily');
    expect(ended.code).toBe(1);
    expect(ended.stdout.split('\n')).toEqual([
      'out/manifest.json:1',
      '  1  error  manifest  /outputs/1/lines: changes-00000.jsonl has lines 7, not 9',
      '',
      'daily/a.txt:2',
      '  2:1  error  unaccounted-text  the log tells of no blank lines',
      '',
      'daily/b.txt:2',
      '  2:1  error  unaccounted-text  the log tells of no blank lines',
      '',
      'daily/c.txt:1',
      '  1  error  page-not-in-corpus  in no record and no change',
      '',
      '2 records in 1 file: 4 errors, 0 warnings',
      '',
    ]);
    const asJson = await warraq('verify', 'out', '--against', 'daily', '--format', 'json');
    expect(JSON.parse(asJson.stdout.split('\n')[1] ?? '')).toMatchObject({
      type: 'finding',
      check: 'unaccounted-text',
      file: 'daily/a.txt',
      line: 2,
      column: 1,
    });
  });

  test('scans that a list names, as for clean', async () => {
    const { warraq, pipe } = workFolder({ ...PAGES, list: 'daily/b.txt\ndaily/a.txt\n' });
    await warraq('clean', '--files-from', 'list', '-o', 'out');
    const sound = { code: 0, stderr: '' };
    expect(await warraq('verify', 'out', '--files-from', 'list')).toMatchObject(sound);
    expect(await pipe('daily/a.txt\0daily/b.txt\0', 'verify', 'out', '--files-from', '-', '-0')).toMatchObject(sound);
    const fewer = await pipe('daily/a.txt', 'verify', 'out', '--files-from', '-');
    expect([fewer.code, fewer.stdout]).toEqual([1, expect.stringContaining('daily/b.txt is none of the scans')]);
    expect(await warraq('verify', 'out', '-0')).toMatchObject({
      code: 2,
      stderr: 'warraq: --null tells of a list: add --files-from; see warraq verify --help\n',
    });
  });

  describe('scans that cannot be read', () => {
    test('are passed over where they could not be read when the corpus was made', async () => {
      const { warraq } = workFolder({
        'daily/a.txt': SCHOOLS,
        'daily/cut.txt.gz': gzipSync(HARBOUR).subarray(0, -20),
        'daily/long.txt': HARBOUR.repeat(3),
      });
      expect((await warraq('clean', 'daily', '-o', 'out', '--max-page-bytes', '1K')).code).toBe(1);
      expect(await warraq('verify', 'out', '--against', 'daily')).toMatchObject({ code: 0, stderr: '' });
    });

    test('are told of where a folder has them; what is named must be there', async () => {
      const { warraq, at } = workFolder(PAGES);
      symlinkSync('nowhere', at('daily/lost.txt'));
      expect((await warraq('clean', 'daily', '-o', 'out')).code).toBe(1);
      expect(await warraq('verify', 'out', '--against', 'daily')).toMatchObject({ code: 0, stderr: '' });
      symlinkSync('nowhere', at('daily/lost-too.txt'));
      const { code, stdout } = await warraq('verify', 'out', '--against', 'daily');
      expect([code, stdout]).toEqual([
        1,
        expect.stringContaining('page-not-in-corpus  cannot be read: no such file or folder'),
      ]);
      expect((await warraq('verify', 'out', '--against', 'daily', 'gone')).code).toBe(2);
    });

    test('are told of where they were cleaned, and where they are new', async () => {
      const volume = gzipSync(`${SCHOOLS}\f${HARBOUR}`, { level: 0 });
      const line = (id: string, text: string) => `${JSON.stringify({ id, text })}\n`;
      const { warraq, at } = workFolder({
        'in/a.txt.gz': gzipSync(SCHOOLS),
        'in/rows.jsonl': line('x', HARBOUR),
        'in/vol.txt.gz': volume,
      });
      const scans = ['in/a.txt.gz', 'in/rows.jsonl', 'in/vol.txt.gz'];
      expect((await warraq('clean', ...scans, '-o', 'out', '--dedup', 'off')).code).toBe(0);
      writeFileSync(at('in/a.txt.gz'), gzipSync(SCHOOLS).subarray(0, -20));
      writeFileSync(at('in/rows.jsonl'), `${line('x', HARBOUR)}{"id":\n`);
      writeFileSync(at('in/vol.txt.gz'), volume.subarray(0, -20));
      const { code, stdout } = await warraq('verify', 'out', '--check', 'repeat=off', '--against', ...scans);
      expect([code, stdout.split('\n').filter((line) => line.startsWith('  '))]).toEqual([
        1,
        [
          '  1  error  page-changed  was cleaned, and cannot be read now: compressed data that is cut short',
          '  1  error  page-not-in-corpus  cannot be read: no JSON (line 2)',
          '  1  error  page-changed  was cleaned, and cannot be read now: compressed data that is cut short',
          '  3  error  page-missing  vol.txt.gz#p0001 is none of the scans',
          '  4  error  page-missing  vol.txt.gz#p0002 is none of the scans',
        ],
      ]);
    });
  });

  test('what cannot be proved at all is exit 2, with one line that says why', async () => {
    const { warraq, at } = workFolder(PAGES);
    await warraq('clean', 'daily', '-o', 'out');
    const cases: [string[], RegExp][] = [
      [
        ['out/articles-00000.jsonl', '--against', 'daily'],
        /the proof against scans needs one folder that clean -o wrote/,
      ],
      [['out', 'out', '--against', 'daily'], /the proof against scans needs one folder that clean -o wrote/],
      [['out', '--against', 'gone'], /gone: no such file or folder/],
      [['gone', '--against', 'daily'], /gone: no such file or folder/],
    ];
    for (const [args, message] of cases) {
      const ended = await warraq('verify', ...args);
      expect([ended.code, ended.stderr.trimEnd().split('\n')]).toEqual([2, [expect.stringMatching(message)]]);
    }
    writeFileSync(at('out/manifest.json'), '{"warraq":');
    const broken = await warraq('verify', 'out', '--against', 'daily');
    expect(broken).toMatchObject({ code: 2, stderr: expect.stringMatching(/^warraq: .*no manifest of warraq: .+\n$/) });
  });
});
