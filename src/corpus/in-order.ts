/** What becomes of items, in the order of the items, with several under way at once. */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  /** How many may be under way or wait to be taken; asked before each. */
  most: () => number,
): AsyncGenerator<R> {
  const waiting: Promise<R>[] = [];
  for await (const item of items) {
    const result = work(item);
    // Whoever takes it is told; until then nobody need be.
    result.catch(() => {});
    waiting.push(result);
    while (waiting.length >= most()) {
      const first = waiting.shift();
      if (first) yield await first;
    }
  }
  for (const result of waiting) yield await result;
}

/** Sizes of batches. */
export interface BatchSize {
  /** So many items come one by one first. */
  singles: number;
  items: number;
  /** Weight in all from which on a batch is full. */
  weight: number;
}

/** Gathers items in batches. */
export async function* batched<T>(
  items: AsyncIterable<T>,
  { singles, items: most, weight: heaviest }: BatchSize,
  weightOf: (item: T) => number,
): AsyncGenerator<T[]> {
  let batch: T[] = [];
  let weight = 0;
  let count = 0;
  for await (const item of items) {
    batch.push(item);
    weight += weightOf(item);
    if (++count > singles && batch.length < most && weight < heaviest) continue;
    yield batch;
    batch = [];
    weight = 0;
  }
  if (batch.length > 0) yield batch;
}
