import type { Problem } from '../output/problem.js';

/** A newspaper page of dense type is 60 KB: what is a thousand times that is something else. */
export const MAX_PAGE_BYTES = 64 << 20;

/** The problem with a page that has more than `most` bytes. */
export function tooLarge(path: string, most: number, advice: string): Problem {
  return { path, reason: `more than ${shownSize(most)}`, advice };
}

function shownSize(bytes: number): string {
  for (const [unit, size] of [
    ['GB', 2 ** 30],
    ['MB', 2 ** 20],
    ['KB', 2 ** 10],
  ] as const) {
    if (bytes >= size && bytes % size === 0) return `${bytes / size} ${unit}`;
  }
  return `${bytes} bytes`;
}
