import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, test } from 'vitest';
import { madeUpArticles } from '../dedup/newspaper.js';
import { BIN, run, workFolder } from './warraq.js';

const PARTIAL = '.warraq-partial';
/** Six checkpoints and a bit: time to kill it after the first. */
const PAGES = 400;

/** Pages of made-up articles that repeat one another, a few of them bad. */
function scans(): Record<string, string | Buffer> {
  const pages = madeUpArticles(PAGES).map(({ paragraphs }, i): [string, string] => [
    `scans/${String(i).padStart(3, '0')}.txt`,
    paragraphs.map(({ text }) => `${text}.\n`).join('\n'),
  ]);
  return Object.fromEntries([...pages, ['scans/070.bad.txt', Buffer.from([1, 0])], ['scans/399.empty.txt', '']]);
}

/** A folder of scans, and the command that cleans them into `out`. */
function work() {
  const folder = workFolder(scans());
  // The learning and weighing of corrections would take most of the time.
  const args = ['clean', 'scans', '-o', 'out', '--quiet', '--correct', 'off', '--jobs', '2', '--shard-size', '16K'];
  const contentOf = (name: string) =>
    Object.fromEntries(
      readdirSync(folder.at(name)).map((file) => [file, readFileSync(folder.at(`${name}/${file}`), 'latin1')]),
    );
  const start = (...more: string[]) => {
    const child = spawn(process.execPath, [BIN, ...args, ...more], {
      cwd: folder.folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    return { child, ended: once(child, 'close').then(([code, signal]) => ({ code, signal, stderr })) };
  };
  /** Waits for the checkpoint after so many pages, or for the end. */
  const until = async (taken: number, child: ReturnType<typeof spawn>) => {
    const state = folder.at(`out/${PARTIAL}/state.json`);
    while (child.exitCode === null && child.signalCode === null) {
      await new Promise((next) => setTimeout(next, 5));
      if (existsSync(state) && JSON.parse(readFileSync(state, 'utf8')).checkpoint.taken >= taken) return;
    }
  };
  /** A run that was killed after a checkpoint. */
  const killed = async (...more: string[]) => {
    const { child, ended } = start(...more);
    await until(64, child);
    child.kill('SIGKILL');
    expect(await ended).toMatchObject({ signal: 'SIGKILL' });
  };
  return {
    ...folder,
    args,
    start,
    until,
    killed,
    contentOf,
    clean: (...more: string[]) => folder.warraq(...args, ...more),
  };
}

/** A row of numbers from 0 to 1 that is the same each time. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What a run left alone writes. */
async function leftAlone() {
  const { clean, contentOf } = work();
  expect((await clean()).code).toBe(1);
  return contentOf('out');
}

describe('--resume', () => {
  test('killed twice on its way, five times over, a run ends with the same bytes', async () => {
    const content = await leftAlone();
    expect(Object.keys(content).filter((name) => name.startsWith('articles')).length).toBeGreaterThan(3);
    expect(content['changes-00000.jsonl']).toBeDefined();
    const next = numbersFrom(11);
    for (let runs = 0; runs < 5; runs++) {
      const { start, until, clean, contentOf } = work();
      // After three checkpoints at most, and after two more: enough is left then for the kill to come in time.
      for (const taken of [192 * next(), 193 + 127 * next()]) {
        const { child, ended } = start('--resume');
        await until(taken, child);
        child.kill('SIGKILL');
        expect(await ended).toMatchObject({ signal: 'SIGKILL' });
      }
      const { code, stderr } = await clean('--resume');
      expect({ code, stderr: stderr.split('\n').filter((line) => !line.includes('.txt')) }).toEqual({
        code: 1,
        stderr: [''],
      });
      expect(contentOf('out')).toEqual(content);
    }
  }, 300_000);

  test('goes on with any number of threads, and says nothing twice', async () => {
    const content = await leftAlone();
    const { killed, clean, contentOf } = work();
    await killed();
    const ended = await clean('--resume', '--jobs', '1');
    expect(ended.code).toBe(1);
    expect(ended.stderr).not.toContain('pages');
    expect(contentOf('out')).toEqual(content);
  });

  test('begins where there is nothing to go on with', async () => {
    const { clean, contentOf } = work();
    expect((await clean('--resume')).code).toBe(1);
    expect(Object.keys(contentOf('out'))).toContain('manifest.json');
  });

  test('what is learnt from all pages is learnt again', async () => {
    const { clean, start, until, contentOf, at } = work();
    const more = ['--correct', 'all', '--no-builtin'];
    const { child, ended } = start(...more);
    await until(64, child);
    child.kill('SIGKILL');
    await ended;
    await clean('--resume', ...more);
    const resumed = contentOf('out');
    rmSync(at('out'), { recursive: true });
    await clean(...more);
    expect(JSON.parse(resumed['manifest.json'] ?? '').settings.learn).toBe(true);
    expect(resumed).toEqual(contentOf('out'));
  }, 120_000);

  test('without it, an unfinished run is neither gone on with nor thrown away', async () => {
    const { killed, clean, contentOf } = work();
    await killed();
    expect(await clean()).toMatchObject({
      code: 2,
      stderr: 'warraq: out: holds an unfinished run: go on with it by --resume, or discard it by --force\n',
    });
    expect((await clean('--force')).code).toBe(1);
    expect(Object.keys(contentOf('out'))).not.toContain(PARTIAL);
  });

  test('other settings, changed, missing and new pages are told, and nothing is lost', async () => {
    const { killed, clean, at } = work();
    await killed();
    expect(await clean('--resume', '--dedup', 'page')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^warraq: out: the unfinished run had other settings: dedup was corpus and is page: .+\n$/,
      ),
    });
    const page = readFileSync(at('scans/003.txt'));
    appendFileSync(at('scans/003.txt'), 'زيادة\n');
    expect(await clean('--resume')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^warraq: 003\.txt: not what the unfinished run has taken in its place: .+\n$/),
    });
    rmSync(at('scans/003.txt'));
    expect((await clean('--resume')).stderr).toContain('004.txt: not what the unfinished run has taken');
    writeFileSync(at('scans/003.txt'), page);
    expect((await clean('--resume')).code).toBe(1);
  });

  test('with words learnt, a page that was not cleaned yet may not change either', async () => {
    const { start, until, clean, at } = work();
    const more = ['--correct', 'all', '--no-builtin'];
    const { child, ended } = start(...more);
    await until(64, child);
    child.kill('SIGKILL');
    await ended;
    appendFileSync(at('scans/398.txt'), 'زيادة\n');
    expect(await clean('--resume', ...more)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('pages were changed, added or taken away since the unfinished run began'),
    });
  }, 60_000);

  test('needs a folder', async () =>
    expect(await workFolder({ 'p.txt': 'x' }).warraq('clean', 'p.txt', '--resume')).toMatchObject({
      code: 2,
      stderr: 'warraq: --resume needs the folder of the unfinished run: add -o; see warraq clean --help\n',
    }));
});

