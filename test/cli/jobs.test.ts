import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HARBOUR, recordsOf, SCHOOLS, workFolder } from './warraq.js';

const NAMES = ['المدينة', 'البلدة', 'القرية', 'الضاحية', 'الناحية', 'المنطقة', 'المحافظة'];

/** Pages that repeat each other in part, some of them bad. */
const FILES = Object.fromEntries([
  ...Array.from({ length: 40 }, (_, i): [string, string | Buffer] => {
    const name = NAMES[i % 7] ?? '';
    const text = i % 3 === 0 ? HARBOUR.replaceAll('المدينة', name) : SCHOOLS.replaceAll('الريفية', `في ${name}`);
    const page = `${text}\n\nأخبار ${name} ${i}\n\nقال سكان ${name} إن الطريق رقم ${i * 17} أغلق ثلاثة أيام بسبب السيول وعاد الناس إلى بيوتهم مشيا.\n`;
    return [`scans/${String((i * 7) % 40).padStart(2, '0')}/page.txt`, page];
  }),
  ['scans/05/empty.txt', ''],
  ['scans/23/binary.txt', Buffer.from([1, 0])],
]);
const shuffled = (files: typeof FILES) =>
  Object.fromEntries(
    Object.entries(files).sort(([a], [b]) =>
      a.split('').reverse().join('') < b.split('').reverse().join('') ? -1 : 1,
    ),
  );

describe('--jobs', () => {
  test('any number gives the same bytes, in whatever order the files were made', async () => {
    const outputs = [];
    for (const [i, jobs] of [1, 2, 7].entries()) {
      const { warraq, at } = workFolder(i === 1 ? shuffled(FILES) : FILES);
      const ended = await warraq('clean', 'scans', '-o', 'out', '--jobs', String(jobs));
      expect(ended.code).toBe(1);
      const names = readdirSync(at('out')).sort();
      outputs.push(
        Object.fromEntries([
          ...names.map((name) => [name, readFileSync(at(`out/${name}`), 'utf8')]),
          ['stderr', ended.stderr],
        ]),
      );
    }
    const [one] = outputs;
    expect(outputs.map((output) => Object.keys(output))).toEqual(outputs.map(() => Object.keys(one ?? {})));
    for (const output of outputs) expect(output).toEqual(one);
    // What pages repeat of each other is judged, and what was learnt is used.
    expect(one?.['changes-00000.jsonl']).toContain('"stage":"dedup"');
    expect(JSON.parse(one?.['manifest.json'] ?? '').settings.learn).toBe(true);
  });

  test('stdin gives the same bytes in chunks and at once', async () => {
    const page = `${HARBOUR}\n${SCHOOLS}`;
    const { warraq, pipe, at } = workFolder({ 'stdin.txt': page });
    const whole = await pipe(page, 'clean', '-', '-q', '--source', 's');
    const bytes = Buffer.from(page);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(i * 7, i * 7 + 7));
    const piped = await pipe(chunks, 'clean', '-', '-q', '--source', 's', '--jobs', '7', '--page-timeout', '60');
    expect(piped.stdout).toBe(whole.stdout);
    expect(recordsOf(piped).length).toBeGreaterThan(0);
    expect(
      (await warraq('clean', at('stdin.txt'), '-q', '--source', 's')).stdout.replaceAll('stdin.txt', 'stdin'),
    ).toBe(whole.stdout);
  });

  test.each(['0', '1.5', 'many'])('%s is no number of threads', async (jobs) => {
    const ended = await workFolder({ 'p.txt': HARBOUR }).warraq('clean', 'p.txt', '--jobs', jobs);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^warraq: .*'--?j?,? ?-*jobs <n>'.*whole number from 1 to 512\.\n$/);
  });
});

describe('--page-timeout', () => {
  test('a page that takes longer is failed, the others are cleaned', async () => {
    // Thousands of unlike paragraphs: far more than a moment's work.
    const long = Array.from({ length: 60_000 }, (_, i) => `${NAMES[i % 7]} ${i} ${HARBOUR.slice(i % 50, 200)}`).join(
      '\n\n',
    );
    const { warraq } = workFolder({ 'a.txt': HARBOUR, 'long.txt': long });
    const ended = await warraq('clean', 'a.txt', 'long.txt', '--page-timeout', '6', '-q', '--no-learn');
    expect(recordsOf(ended).map(({ id }) => id)).toEqual(['a#1']);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^warraq: long\.txt: not done in 6 s: split the page.*--page-timeout\n$/);
  });
});
