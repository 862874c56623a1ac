import { describe, expect, it } from 'vitest';
import { ByteStore } from '../../src/dedup/byte-store.js';
import { Column } from '../../src/dedup/column.js';
import { CorpusDedup, type JudgedArticle, type Removal } from '../../src/dedup/corpus-dedup.js';
import { PagePool, type Spill } from '../../src/dedup/pages.js';
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
