import { describe, expect, it } from 'vitest';
import { ByteStore } from '../../src/dedup/byte-store.js';
import { Column } from '../../src/dedup/column.js';
import { CorpusDedup, type JudgedArticle, type Removal } from '../../src/dedup/corpus-dedup.js';
import { Matches } from '../../src/dedup/matches.js';
import { PagePool, type Spill } from '../../src/dedup/pages.js';
import { SeedRuns } from '../../src/dedup/seed-runs.js';
import { madeUpArticles } from './newspaper.js';

/** Files that are arrays; counts what goes through them. */
function spillInMemory(): Spill & { written: number; read: number; closed: number } {
  const counts = { written: 0, read: 0, closed: 0 };
  const open: Spill['open'] = () => {
    let file = new Uint8Array(0);
    return {
      write: (bytes, position) => {
        const longer = new Uint8Array(Math.max(file.length, position + bytes.length));
        longer.set(file);
        longer.set(bytes, position);
        file = longer;
        counts.written += bytes.length;
      },
      read: (into, position) => {
        into.set(file.subarray(position, position + into.length));
        counts.read += into.length;
      },
      close: () => counts.closed++,
    };
  };
  return Object.assign(counts, { open });
}

/** The same, watched: `onWrite` is called before each page that goes out. */
function watchedSpill(onWrite: () => void): Spill {
  const spill = spillInMemory();
  return {
    open: () => {
      const file = spill.open();
      return {
        ...file,
        write: (bytes, position) => {
          onWrite();
          file.write(bytes, position);
        },
      };
    },
  };
}

function judgeAll(articles: readonly JudgedArticle[], bytes?: number): { removals: Removal[][]; written: number } {
  const spill = spillInMemory();
  const dedup = new CorpusDedup({}, bytes === undefined ? null : { bytes, spill });
  return { removals: articles.map((article) => dedup.judge(article)), written: spill.written };
}

describe('bounded memory', () => {
  const articles = madeUpArticles(500);
  const unbounded = judgeAll(articles).removals;

  it('there is something to find', () => {
    expect(new Set(unbounded.flat().map(({ kind }) => kind))).toEqual(new Set(['exact', 'noisy', 'reflow']));
  });

  it.each([64, 200, 500])('%i K: the same removals, by way of the disk', (kilobytes) => {
    const { removals, written } = judgeAll(articles, kilobytes * 1024);
    expect(removals).toEqual(unbounded);
    expect(written).toBeGreaterThan(0);
  });

  it('enough memory: nothing is written', () => {
    const { removals, written } = judgeAll(articles, 2 ** 26);
    expect(removals).toEqual(unbounded);
    expect(written).toBe(0);
  });

  it('an article longer than a page of the store comes back whole', () => {
    const long = { id: 'a#1', path: 'a', paragraphs: madeUpArticles(150, 7).flatMap(({ paragraphs }) => paragraphs) };
    const between = madeUpArticles(60, 9);
    const { removals } = judgeAll([long, ...between, { ...long, id: 'z#1', path: 'z' }], 64 * 1024);
    expect(removals.at(-1)?.filter(({ kind, start }) => kind === 'exact' && start === 0)).toHaveLength(
      long.paragraphs.length,
    );
  });
});

describe('pages', () => {
  it('a column on disk is searched as one in memory, by reading little of it', () => {
    const spill = spillInMemory();
    const pool = new PagePool(spill);
    const column = new Column(pool, 8);
    const values = Array.from(
      { length: 3000 },
      (_, i) => 7 * Math.floor(i / 3) + (i % 512 < 300 ? 0 : 4000 * (i >> 9)),
    );
    values.sort((a, b) => a - b);
    for (const value of values) column.push(value);
    pool.keepWithin(0);
    const asked = [0, 1, 6, 7, 8, 6999, 7000, 7001, 26_000, 30_000, ...values.filter((_, i) => i % 37 === 0)];
    const first = (value: number): number => {
      const at = values.findIndex((one) => one >= value);
      return at < 0 ? values.length : at;
    };
    for (const value of asked) {
      const found = column.seek(value);
      expect(found, `${value}`).toBe(first(value));
      expect(column.glance(found)).toBe(values[found] ?? 0);
      expect(column.glance(found + 1)).toBe(values[found + 1] ?? 0);
      pool.keepWithin(0);
    }
    expect(spill.read).toBeLessThan(asked.length * 1024);
  });

  it('are read back as they were written, and the pool stays within its limit', () => {
    const spill = spillInMemory();
    const pool = new PagePool(spill);
    const store = new ByteStore(pool, 6);
    pool.keepWithin(256);
    const stretches = Array.from({ length: 200 }, (_, i) => new Uint8Array(1 + ((i * 7) % 150)).fill(i + 1));
    const places = stretches.map((stretch) => store.append(stretch));
    for (const step of [1, 7, 13]) {
      for (let i = 0; i < stretches.length; i++) {
        const n = (i * step) % stretches.length;
        const { units, base } = store.view(places[n] ?? 0);
        const from = (places[n] ?? 0) - base;
        expect(units.subarray(from, from + (stretches[n]?.length ?? 0))).toEqual(stretches[n]);
      }
    }
    // One page of 192 bytes may be read while the last one is open.
    expect(pool.bytes).toBeLessThanOrEqual(256 + 192 + 192);
    expect(spill.read).toBeGreaterThan(spill.written);
    expect(spill.written).toBeLessThanOrEqual(store.bytes);
  });

  it('runs of seeds far longer than memory are merged within it', () => {
    const limit = 2 ** 17;
    let most = 0;
    const pool: PagePool = new PagePool(
      watchedSpill(() => {
        most = Math.max(most, pool.held);
      }),
    );
    const runs = new SeedRuns(pool, 16);
    pool.keepWithin(limit);
    for (let run = 0; run < 8; run++) {
      runs.add(Array.from({ length: 20_000 }, (_, i): [number, number] => [i * 7 + run, run * 20_000 + i]));
    }
    expect(runs.bytes).toBeGreaterThan(8 * limit);
    // Ends of runs are still open, and a page that comes stands beside the one that goes.
    expect(most).toBeLessThan(1.5 * limit);
    const matches = new Matches();
    runs.find(7 * 19_999 + 3, 0, matches);
    expect([...matches.places.subarray(0, matches.length)]).toEqual([3 * 20_000 + 19_999]);
  });

  it('a column finds its numbers on whatever page they are', () => {
    const spill = spillInMemory();
    const pool = new PagePool(spill);
    pool.keepWithin(64);
    const column = new Column(pool, 3);
    const values = Array.from({ length: 500 }, (_, i) => Math.floor(i / 3) * 5);
    for (const value of values) column.push(value);
    for (let value = 0; value < 830; value++) {
      expect(column.lastUpTo(value)).toBe(values.findLastIndex((v) => v <= value));
      const first = values.findIndex((v) => v >= value);
      expect(column.firstFrom(value)).toBe(first < 0 ? values.length : first);
    }
    column.close();
    expect(spill.closed).toBe(1);
    expect(pool.bytes).toBe(0);
  });
});