describe.skipIf(process.platform === 'win32')('a signal', () => {
  test.each([
    ['SIGINT', 130, []],
    ['SIGTERM', 143, []],
    ['SIGINT', 130, ['--compress', 'gz']],
  ] as const)('%s leaves a run that can go on, says how, and ends with %i %j', async (signal, code, form) => {
    const { start, until, clean, contentOf } = work();
    await clean(...form, '--output', 'alone');
    const { child, ended } = start(...form);
    await until(64, child);
    child.kill(signal);
    const { stderr, ...how } = await ended;
    expect(how).toEqual({ code, signal: null });
    expect(stderr).toMatch(/warraq: stopped with \d+ pages done: the same command with --resume goes on\n$/);
    expect((await clean('--resume', ...form)).code).toBe(1);
    expect(contentOf('out')).toEqual(contentOf('alone'));
  });

  test('before the first checkpoint: the pages under way are finished and kept', async () => {
    const { start, clean, contentOf, at } = work();
    writeFileSync(at('scans/001.bad.txt'), Buffer.from([1, 0]));
    const { child, ended } = start();
    child.stderr.once('data', () => child.kill('SIGINT'));
    const { stderr, ...how } = await ended;
    expect(how).toEqual({ code: 130, signal: null });
    const [, pages = 0] = /stopped with (\d+) pages done/.exec(stderr) ?? [];
    expect(Number(pages)).toBeGreaterThan(1);
    await clean('--resume');
    await clean('--output', 'alone');
    expect(contentOf('out')).toEqual(contentOf('alone'));
  });

  test('a second one stops at once, at the last checkpoint', async () => {
    const { start, until, at } = work();
    // Seconds of work right after the first checkpoint, in the midst of which it is stopped.
    const long = madeUpArticles(PAGES).flatMap(({ paragraphs }) => paragraphs.map(({ text }) => `${text}.\n`));
    writeFileSync(at('scans/070.long.txt'), Array.from({ length: 40 }, () => long.join('\n')).join('\n'));
    const { child, ended } = start('--dedup', 'off');
    await until(64, child);
    child.kill('SIGINT');
    child.kill('SIGTERM');
    const { code, stderr } = await ended;
    // Of two signals sent at once, either may come second.
    expect([130, 143]).toContain(code);
    expect(stderr).toContain('stopped with 64 pages done');
  });
});

