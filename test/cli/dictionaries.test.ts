import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BIN, recordsOf, run, workFolder } from './warraq.js';

/** A page with a word that only a user can mend (زرناقيط) and one that the built-in dictionary mends (الرنيس). */
const PAGE = `عادت المكتبة العامة في حي زرناقيط إلى استقبال القراء صباح أمس بعد عامين من الإغلاق واصطف التلاميذ أمام بابها منذ الثامنة لاستعارة القصص والكتب العلمية الجديدة التي وصلت من العاصمة.

وزار الرنيس المكتبة مساء أمس واطلع على قاعة الأطفال التي ستفتح أبوابها في الربيع المقبل بعد أن تنتهي أعمال الدهان.
`;
const MENDED = 'زرناقيط\tالميناء\n';
const textOf = (ended: { stdout: string }) => recordsOf({ ...ended, code: 0, stderr: '' })[0]?.text ?? '';

describe('clean --dict', () => {
  test('puts users’ entries over the built-in dictionary', async () => {
    const { warraq } = workFolder({ 'p.txt': PAGE, 'my.tsv': `${MENDED}الرنيس\tالمدير\n` });
    const text = textOf(await warraq('clean', 'p.txt', '--dict', 'my.tsv'));
    expect(text).toContain('في حي الميناء إلى');
    expect(text).toContain('وزار المدير المكتبة');
    expect(textOf(await warraq('clean', 'p.txt'))).toContain('وزار الرئيس المكتبة');
  });

  test('of two dictionaries the later wins', async () => {
    const { warraq } = workFolder({ 'p.txt': PAGE, 'a.tsv': MENDED, 'b.tsv': 'زرناقيط\tالزيتون\n' });
    expect(textOf(await warraq('clean', 'p.txt', '--dict', 'a.tsv', '--dict', 'b.tsv'))).toContain('في حي الزيتون إلى');
    expect(textOf(await warraq('clean', 'p.txt', '--dict', 'b.tsv', '--dict', 'a.tsv'))).toContain('في حي الميناء إلى');
  });

  test('the manifest names the dictionaries, the change log the line', async () => {
    const { warraq, at } = workFolder({ 'p.txt': PAGE, 'lists/my.tsv': `# ours\n${MENDED}` });
    expect((await warraq('clean', 'p.txt', '-o', 'out', '--dict', at('lists/my.tsv'))).code).toBe(0);
    const { settings } = JSON.parse(readFileSync(at('out/manifest.json'), 'utf8'));
    const sha256 = createHash('sha256').update(`# ours\n${MENDED}`).digest('hex');
    expect(settings.dictionaries).toMatchObject([{ name: 'my.tsv', sha256, entries: 1 }, { name: 'built-in' }]);
    expect(settings.correct).toBe('all');
    const changes = readFileSync(at('out/changes-00000.jsonl'), 'utf8').trim().split('\n');
    expect(changes.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ rule: 'user-dictionary', before: 'زرناقيط', after: 'الميناء', note: 'my.tsv:2' }),
    );
  });

  test('dictionaries of one name are told apart', async () => {
    const { warraq, at } = workFolder({ 'p.txt': PAGE, 'a/my.tsv': MENDED, 'b/my.tsv': 'خطاا\tخطأ\n' });
    await warraq('clean', 'p.txt', '-o', 'out', '--dict', 'a/my.tsv', '--dict', 'b/my.tsv', '--no-builtin');
    const { settings } = JSON.parse(readFileSync(at('out/manifest.json'), 'utf8'));
    expect(settings.dictionaries.map(({ name }: { name: string }) => name)).toEqual(['my.tsv', 'my.tsv (2)']);
  });
});

describe('layers of correction', () => {
  test('--no-builtin leaves the built-in dictionary out', async () => {
    const { warraq } = workFolder({ 'p.txt': PAGE, 'my.tsv': MENDED });
    const text = textOf(await warraq('clean', 'p.txt', '--no-builtin', '--correct', 'dictionary', '--dict', 'my.tsv'));
    expect(text).toContain('في حي الميناء إلى');
    expect(text).toContain('وزار الرنيس المكتبة');
  });

  test('--correct dictionary weighs no readings; --correct off changes nothing', async () => {
    const { warraq, at } = workFolder({ 'p.txt': PAGE.replace('التلاميذ', 'النلاميذ') });
    expect(textOf(await warraq('clean', 'p.txt'))).toContain('قاعة الأطفال');
    const entries = textOf(await warraq('clean', 'p.txt', '--correct', 'dictionary'));
    expect(entries).toContain('واصطف النلاميذ');
    expect(entries).toContain('وزار الرئيس');
    const off = await warraq('clean', 'p.txt', '--correct', 'off', '-o', 'out');
    expect(off.stderr).toContain('0 corrections');
    const { settings } = JSON.parse(readFileSync(at('out/manifest.json'), 'utf8'));
    expect(settings).toMatchObject({ correct: 'off', dictionaries: [] });
  });

  test.each([
    [['--correct', 'some'], /Allowed choices are all, dictionary, off/],
    [['--correct', 'off', '--dict', 'my.tsv'], /--dict cannot go with --correct off; see/],
  ])('wrong usage: %j', async (args, message) => {
    const ended = await workFolder({ 'p.txt': PAGE, 'my.tsv': MENDED }).warraq('clean', 'p.txt', ...args);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^warraq: [^\n]+\n$/);
    expect(ended.stderr).toMatch(message);
  });
});

