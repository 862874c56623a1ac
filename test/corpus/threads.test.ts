import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { THREAD_HEAP, Threads } from '../../src/corpus/threads.js';
import type { PageSource } from '../../src/input/page-source.js';

function threadsOf({ threads = 2, pageTimeout }: { threads?: number; pageTimeout?: number } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-threads-'));
  const choices = { dedup: 'corpus', corrections: null, learnt: null, showCorrections: false } as const;
  const file = new URL('./faulty-worker.mjs', import.meta.url);
  const pool = new Threads(choices, { file, threads, batches: 6, pageTimeout });
  onTestFinished(async () => {
    await pool.close();
    rmSync(folder, { recursive: true });
  });
  const source = (path: string): PageSource => ({ page: { kind: 'file', file: join(folder, path), path, root: '' } });
  /** What comes of pages: their path, or why they failed. */
  return async (...paths: string[]) =>
    (await pool.prepare(paths.map(source))).map((result) => {
      if ('problem' in result) return `${result.problem.path}: ${result.problem.reason}`;
      return 'path' in result ? String(result.path) : undefined;
    });
}

describe('a page that its thread dies of', () => {
  test('fails, the other pages of its batch do not', async () => {
    const prepare = threadsOf();
    const results = await prepare('a', 'dies', 'b', 'dies too', 'c');
    const why = 'the thread that cleaned it died, and died again (worker exited with code: 3)';
    expect(results).toEqual(['a', `dies: ${why}`, 'b', `dies too: ${why}`, 'c']);
  });

  test('is tried again, and may do better', async () => {
    expect(await threadsOf()('a', 'once', 'b')).toEqual(['a', 'once', 'b']);
  });

  test('is tried again in a heap that is not held to what threads usually have', async () => {
    const large = `large ${THREAD_HEAP.maxOldGenerationSizeMb}`;
    expect(await threadsOf()('a', large, 'b')).toEqual(['a', large, 'b']);
  });

  test('does no harm to other batches', async () => {
    const prepare = threadsOf();
    const batches = await Promise.all([prepare('a', 'dies'), prepare('b', 'c'), prepare('dies', 'd')]);
    expect(batches.map((results) => results.map((result) => result?.split(':')[0]))).toEqual([
      ['a', 'dies'],
      ['b', 'c'],
      ['dies', 'd'],
    ]);
  });
});

test('a page that takes too long fails, the other pages of its batch do not', async () => {
  const prepare = threadsOf({ threads: 1, pageTimeout: 0.2 });
  expect(await prepare('a', 'hangs', 'b')).toEqual(['a', 'hangs: not done in 0.2 s', 'b']);
});

test('an error of the program is not hidden', async () => {
  await expect(threadsOf()('a', 'bug')).rejects.toThrow('bug');
});
