import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStats } from '../../src/verify/read-stats.js';
import { NameCounts, NumberCounts } from '../../src/verify/stats/counts.js';
import { type Stats, statsOf } from '../../src/verify/stats/stats.js';
import { markdownOf, tablesOf } from '../../src/verify/stats/tables.js';
import { fileOf, jsonOf, record, SENTENCES, verifyFiles } from './dataset.js';

describe('NumberCounts', () => {
  test('mean, ends and nearest ranks', () => {
    const counts = new NumberCounts();
    for (const number of [10, 1, 3, 2, 4, 9, 8, 7, 6, 5]) counts.add(number);
    expect(counts.spread()).toEqual({ mean: 5.5, least: 1, median: 5, p90: 9, most: 10 });
    expect(counts.from([0, 5, 100])).toEqual([
      { from: 0, count: 4 },
      { from: 5, count: 6 },
      { from: 100, count: 0 },
    ]);
  });

  test('ranks are those of the sorted numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1 }), (numbers) => {
        const counts = new NumberCounts();
        for (const number of numbers) counts.add(number);
        const sorted = [...numbers].sort((a, b) => a - b);
        const { least, median, p90, most } = counts.spread();
        const rank = (share: number) => sorted[Math.max(1, Math.ceil(numbers.length * share)) - 1];
        expect([least, median, p90, most]).toEqual([sorted[0], rank(0.5), rank(0.9), sorted.at(-1)]);
      }),
    );
  });

  test('of nothing', () =>
    expect(new NumberCounts().spread()).toEqual({ mean: 0, least: 0, median: 0, p90: 0, most: 0 }));
});

describe('NameCounts', () => {
  test('the most frequent first, then by name; when full, the rarer half is forgotten', () => {
    const counts = new NameCounts(3);
    for (const name of ['b', 'a', 'b', 'c', 'a', 'd', 'd']) counts.add(name);
    expect(counts.top(5)).toEqual([
      ['a', 2],
      ['b', 2],
      ['d', 2],
    ]);
  });

  test('never holds more than it may, and tells of no name more often than it came', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 2 })), (names) => {
        const counts = new NameCounts(4);
        for (const name of names) counts.add(name);
        expect(counts.top(100).length).toBeLessThanOrEqual(4);
        for (const [name, count] of counts.top(100)) {
          expect(count).toBeLessThanOrEqual(names.filter((one) => one === name).length);
        }
      }),
    );
  });

  test('finds what comes often among any number of names that come twice', () => {
    const counts = new NameCounts(1000);
    for (let i = 0; i < 200_000; i++) {
      counts.add(`n${i >> 1}`);
      if (i % 50 === 0) counts.add('often');
    }
    expect(counts.top(1)).toEqual([['often', 4000]]);
  });
});

describe('figures', () => {
  const lines = [
    record(1, { text: `${SENTENCES[0]} غخظضص غخظضص.`, metadata: { flags: ['order-uncertain'] } }),
    record(2, { date: '', source: 'a|b' }),
    record(3, { id: 'p02#2', date: '1997-01-01', metadata: { path: 'p02.txt', article: 2 } }),
  ];

  test('of records', async () => {
    const { stats, passedOver } = await readStats([fileOf([...lines, '{"url":1}', ''])]);
    expect(passedOver).toBe(2);
    expect(stats).toMatchObject({
      records: 3,
      pages: 2,
      articlesPerPage: { mean: 1.5, most: 2 },
      nonWords: 2,
      topNonWords: [{ word: 'غخظضص', times: 2 }],
      flags: { 'order-uncertain': 1 },
      sources: { daily: 2, 'a|b': 1 },
      dates: { first: '1997-01-01', last: '1998-03-14', without: 1 },
      removed: null,
      changes: null,
    });
    expect(statsOf(JSON.parse(JSON.stringify(stats)))).toEqual(stats);
    expect(markdownOf(tablesOf(stats))).toContain('| a\\|b | 1 |');
  });

  test.each([[null], [[]], [{ format: 2 }], [{ format: 1, records: 1 }]])('are not told from %j', (value) => {
    expect(statsOf(value)).toBeUndefined();
  });

  test('against a baseline: what moved too far, and by how much', async () => {
    const { stats } = await readStats([fileOf(lines)]);
    const ids = async (baseline: Stats, settings = {}) =>
      (await verifyFiles([fileOf(lines)], { baseline, settings: [settings as { id: string }] })).kept
        .filter(({ check }) => check.startsWith('baseline'))
        .map(({ check, message }) => `${check}: ${message}`);
    expect(await ids(stats)).toEqual([]);
    expect(await ids({ ...stats, records: 4 })).toEqual([
      'baseline-records: the number of records went from 4 to 3, by 25.0 %; the limit is 10 %',
    ]);
    expect(await ids({ ...stats, records: 4 }, { id: 'baseline-records', limit: 0.25 })).toEqual([]);
    expect(await ids({ ...stats, nonWordShare: 0.9 })).toEqual([
      expect.stringMatching(
        /^baseline-non-words: the share of non-words went from 90\.00 % to \d+\.\d\d %, by \d+\.\d points; the limit is 2 points$/,
      ),
    ]);
    expect(await ids({ ...stats, removed: { share: 0.5, kinds: {} } })).toEqual([]);
  });

  test('a record that is none makes no figures', async () => {
    const { stats } = await readStats([fileOf([jsonOf(record(1)).slice(0, 50)])]);
    expect(stats).toMatchObject({ records: 0, words: 0, nonWordShare: 0, wordsPerRecord: { mean: 0 } });
  });
});
