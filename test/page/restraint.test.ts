import { describe, expect, it } from 'vitest';
import { restraintAmong, restraintOf } from '../../src/page/assemble/evidence/restraint.js';

const WHOLE = { size: 40, openEnd: -3.5, wrapped: false };
const CUT = { ...WHOLE, openEnd: 3 };
const ROW = { ...CUT, size: 5 };
const strips = (whole: number, cut: number) => [...Array(whole).fill(WHOLE), ...Array(cut).fill(CUT)];

describe('what a move must gain more on a page whose texts are not cut', () => {
  it('is much where every paragraph of many ends a sentence', () => {
    expect(restraintOf(strips(20, 0))).toBeGreaterThan(3);
  });

  it('is less on a page of few paragraphs, which tell less', () => {
    expect(restraintOf(strips(8, 0))).toBeLessThan(restraintOf(strips(20, 0)));
  });

  it('is less where one is cut, and nothing where every fourth is', () => {
    expect(restraintOf(strips(20, 1))).toBeLessThan(restraintOf(strips(20, 0)));
    expect(restraintOf(strips(15, 5))).toBe(0);
  });

  it('does not take rows of tables for texts that are cut', () => {
    expect(restraintOf([...strips(20, 0), ...Array(20).fill(ROW)])).toBe(restraintOf(strips(20, 0)));
  });

  it('is nothing where lines are wrapped, whose ends are told by other signs', () => {
    const wrapped = strips(20, 0).map((strip) => ({ ...strip, wrapped: true }));
    expect(restraintOf(wrapped)).toBe(0);
    expect(restraintAmong([...wrapped, ...wrapped])).toBe(0);
  });

  it('looks past a few wrapped lines', () => {
    expect(restraintOf([...strips(20, 0), { ...CUT, wrapped: true }])).toBe(restraintOf(strips(20, 0)));
  });

  it('grows with the number of strips that a move may choose among', () => {
    expect(restraintAmong(strips(10, 0))).toBe(0);
    expect(restraintAmong(strips(60, 0))).toBeGreaterThan(restraintAmong(strips(40, 0)));
  });
});
