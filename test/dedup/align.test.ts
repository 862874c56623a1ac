import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeBeside, type Blocks, extend, sharedAfter, sharedBefore } from '../../src/dedup/align.js';
import { fillGap } from '../../src/dedup/fill-gap.js';

const key = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 40 }).map((units) => Uint8Array.from(units));

/** Whether blocks run upwards in both keys and hold only what is shared. */
function valid(newer: Uint8Array, earlier: Uint8Array, blocks: Blocks): boolean {
  let [q, t] = [0, 0];
  for (let i = 0; i < blocks.length; i += 3) {
    const [from, to, length] = [blocks[i] ?? 0, blocks[i + 1] ?? 0, blocks[i + 2] ?? 0];
    if (from < q || to < t || length < 1) return false;
    for (let j = 0; j < length; j++) if (newer[from + j] !== earlier[to + j]) return false;
    [q, t] = [from + length, to + length];
  }
  return q <= newer.length && t <= earlier.length;
}

/** Keys of several words of the table of edit distances. */
const longKey = fc
  .array(fc.integer({ min: 1, max: 6 }), { maxLength: 150 })
  .map((units) => Uint8Array.from(units, (unit, i) => (i % 5 === 0 ? unit | 0x80 : unit)));

/** What two keys share in the fewest edits, by the table of Wagner and Fischer cell by cell. */
function sharedByTable(newer: Uint8Array, earlier: Uint8Array): Blocks {
  const alike = (i: number, j: number): boolean => (((newer[i - 1] ?? 0) ^ (earlier[j - 1] ?? 0)) & 0x7f) === 0;
  const costs: number[][] = [];
  const cost = (i: number, j: number): number => costs[i]?.[j] ?? 0;
  for (let i = 0; i <= newer.length; i++) {
    costs[i] = [];
    for (let j = 0; j <= earlier.length; j++) {
      const diagonal = cost(i - 1, j - 1) + (alike(i, j) ? 0 : 1);
      const least = Math.min(diagonal, cost(i - 1, j) + 1, cost(i, j - 1) + 1);
      costs[i]?.push(i === 0 ? j : j === 0 ? i : least);
    }
  }
  const blocks: Blocks = [];
  for (let i = newer.length, j = earlier.length; i > 0 && j > 0; ) {
    if (cost(i, j) === cost(i - 1, j - 1) + (alike(i, j) ? 0 : 1)) {
      if (alike(i, j)) {
        const touches = blocks[0] === i && blocks[1] === j;
        blocks.splice(0, touches ? 3 : 0, i - 1, j - 1, touches ? (blocks[2] ?? 0) + 1 : 1);
      }
      i--;
      j--;
    } else if (cost(i, j) === cost(i - 1, j) + 1) i--;
    else j--;
  }
  return blocks;
}

/** Blocks of keys of such lengths as they are when both keys are turned round. */
function turned(blocks: Blocks, newer: number, earlier: number): Blocks {
  const out: Blocks = [];
  for (let i = blocks.length - 3; i >= 0; i -= 3) {
    const length = blocks[i + 2] ?? 0;
    out.push(newer - (blocks[i] ?? 0) - length, earlier - (blocks[i + 1] ?? 0) - length, length);
  }
  return out;
}

describe('what stands beside a likeness', () => {
  it('is looked at as far as the article goes, whatever lies behind it', () => {
    const letters = Uint8Array.from({ length: 40 }, (_, i) => 10 + (i % 11));
    expect(alikeBeside({ newer: letters, earlier: letters }, 5, 5, 1)).toBe(true);
    const ended = letters.slice();
    // 0 parts articles.
    ended[9] = 0;
    expect(alikeBeside({ newer: letters, earlier: ended }, 5, 5, 1)).toBe(false);
    expect(alikeBeside({ newer: ended, earlier: letters }, 5, 5, 1)).toBe(false);
    expect(alikeBeside({ newer: letters, earlier: letters.subarray(0, 9) }, 5, 5, 1)).toBe(false);
  });
});

describe('alignment', () => {
  it('fills a gap with what both sides share, in order', () => {
    fc.assert(
      fc.property(key, key, (newer, earlier) => {
        const blocks: Blocks = [];
        fillGap({ newer, earlier }, 0, newer.length, 0, earlier.length, blocks);
        expect(valid(newer, earlier, blocks)).toBe(true);
      }),
    );
  });

  it('fills it as a table of all edit distances would, with a unit for a unit where that costs no more', () => {
    fc.assert(
      fc.property(longKey, longKey, (newer, earlier) => {
        const blocks: Blocks = [];
        fillGap({ newer, earlier }, 0, newer.length, 0, earlier.length, blocks);
        expect(blocks).toEqual(sharedByTable(newer, earlier));
      }),
    );
  });

  it('aligns a lost unit', () => {
    const blocks: Blocks = [];
    const [newer, earlier] = [Uint8Array.of(1, 2, 4, 5), Uint8Array.of(1, 2, 3, 4, 5)];
    fillGap({ newer, earlier }, 0, 4, 0, 5, blocks);
    expect(blocks).toEqual([0, 0, 2, 2, 3, 2]);
  });

  it('follows a likeness through scattered errors and stops where it ends', () => {
    const same = Array.from({ length: 600 }, (_, i) => 1 + ((i * i) % 37));
    const newer = Uint8Array.from([...same.map((unit, i) => (i % 20 === 10 ? 90 : unit)), ...new Array(60).fill(91)]);
    const earlier = Uint8Array.from([...same, ...new Array(60).fill(92)]);
    const blocks = extend({ newer, earlier }, 0, 0, 1, newer.length, earlier.length);
    expect(valid(newer, earlier, blocks)).toBe(true);
    expect((blocks.at(-3) ?? 0) + (blocks.at(-1) ?? 0)).toBe(600);
  });

  it('follows it leftwards likewise', () => {
    fc.assert(
      fc.property(key, key, (newer, earlier) => {
        const pair = { newer, earlier };
        const blocks = extend(pair, newer.length, earlier.length, -1, newer.length, earlier.length);
        expect(valid(newer, earlier, blocks)).toBe(true);
      }),
    );
  });

  it('sees the same leftwards as rightwards in keys turned round', () => {
    fc.assert(
      fc.property(longKey, fc.nat(30), (newer, at) => {
        const earlier = Uint8Array.from([...newer.subarray(0, at), 7, ...newer.subarray(at + 2)]);
        const [n, m] = [newer.length, earlier.length];
        const right = extend({ newer, earlier }, 0, 0, 1, n, m);
        const mirrored = { newer: newer.slice().reverse(), earlier: earlier.slice().reverse() };
        expect(turned(extend(mirrored, n, m, -1, n, m), n, m)).toEqual(right);
      }),
    );
  });

  it('counts what is shared on either side, word bits aside', () => {
    const pair = { newer: Uint8Array.of(9, 1, 2 | 0x80, 3), earlier: Uint8Array.of(8, 1, 2, 3) };
    expect(sharedAfter(pair, 1, 1, 4, 4)).toBe(3);
    expect(sharedBefore(pair, 4, 4, 0, 0)).toBe(3);
  });
});
