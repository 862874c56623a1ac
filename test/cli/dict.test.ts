import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkDictionary } from '../../src/correct/dictionary/check.js';
import { parseDictionary } from '../../src/correct/dictionary/dictionary.js';
import { loadLexicon } from '../../src/lexicon/load.js';
import { workFolder } from './warraq.js';

const rows = (text: string) => text.split('\n').filter((row) => row !== '');
const objects = (text: string) => rows(text).map((row) => JSON.parse(row));

describe('dict check', () => {
  test('nothing found: exit 0, stdout empty', async () => {
    const ended = await workFolder({ 'my.tsv': '# ours\nالوزارره\tالوزارة\n' }).warraq('dict', 'check', 'my.tsv');
    expect(ended).toEqual({ code: 0, stdout: '', stderr: 'warraq: 1 entry in 1 dictionary: no findings\n' });
  });

  test('a finding a line, in the order of files and lines; exit 1', async () => {
    const { warraq } = workFolder({
      'a.tsv': 'ببغغ\tببغغ\nوحيد\nزرناقوط\tزرناقيه\n',
      'b.tsv': '\ufeffتتغغ\tكتاب\r\nتتغغ\tكاتب\r\nججغغ\tكتاب!\r\n',
    });
    const ended = await warraq('dict', 'check', 'b.tsv', 'a.tsv');
    expect(ended.code).toBe(1);
    expect(rows(ended.stdout)).toEqual([
      'b.tsv:2: error conflict: "تتغغ" is "كتاب" in b.tsv:1, "كاتب" here',
      'b.tsv:3: error not-words: "كتاب!" is not words parted by spaces',
      'a.tsv:1: error identity: "ببغغ" is put for itself',
      'a.tsv:2: error columns: 1 column, not 2 to 5 parted by tabs',
      'a.tsv:3: warning no-word: "زرناقيه" is no word of the lexicon',
    ]);
    expect(ended.stderr).toBe('warraq: 4 entries in 2 dictionaries: 4 errors, 1 warning\n');
    const asJson = await warraq('dict', 'check', 'b.tsv', 'a.tsv', '--json', '--quiet');
    expect(asJson).toMatchObject({ code: 1, stderr: '' });
    expect(objects(asJson.stdout)[0]).toEqual({
      file: 'b.tsv',
      line: 2,
      level: 'error',
      rule: 'conflict',
      message: '"تتغغ" is "كتاب" in b.tsv:1, "كاتب" here',
      advice: 'keep one of them, or give each a context',
    });
  });

  test('files are checked as they are used: a later one replaces entries, chains are found across them', async () => {
    const { warraq } = workFolder({ 'a.tsv': 'ببغغ\tكتاب\n', 'b.tsv': 'ببغغ\tكاتب\n', 'c.tsv': 'ججغغ\tببغغ\n' });
    expect((await warraq('dict', 'check', 'a.tsv', 'b.tsv')).code).toBe(0);
    expect((await warraq('dict', 'check', 'a.tsv', 'c.tsv')).stdout).toContain('a.tsv:1: error chain: ');
  });

  test('cycles', async () => {
    const ended = await workFolder().pipe('ببغغ\tتتغغ\nتتغغ\tببغغ\n', 'dict', 'check', '-', '--json');
    expect(objects(ended.stdout).filter(({ rule }) => rule === 'cycle')).toMatchObject([
      { file: '-', line: 1, message: '"ببغغ" and "تتغغ" are put for each other (stdin:2)' },
      { file: '-', line: 2, message: '"تتغغ" and "ببغغ" are put for each other (stdin:1)' },
    ]);
  });

  test('what cannot be read is exit 2; the others are checked', async () => {
    const { warraq } = workFolder({ 'a.tsv': 'وحيد\n', 'bad.tsv': Buffer.from([0xff, 0xfe, 0x28, 0x06]) });
    const ended = await warraq('dict', 'check', 'gone.tsv', 'bad.tsv', 'a.tsv');
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain('a.tsv:1: error columns');
    expect(rows(ended.stderr)).toEqual([
      expect.stringMatching(/^warraq: gone\.tsv: no such file or folder: /),
      expect.stringMatching(/^warraq: bad\.tsv: .+: save the dictionary as UTF-8$/),
      expect.stringMatching(/^warraq: 0 entries in 1 dictionary: 1 error, 0 warnings$/),
    ]);
  });

  test('an empty dictionary is a dictionary', async () => {
    expect((await workFolder({ 'my.tsv': '' }).warraq('dict', 'check', 'my.tsv')).code).toBe(0);
  });

  /** Distinct words that are none, by number. */
  const word = (n: number): string => {
    const letters = [...'بتثجحخدذرزسشصضطظعغفق'];
    return `${[0, 1, 2, 3, 4].map((k) => letters[Math.floor(n / 20 ** k) % 20]).join('')}غظ`;
  };

  test('a million entries', { timeout: 300_000 }, async () => {
    const million = Array.from({ length: 1e6 }, (_, n) => `${word(n)}\tكتاب`).join('\n');
    const ended = await workFolder({ 'big.tsv': `${million}\n${word(0)}\tكاتب` }).warraq('dict', 'check', 'big.tsv');
    expect(ended.stdout).toMatch(/^big\.tsv:1000001: error conflict: .+\n$/);
    expect(ended.stderr).toBe('warraq: 1,000,001 entries in 1 dictionary: 1 error, 0 warnings\n');
  });

  test('a ring of a hundred thousand entries', { timeout: 60_000 }, async () => {
    const ring = Array.from({ length: 1e5 }, (_, n) => `${word(n)}\t${word((n + 1) % 1e5)}`).join('\n');
    const ended = await workFolder({ 'ring.tsv': ring }).warraq('dict', 'check', 'ring.tsv');
    expect(ended.stdout).toContain('comes back to itself over 100000 entries');
    expect(ended.stderr).toContain(' 100,000 errors, 100,000 warnings');
    expect(ended.code).toBe(1);
  });
});

