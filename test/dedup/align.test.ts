import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Blocks, extend, fillGap, sharedAfter, sharedBefore } from '../../src/dedup/align.js';

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

  it('counts what is shared on either side, word bits aside', () => {
    const pair = { newer: Uint8Array.of(9, 1, 2 | 0x80, 3), earlier: Uint8Array.of(8, 1, 2, 3) };
    expect(sharedAfter(pair, 1, 1, 4, 4)).toBe(3);
    expect(sharedBefore(pair, 4, 4, 0, 0)).toBe(3);
  });
});