describe('a dictionary that cannot be used: nothing is cleaned, exit 2', () => {
  const cleaned = (dictionary: string | Uint8Array, ...args: string[]) => {
    const work = workFolder({ 'p.txt': PAGE, 'my.tsv': dictionary });
    return work.warraq('clean', 'p.txt', '-o', 'out', '--dict', 'my.tsv', ...args).then((ended) => ({ work, ended }));
  };

  test('each error is a line: where, what, what to do', async () => {
    const { work, ended } = await cleaned('خطاا\tخطأ\nوحيد\nببغغ\tببغغ\nخطاا\tخطيئة\n');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^warraq: my\.tsv:2: 1 column, not 2 to 5 parted by tabs: write wrong, right/),
      expect.stringMatching(/^warraq: my\.tsv:3: "ببغغ" is put for itself: take the line out/),
      expect.stringMatching(/^warraq: my\.tsv:4: "خطاا" is "خطأ" in my\.tsv:1, "خطيئة" here: keep one of them/),
    ]);
    expect(existsSync(work.at('out'))).toBe(false);
  });

  test('twenty errors are told, and how many more there are', async () => {
    const { ended } = await cleaned('وحيد\n'.repeat(30));
    expect(ended.stderr.trim().split('\n')).toHaveLength(21);
    expect(ended.stderr).toMatch(/warraq: and 10 more errors: warraq dict check lists all\n$/);
  });

  test.each([
    [
      'UTF-16',
      Buffer.from(`\ufeff${MENDED}`, 'utf16le'),
      /my\.tsv: .*utf-16le.*\(byte 0\): save the dictionary as UTF-8\n$/,
    ],
    ['broken', Buffer.from([0xd8, 0xb2, 0xff, 0x09]), /my\.tsv: .*\(byte 2\): save the dictionary as UTF-8\n$/],
  ])('%s', async (_, bytes, message) => {
    const { ended } = await cleaned(bytes);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(message);
  });

  test('missing, or a folder', async () => {
    const { warraq } = workFolder({ 'p.txt': PAGE, 'folder/x': '' });
    for (const command of [
      ['clean', 'p.txt'],
      ['explain', 'p.txt'],
      ['dict', 'show', 'كتاب'],
      ['dict', 'suggest', 'p.txt'],
    ]) {
      const missing = await warraq(...command, '--dict', 'none.tsv');
      expect(missing).toMatchObject({ code: 2, stdout: '' });
      expect(missing.stderr).toMatch(/^warraq: none\.tsv: no such file or folder: [^\n]+\n$/);
    }
    expect((await warraq('clean', 'p.txt', '--dict', 'folder')).stderr).toMatch(
      /^warraq: folder: a folder, not a file/,
    );
  });

  test('warnings are told and stop nothing; --quiet keeps them back', async () => {
    const { ended } = await cleaned(`${MENDED}زرناقوط\tزرناقيه\n`);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain(
      'warraq: my.tsv:2: warning: "زرناقيه" is no word of the lexicon: check the spelling',
    );
    expect((await cleaned('زرناقوط\tزرناقيه\n', '--quiet')).ended).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('before and after', () => {
  const ROW = /^ +1 {2}\S.* في حي \[-زرناقيط-\]\{\+الميناء\+\} إلى استقبال .+ {2}\(user-dictionary 1\.00 my\.tsv:1\)$/m;
  const work = () => workFolder({ 'p.txt': PAGE, 'my.tsv': MENDED });

  test('clean --diff prints them beside the records to stderr, with -o to stdout', async () => {
    const { warraq } = work();
    const piped = await warraq('clean', 'p.txt', '--dict', 'my.tsv', '--diff', '--quiet');
    expect(recordsOf(piped)).toHaveLength(1);
    expect(piped.stderr).toMatch(/^p\.txt\n/);
    expect(piped.stderr).toMatch(ROW);
    const folder = await warraq('clean', 'p.txt', '--dict', 'my.tsv', '--diff', '--quiet', '-o', 'out');
    expect(folder).toEqual({ code: 0, stdout: piped.stderr, stderr: '' });
  });

  test.skipIf(process.platform === 'win32')(
    'with -o the corpus is whole, even when nobody reads them to the end',
    async () => {
      const files = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`daily/${n}.txt`, PAGE.repeat(40)]));
      const { folder, at } = workFolder({ ...files, 'my.tsv': MENDED });
      const clean = `"${process.execPath}" "${BIN}" clean daily -o out --dict my.tsv --diff --dedup off --correct dictionary -q`;
      const ended = await run('bash', ['-c', `${clean} | head -n 1; echo "\${PIPESTATUS[0]}"`], folder);
      expect(ended).toEqual({ code: 0, stdout: 'daily/0.txt\n0\n', stderr: '' });
      expect(readdirSync(at('out')).sort()).toEqual(['articles-00000.jsonl', 'changes-00000.jsonl', 'manifest.json']);
      expect(JSON.parse(readFileSync(at('out/manifest.json'), 'utf8')).counts.pages).toBe(40);
    },
  );

  test('explain shows them with the words around, or as JSON', async () => {
    const { warraq } = work();
    const shown = await warraq('explain', 'p.txt', '--dict', 'my.tsv');
    expect(shown.stdout).toMatch(ROW);
    expect(shown.stdout).not.toMatch(/[\u2068\u2069]/);
    const { corrections } = JSON.parse((await warraq('explain', 'p.txt', '--dict', 'my.tsv', '--json')).stdout);
    expect(corrections[0]).toMatchObject({ rule: 'user-dictionary', before: 'زرناقيط', after: 'الميناء' });
    expect(corrections[0].left).toMatch(/ في حي $/);
    const off = await warraq('explain', 'p.txt', '--correct', 'off', '--json');
    expect(JSON.parse(off.stdout).corrections).toEqual([]);
  });
});
