import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { madeUpArticles } from '../dedup/newspaper.js';
import { BIN, HARBOUR, recordsOf, run, SCHOOLS, workFolder } from './warraq.js';

const ROOMY = '64M';

/** Pages of made-up articles that repeat one another. */
function pages(count: number): Record<string, string> {
  return Object.fromEntries(
    madeUpArticles(count).map(({ path, paragraphs }) => [
      `daily/${path}`,
      paragraphs.map(({ text }) => `${text}.\n`).join('\n'),
    ]),
  );
}

const changesIn = (file: string): { id: string; stage: string; rule: string; of: object; note: string }[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('the same corpus gives the same bytes', () => {
  const corpus = pages(60);
  const work = () => workFolder(corpus);

  test('whatever memory it may take and in whatever order its files are named', async () => {
    const { warraq, at } = work();
    const names = Object.keys(corpus);
    const shuffled = names.map((name, i) => ({ name, key: (i * 37) % 61 })).sort((a, b) => a.key - b.key);
    const runs: Record<string, string[]> = {
      roomy: ['daily', '--dedup-memory', ROOMY],
      narrow: ['daily', '--dedup-memory', '64K'],
      middling: ['daily', '--dedup-memory', '1M'],
      shuffled: [...shuffled.map(({ name }) => name), '--dedup-memory', '64K', '--source', 'daily'],
      named: [...names, '--source', 'daily'],
    };
    for (const [name, args] of Object.entries(runs)) {
      expect(await warraq('clean', ...args, '-o', name, '--quiet'), name).toMatchObject({ code: 0, stderr: '' });
    }
    expect(changesIn(at('roomy/changes-00000.jsonl')).filter(({ stage }) => stage === 'dedup').length).toBeGreaterThan(
      20,
    );
    for (const file of readdirSync(at('roomy'))) {
      const [roomy, named] = [readFileSync(at(`roomy/${file}`)), readFileSync(at(`named/${file}`))];
      for (const other of ['narrow', 'middling']) expect(readFileSync(at(`${other}/${file}`)).equals(roomy)).toBe(true);
      expect(readFileSync(at(`shuffled/${file}`)).equals(named), `${file}, shuffled`).toBe(true);
      if (file !== 'manifest.json') expect(named.equals(roomy), file).toBe(true);
    }
  }, 120_000);

  test('in whatever chunks stdin comes', async () => {
    const text = Buffer.from(Object.values(corpus).slice(0, 12).join('\n'));
    const { folder, pipe } = workFolder();
    const whole = await pipe(text, 'clean', '-', '--quiet');
    const child = spawn(process.execPath, [BIN, 'clean', '-', '--quiet'], { cwd: folder });
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    const closed = once(child, 'close');
    for (let at = 0; at < text.length; at += 997) {
      child.stdin.write(text.subarray(at, at + 997));
      await new Promise(setImmediate);
    }
    child.stdin.end();
    await closed;
    expect(whole.code).toBe(0);
    expect(Buffer.concat(out).toString()).toBe(whole.stdout);
  });
});

describe('--dedup-memory', () => {
  test.skipIf(process.platform === 'win32')('a disk that fills up: one line, exit 2, nothing left', async () => {
    const records = madeUpArticles(600).map(({ id, paragraphs }) =>
      JSON.stringify({ id, text: paragraphs.map(({ text }) => text).join('\n\n') }),
    );
    const work = workFolder({ 'p.txt': HARBOUR, 'old.jsonl': `${records.join('\n')}\n` });
    // Files may not grow past 128 KB, which is how a full disk looks to the index.
    const script = `ulimit -f 128; exec "${process.execPath}" "${BIN}" clean p.txt -o out --against old.jsonl --dedup-memory 64K`;
    const ended = await run('bash', ['-c', script], work.folder);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(
      /^warraq: [^\n]*: no place for the duplicate index: a file may not grow[^\n]+--dedup-memory[^\n]+\n$/,
    );
    expect(readdirSync(work.folder).sort()).toEqual(['old.jsonl', 'p.txt']);
  });

  test.skipIf(process.platform === 'win32')(
    'interrupted, it leaves what goes on with --resume, and nothing else',
    async () => {
      const work = workFolder(pages(600));
      const args = [BIN, 'clean', 'daily', '-o', 'out', '--dedup-memory', '64K', '--quiet'];
      const child = spawn(process.execPath, args, { cwd: work.folder, env: { ...process.env, TMPDIR: work.folder } });
      const closed = once(child, 'close');
      const pause = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds));
      const list = work.at('out/.warraq-partial/pages.jsonl');
      const begun = () => existsSync(list) && statSync(list).size > 0;
      while (!begun() && child.exitCode === null) await pause(20);
      expect(child.exitCode).toBe(null);
      child.kill('SIGINT');
      expect(await closed).toEqual([130, null]);
      expect(readdirSync(work.folder).sort()).toEqual(['daily', 'out']);
    },
  );
});

