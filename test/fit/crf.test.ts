import { describe, expect, it } from 'vitest';
import { type Chain, fitCrf } from '../../tools/fit/crf.js';

/** One kind of step, and two of joints. */
const SIZES = { states: 2, features: 2, steps: 3 };

/** A chain whose rows have one feature each, by the states told; all joints are of one kind unless told. */
function chain(rows: readonly [feature: number, state: number, joint?: number][]): Chain {
  return {
    ends: Int32Array.from(rows, (_, t) => t + 1),
    features: Int32Array.from(rows, ([feature]) => feature),
    values: new Float64Array(rows.length).fill(1),
    steps: new Int32Array(rows.length),
    joints: Int32Array.from(rows, ([, , joint = 1]) => joint),
    gold: Int32Array.from(rows, ([, state]) => state),
  };
}

describe('fitCrf', () => {
  it('learns which state a feature speaks for', () => {
    const { emission } = fitCrf(
      [
        chain([
          [0, 0],
          [1, 1],
          [1, 1],
          [0, 0],
          [1, 1],
        ]),
      ],
      SIZES,
    );
    expect(emission[0]).toBeGreaterThan(emission[1] ?? 0);
    expect(emission[3]).toBeGreaterThan(emission[2] ?? 0);
  });

  it('learns which state follows which where features tell nothing', () => {
    const turns = chain([
      [0, 0],
      [0, 1],
      [0, 0],
      [0, 1],
      [0, 0],
      [0, 1],
    ]);
    const [stayed = 0, left = 0, came = 0, remained = 0] = fitCrf([turns], SIZES).transition;
    expect(left).toBeGreaterThan(stayed);
    expect(came).toBeGreaterThan(remained);
  });

  it('learns from how rows read on in one another whether the state stays', () => {
    const page = chain([
      [0, 0],
      [0, 0, 1],
      [0, 1, 2],
      [0, 1, 1],
      [0, 0, 2],
      [0, 0, 1],
    ]);
    const { transition } = fitCrf([page], SIZES);
    const [stayed = 0, left = 0] = transition.subarray(4);
    const [parted = 0, turned = 0] = transition.subarray(8);
    expect(stayed).toBeGreaterThan(left);
    expect(turned).toBeGreaterThan(parted);
  });

  it('gives the same weights for the same pages', () => {
    const pages = [
      chain([
        [0, 0],
        [1, 1],
      ]),
      chain([
        [1, 0],
        [0, 1],
      ]),
      chain([]),
    ];
    expect(fitCrf(pages, SIZES)).toEqual(fitCrf(pages, SIZES));
  });
});
