import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batched, inOrder } from '../../src/corpus/in-order.js';

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const later = (turns: number) =>
  new Promise<void>((resolve) => (turns === 0 ? resolve() : setImmediate(() => later(turns - 1).then(resolve))));

describe('inOrder', () => {
  test('gives results in the order of the items, however long each takes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5)), fc.integer({ min: 1, max: 4 }), async (turns, most) => {
        const items = turns.map((turn, i) => ({ turn, i }));
        const results = inOrder(
          stream(items),
          ({ turn, i }) => later(turn).then(() => i),
          () => most,
        );
        expect(await listed(results)).toEqual(items.map(({ i }) => i));
      }),
    );
  });

  test('has no more under way or waiting than it may, and begins nothing more when nobody takes', async () => {
    let begun = 0;
    const results = inOrder(
      stream([0, 1, 2, 3, 4, 5, 6, 7]),
      async () => ++begun,
      () => 3,
    );
    await results.next();
    await later(5);
    expect(begun).toBe(3);
    await results.next();
    await later(5);
    expect(begun).toBe(4);
    await results.return(undefined);
  });

  test('an error comes in its place', async () => {
    const seen: number[] = [];
    const work = async (i: number) => {
      if (i === 1) throw new Error('one');
      return i;
    };
    const all = async () => {
      for await (const i of inOrder(stream([0, 1, 2]), work, () => 3)) seen.push(i);
    };
    await expect(all()).rejects.toThrow('one');
    expect(seen).toEqual([0]);
  });
});

describe('batched', () => {
  const sizes = async (weights: readonly number[]) =>
    (await listed(batched(stream(weights), { singles: 2, items: 3, weight: 10 }, (weight) => weight))).map(
      ({ length }) => length,
    );
  test('the first ones go alone, then so many at a time', async () =>
    expect(await sizes([1, 1, 1, 1, 1, 1])).toEqual([1, 1, 3, 1]));
  test('heavy ones fill a batch sooner', async () => expect(await sizes([1, 1, 4, 6, 20, 1])).toEqual([1, 1, 2, 1, 1]));
});