describe('--against', () => {
  test('drops what an earlier corpus has, and says where it stands there', async () => {
    const { warraq, at } = workFolder({ 'old/2008.txt': HARBOUR, 'new/a.txt': SCHOOLS, 'new/b.txt': HARBOUR });
    await warraq('clean', 'old', '-o', 'last-year');
    for (const dataset of ['last-year', 'last-year/articles-00000.jsonl']) {
      const ended = await warraq('clean', 'new', '-o', 'this-year', '--force', '--against', dataset);
      expect(ended.code).toBe(0);
      const articles = readFileSync(at('this-year/articles-00000.jsonl'), 'utf8');
      expect(recordsOf({ ...ended, stdout: articles }).map(({ id }) => id)).toEqual(['a#1']);
      const changes = changesIn(at('this-year/changes-00000.jsonl')).filter(({ rule }) => rule === 'against');
      expect(changes.map(({ id, of, note }) => ({ id, of, note }))).toEqual([
        { id: 'b#1', of: { id: '2008#1', path: '2008.txt', line: 1 }, note: 'paragraph 1' },
        { id: 'b#1', of: { id: '2008#1', path: '2008.txt', line: 1 }, note: 'paragraph 2' },
      ]);
      const { counts, settings } = JSON.parse(readFileSync(at('this-year/manifest.json'), 'utf8'));
      expect(counts.removed).toMatchObject({ against: { passages: 2 }, whole: { passages: 0 } });
      expect(settings.againstArticles).toBe(1);
    }
  });

  test.each([
    ['no JSON', '{"id":'],
    ['no JSON object', '[1]'],
    ['a record without id', '{"text":"نص"}'],
    ['a record without text', '{"id":"a"}'],
  ])('%s: one line that names it, exit 2, nothing written', async (reason, line) => {
    const { warraq, folder } = workFolder({ 'p.txt': HARBOUR, 'old.jsonl': `{"id":"a#1","text":"نص"}\n${line}\n` });
    const ended = await warraq('clean', 'p.txt', '-o', 'out', '--against', 'old.jsonl');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(new RegExp(`^warraq: old\\.jsonl: ${reason} \\(line 2\\): .+\\n$`));
    expect(readdirSync(folder).sort()).toEqual(['old.jsonl', 'p.txt']);
  });

  test('a missing dataset', async () => {
    const ended = await workFolder({ 'p.txt': HARBOUR }).warraq('clean', 'p.txt', '--against', 'nowhere.jsonl');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^warraq: nowhere\.jsonl: no such file or folder: .+\n$/);
  });
});

describe('--max-removal', () => {
  const TWICE = { 'daily/1.txt': HARBOUR, 'daily/2.txt': HARBOUR, 'daily/3.txt': SCHOOLS };

  test('past it nothing is written', async () => {
    const { warraq, folder } = workFolder(TWICE);
    const ended = await warraq('clean', 'daily', '-o', 'out', '--quiet', '--max-removal', '0.2');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(
      /^warraq: out: 3\d\.\d % of the words went as repeats, and --max-removal allows 20 %; [^\n]+\n$/,
    );
    expect(readdirSync(folder)).toEqual(['daily']);
    expect((await warraq('clean', 'daily', '-o', 'out', '--max-removal', '0.6')).code).toBe(0);
  });

  test('without it, more than a third gives a warning', async () => {
    const again = { ...TWICE, 'daily/4.txt': HARBOUR };
    const ended = await workFolder(again).warraq('clean', 'daily');
    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(
      /\nwarraq: warning: \d\d(\.\d)? % of the words went as repeats; --max-removal sets a limit\n$/,
    );
    expect((await workFolder(TWICE).warraq('clean', 'daily/1.txt', 'daily/3.txt')).stderr).not.toContain('warning');
  });
});

describe('--dedup-identity and --dedup-min-words', () => {
  const sentence = HARBOUR.split('\n').at(-2) ?? '';
  const misread = sentence.replace('الرصيف', 'الرهيف').replace('البضائع', 'البصاثم').replace('ستتضاعف', 'سنتصاعد');

  test('a copy with misread letters falls, unless letters must be the same', async () => {
    const { warraq } = workFolder({ 'daily/1.txt': sentence, 'daily/2.txt': misread });
    expect(recordsOf(await warraq('clean', 'daily'))).toHaveLength(1);
    expect(recordsOf(await warraq('clean', 'daily', '--dedup-identity', '1'))).toHaveLength(2);
  });

  test('a paragraph shorter than half of the words stays', async () => {
    const { warraq } = workFolder({ 'daily/1.txt': sentence, 'daily/2.txt': sentence });
    expect(recordsOf(await warraq('clean', 'daily', '--dedup-min-words', '30'))).toHaveLength(1);
    expect(recordsOf(await warraq('clean', 'daily', '--dedup-min-words', '60'))).toHaveLength(2);
  });
});

test.each([
  [['--dedup-identity', '0.2'], /It must be a number from 0\.5 to 1/],
  [['--dedup-identity', 'x'], /It must be a number from 0\.5 to 1/],
  [['--dedup-min-words', '3'], /It must be a whole number from 8 to 1000/],
  [['--dedup-memory', '512'], /It must be a size such as 64K, 512M or 2G/],
  [['--dedup-memory', '1K'], /no less than 64K/],
  [['--max-removal', '2', '-o', 'out'], /It must be a number from 0 to 1/],
  [['--max-removal', '0.5'], /--max-removal needs a folder to write to: add -o/],
  [['--against', 'p.txt', '--dedup', 'page'], /--against cannot go with --dedup page; see/],
])('wrong usage: %j', async (args, message) => {
  const ended = await workFolder({ 'p.txt': HARBOUR }).warraq('clean', 'p.txt', ...args);
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toMatch(/^warraq: [^\n]+\n$/);
  expect(ended.stderr).toMatch(message);
});