test.skipIf(process.platform === 'win32')('a second run on the same folder is kept out', async () => {
  const { start, until, clean } = work();
  const { child, ended } = start();
  await until(0, child);
  // It stands still meanwhile.
  child.kill('SIGSTOP');
  const second = await clean('--force');
  expect(second).toMatchObject({ code: 2, stderr: expect.stringMatching(/another run writes/) });
  child.kill('SIGKILL');
  await ended;
});

describe('--fail-fast', () => {
  test('stops at the first page that fails; what was done can be gone on with', async () => {
    const { clean, folder, contentOf } = work();
    expect(await clean('--fail-fast')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^warraq: scans\/070\.bad\.txt: a binary file: .+\nwarraq: stopped with 64 pages done: .+\n$/,
      ),
    });
    expect(readdirSync(`${folder}/out`)).toEqual([PARTIAL]);
    expect((await clean('--resume')).code).toBe(1);
    expect(contentOf('out')).toEqual(await leftAlone());
  });
  test('leaves nothing where hardly anything was done', async () => {
    const { warraq, folder } = workFolder({ 'a.txt': Buffer.from([1, 0]), 'b.txt': 'نص' });
    expect((await warraq('clean', 'a.txt', 'b.txt', '-o', 'out', '--fail-fast')).code).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'b.txt']);
  });
  test('or at an input that is not there', async () => {
    const { warraq } = work();
    expect(await warraq('clean', 'scans', 'nowhere', '--fail-fast')).toMatchObject({ code: 1, stdout: '' });
  });
});

describe.skipIf(process.platform === 'win32')('when it cannot write', () => {
  test('a disk that fills up: one line, nothing half written, and --resume once there is room', async () => {
    const content = await leftAlone();
    const { folder, args, clean, contentOf } = work();
    const { killed, at } = work();
    await killed();
    // What repeats were judged by is the largest of the files.
    const room = statSync(at(`out/${PARTIAL}/judged`)).size + 8192;
    const command = [process.execPath, BIN, ...args].map((arg) => `'${arg}'`).join(' ');
    const full = await run('bash', ['-c', `ulimit -f ${room >> 10}; ${command}`], folder);
    expect(full.code).toBe(2);
    const lines = full.stderr.split('\n').filter((line) => line !== '' && !line.includes('.txt'));
    expect(lines).toEqual([
      expect.stringMatching(
        /^warraq: out: a file may not grow that large here: .+; --resume goes on after the 64 pages that are done$/,
      ),
    ]);
    expect(readdirSync(`${folder}/out`)).toEqual([PARTIAL]);
    expect((await clean('--resume')).code).toBe(1);
    expect(contentOf('out')).toEqual(content);
  });

  test('an output folder that vanishes: one line, and it is not made again', async () => {
    const { start, until, at, folder } = work();
    const { child, ended } = start();
    await until(0, child);
    // Files come into it all the while, so it cannot be deleted at one stroke.
    renameSync(at('out'), at('elsewhere'));
    const { code, stderr } = await ended;
    expect(code).toBe(2);
    expect(
      stderr
        .split('\n')
        .filter((line) => !line.includes('.txt'))
        .join('\n'),
    ).toMatch(/^warraq: out: the folder was taken away while it was written to: run it again\n$/);
    expect(readdirSync(folder)).toEqual(['elsewhere', 'scans']);
  });
});
