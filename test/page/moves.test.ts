import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/page/assemble/evidence/evidence.js';
import { belonging } from '../../src/page/assemble/evidence/words.js';
import { articleScore } from '../../src/page/assemble/search/arrange.js';
import { Kinship } from '../../src/page/assemble/search/kinship.js';
import { Moves } from '../../src/page/assemble/search/moves.js';
import { Places } from '../../src/page/assemble/search/places.js';
import { linksWithin, sequenceScore } from '../../src/page/assemble/search/sequence.js';
import { evidence } from './evidence-of.js';

const HEADINGS = [0, 1];
const LONGEST = 4;

interface Page {
  known: Evidence;
  articles: [number[], number[]];
}

/** Strips of two articles, as a page has them. */
const page: fc.Arbitrary<Page> = fc
  .integer({ min: 2, max: 8 })
  .chain((n) => fc.tuple(evidence(n), fc.integer({ min: 1, max: n - 1 })))
  .map(([known, cut]) => {
    const strips = Array.from({ length: known.n }, (_, i) => i);
    return { known, articles: [strips.slice(0, cut), strips.slice(cut)] };
  });

const cohesion = ({ words, cohesion }: Evidence, articles: readonly (readonly number[])[]): number =>
  articles.reduce((sum, order, a) => sum + cohesion * belonging(words, HEADINGS[a] ?? -1, order), 0);

/** Runs of the first article, by where they start and how many strips they have. */
const runsOf = ([order]: Page['articles']): [start: number, length: number][] =>
  order.flatMap((_, start) =>
    Array.from({ length: Math.min(LONGEST, order.length - start) }, (_, k): [number, number] => [start, k + 1]),
  );

describe('Kinship', () => {
  it('tells what the words of both articles gain by a run that goes from one to the other, and bounds it', () => {
    fc.assert(
      fc.property(page, ({ known, articles }) => {
        const kinship = new Kinship(known, HEADINGS, articles);
        const leaving = new Float64Array(known.n * LONGEST);
        kinship.settle(1);
        kinship.addLeaving(articles[0], 0, leaving, LONGEST);
        const most = new Float64Array(LONGEST);
        for (const [start, length] of runsOf(articles)) {
          const run = articles[0].slice(start, start + length);
          const rest = articles[0].filter((strip) => !run.includes(strip));
          const leaves = leaving[(run[0] ?? 0) * LONGEST + length - 1] ?? 0;
          const gives = kinship.gainOf(articles[0], start, length, 1);
          const gain = cohesion(known, [rest, [...articles[1], ...run]]) - cohesion(known, articles);
          expect(leaves + gives).toBeCloseTo(gain, 9);
          kinship.bound(articles[0], start, 1, most);
          expect(most[length - 1]).toBeGreaterThanOrEqual(gives - 1e-9);
          const alone = run.reduce((sum, strip) => sum + (kinship.each[known.n + strip] ?? 0), 0);
          expect(alone).toBeGreaterThanOrEqual(gives - 1e-9);
        }
      }),
    );
  });

  it('knows the same after moves as from the arrangement that they make', () => {
    fc.assert(
      fc.property(page, ({ known, articles: [one, two] }) => {
        const moved = new Kinship(known, HEADINGS, [one, two]);
        moved.move(one, 0, 1);
        moved.move(two, 1, 0);
        const anew = new Kinship(known, HEADINGS, [two, one]);
        for (let length = 1; length <= one.length; length++)
          expect(moved.gainOf(one, 0, length, 0)).toBeCloseTo(anew.gainOf(one, 0, length, 0), 9);
      }),
    );
  });
});

describe('Places', () => {
  it('gives no less for the ends of a run than any place does', () => {
    fc.assert(
      fc.property(page, ({ known, articles }) => {
        const places = new Places(known, HEADINGS);
        places.change(1, articles[1].slice(1));
        places.extend(1, articles[1], 0, 1);
        const { heads, tails } = places;
        for (const head of articles[0]) {
          for (const tail of articles[0]) {
            const bound = (heads[known.n + head] ?? 0) + (tails[known.n + tail] ?? 0);
            for (let at = 0; at <= articles[1].length; at++) {
              const run = head === tail ? [head] : [head, tail];
              const order = [...articles[1].slice(0, at), ...run, ...articles[1].slice(at)];
              const gain =
                sequenceScore(known, 1, order) - sequenceScore(known, 1, articles[1]) - linksWithin(known, run);
              expect(gain).toBeLessThanOrEqual(bound + 1e-9);
            }
          }
        }
      }),
    );
  });
});

describe('Moves', () => {
  const worth = (known: Evidence, articles: readonly (readonly number[])[]): number =>
    articles.reduce((sum, order, a) => sum + articleScore(known, HEADINGS[a] ?? -1, order), 0);

  /** Every way to take a run of strips out and put it elsewhere: what comes of it, and from and to which article it goes. */
  function* allMoves({ articles }: Page): Generator<[after: number[][], from: number, to: number]> {
    for (const from of [0, 1])
      for (const to of [0, 1]) {
        const source = articles[from] ?? [];
        for (let start = 0; start < source.length; start++)
          for (let length = 1; length <= source.length - start; length++) {
            const run = source.slice(start, start + length);
            const rest = source.filter((strip) => !run.includes(strip));
            const target = to === from ? rest : (articles[to] ?? []);
            for (let at = 0; at <= target.length; at++) {
              if (to === from && at === start) continue;
              const after: number[][] = [...articles];
              after[from] = rest;
              after[to] = [...target.slice(0, at), ...run, ...target.slice(at)];
              yield [after, from, to];
            }
          }
      }
  }

  it('finds the move that trying all of them finds', () => {
    fc.assert(
      fc.property(page, ({ known, articles }) => {
        const before = worth(known, articles);
        let most = 0;
        for (const [after, from, to] of allMoves({ known, articles })) {
          const margin = to === from ? known.within : known.between;
          most = Math.max(most, worth(known, after) - before - margin);
        }
        const moves = new Moves(known, HEADINGS, articles);
        const best = moves.best();
        expect(best?.gain ?? 0).toBeCloseTo(most, 7);
        if (!best) return;
        moves.make(best);
        const margin = best.from === best.to ? known.within : known.between;
        expect(worth(known, moves.articles) - before - margin).toBeCloseTo(best.gain, 7);
      }),
    );
  });

  it('tells articles that a move loses little of, as trying all of them does', () => {
    fc.assert(
      fc.property(page, fc.integer({ min: 0, max: 12 }), ({ known, articles }, margin) => {
        const before = worth(known, articles);
        const least = -margin / 2;
        const near = [false, false];
        for (const [after, from] of allMoves({ known, articles }))
          if (worth(known, after) - before > least) near[from] = true;
        const told = new Moves(known, HEADINGS, articles).doubtful(-least, -least);
        const close = [...allMoves({ known, articles })].some(
          ([after]) => Math.abs(worth(known, after) - before - least) < 1e-6,
        );
        if (!close) expect(told).toEqual(near);
      }),
    );
  });
});