describe('dict show', () => {
  test('a word of the lexicon is left alone', async () => {
    const ended = await workFolder().warraq('dict', 'show', 'كتاب');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(rows(ended.stdout)).toEqual([
      'كتاب',
      expect.stringMatching(/^ {2}lexicon {5}كتاب, counted in print, Zipf \d\.\d$/),
      '  entries     none',
      expect.stringMatching(/^ {2}readings {4}/),
      expect.stringMatching(/^ {2}alone {7}left as it is/),
    ]);
  });

  test('tells the entry that matches, with what stands before and after it', async () => {
    const { warraq } = workFolder({ 'my.tsv': '# ours\nمدررسة\tمدرسة\n' });
    const ended = await warraq('dict', 'show', 'ومدررستها', '--dict', 'my.tsv');
    expect(ended.stdout).toContain('  entries     my.tsv:2  مدررسة → مدرسة  behind و, before ها\n');
    expect(ended.stdout).toContain('  alone       [-ومدررستها-]{+ومدرستها+}  (user-dictionary 1.00 my.tsv:2)\n');
  });

  test('tells the readings of a non-word: cost of the misreading, frequency, probability', async () => {
    const [shown] = objects((await workFolder().warraq('dict', 'show', 'الشاحتات', '--json')).stdout);
    expect(shown).toMatchObject({
      text: 'الشاحتات',
      becomes: 'الشاحنات',
      changes: [{ rule: 'non-word', before: 'الشاحتات', after: 'الشاحنات' }],
      words: [{ word: 'الشاحتات', lexicon: null, entries: [] }],
    });
    const [best] = shown.words[0].readings;
    expect(best.text).toBe('الشاحنات');
    expect(best.cost).toBeGreaterThan(0);
    expect(best.frequency).toBeGreaterThan(1);
    expect(best.probability).toBe(shown.changes[0].score);
    expect(best.probability).toBeGreaterThan(best.asked);
  });

  test('--no-builtin shows what would be without the built-in dictionary', async () => {
    const { warraq } = workFolder();
    expect(objects((await warraq('dict', 'show', 'الرنيس', '--json')).stdout)[0].words[0].entries).toMatchObject([
      { source: 'built-in', wrong: 'الرنيس', right: 'الرئيس', exact: false, proclitic: '', suffix: '' },
    ]);
    const [without] = objects((await warraq('dict', 'show', 'الرنيس', '--no-builtin', '--json')).stdout);
    expect(without.words[0].entries).toEqual([]);
  });

  test('what is no Arabic word is told', async () => {
    const { warraq } = workFolder();
    const some = await warraq('dict', 'show', '123', 'كتاب');
    expect(some.code).toBe(1);
    expect(some.stderr).toBe('warraq: 123: no Arabic word: give a word, or a phrase in quotes\n');
    expect(await warraq('dict', 'show', 'abc')).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('dict suggest', () => {
  const BUDGET = 'ناقش المجلس الشاحتات الجديدة للدولة وأقر النواب الشاحتات بعد جلسة طويلة\n';
  const NAME = (n: number) => `قال الخبير غضظثخذ في الاجتماع ${n}\n`;
  const pages = {
    'scans/a.txt': BUDGET,
    'scans/b.txt': BUDGET,
    ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`scans/${n}.txt`, NAME(n)])),
  };

  test('writes a dictionary to edit, figures and example above each entry', async () => {
    const ended = await workFolder(pages).warraq('dict', 'suggest', 'scans');
    expect(ended.code).toBe(0);
    expect(ended.stdout.split('\n')).toEqual([
      '# Suggested by warraq dict suggest, from 7 pages of 47 words: words that stand there 3 times or more.',
      '# Each needs a look. A "?" is yours to fill in; take the # before the word away then.',
      expect.stringMatching(/^# 4 times on 2 pages; \d+%; ناقش المجلس الشاحتات الجديدة للدولة وأقر النواب$/),
      'الشاحتات\tالشاحنات',
      '',
      '# Likely names: on many pages, and near no other word.',
      expect.stringMatching(/^# 5 times on 5 pages; (?:perhaps .+; )?قال الخبير غضظثخذ في الاجتماع 1$/),
      '# غضظثخذ\t?',
      '',
    ]);
    expect(ended.stderr).toBe('warraq: 7 pages, 47 words: 2 words suggested, 1 with a clear reading\n');
  });

  test('what it writes is a dictionary without a finding, which leaves nothing clear to suggest', async () => {
    const { warraq, pipe } = workFolder(pages);
    const { stdout } = await warraq('dict', 'suggest', 'scans', '--quiet');
    const { entries, findings } = parseDictionary(stdout, 'test');
    expect(entries).toHaveLength(1);
    expect([...findings, ...checkDictionary(entries, loadLexicon())]).toEqual([]);
    expect(await pipe(stdout, 'dict', 'check', '-', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
    const work = workFolder({ ...pages, 'my.tsv': stdout });
    const again = await work.warraq('dict', 'suggest', 'scans', '--dict', 'my.tsv', '--quiet');
    expect(parseDictionary(again.stdout, 'test').entries).toEqual([]);
  });

  test('--min-count and --limit; files, globs and stdin', async () => {
    const { warraq, pipe } = workFolder(pages);
    const entries = async (...args: string[]) =>
      rows((await warraq('dict', 'suggest', ...args)).stdout).filter((row) => row.includes('\t'));
    expect(await entries('scans', '--min-count', '5')).toEqual(['# غضظثخذ\t?']);
    expect(await entries('scans', '--limit', '1')).toEqual(['# غضظثخذ\t?']);
    expect(await entries('scans/[ab].txt', '--min-count', '4')).toEqual(['الشاحتات\tالشاحنات']);
    expect(await entries('scans/a.txt')).toEqual([]);
    const piped = await pipe(BUDGET.repeat(2), 'dict', 'suggest', '-', '--quiet');
    expect(piped.stdout).toContain('\nالشاحتات\tالشاحنات\n');
  });

  test('a page that fails is told and makes the exit code 1; none at all makes it 2', async () => {
    const { warraq } = workFolder({ ...pages, 'scans/z.txt': Buffer.from([1, 0]) });
    const ended = await warraq('dict', 'suggest', 'scans', '--quiet');
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^warraq: scans\/z\.txt: a binary file: [^\n]+\n$/);
    expect(await warraq('dict', 'suggest', 'nowhere')).toMatchObject({ code: 2, stdout: '' });
  });

  test('what docs/corrections.md shows of dict show is what it prints', async () => {
    const docs = readFileSync(new URL('../../docs/corrections.md', import.meta.url), 'utf8');
    const [, words = '', shown] = /\n\$ warraq dict show (.+)\n([^`]+)```/.exec(docs) ?? [];
    expect((await workFolder().warraq('dict', 'show', ...words.split(' '))).stdout).toBe(shown);
  });

  test.each(['0', 'many', '1.5', '0x10', '1e3', ' 5 '])('--min-count %s is wrong usage', async (count) => {
    const ended = await workFolder(pages).warraq('dict', 'suggest', 'scans', '--min-count', count);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/It must be a whole number from 1 to 999999999\./);
  });
});
