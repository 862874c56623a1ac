/** Words of running text near a row that are looked at, and rows looked through for them. */
const NEAR = 60;
const NEAR_ROWS = 16;
/** Rows of fewer words are no running text. */
const SHORTEST_TEXT = 4;

/** Whether a row of so many words may be running text. */
export const isRunning = (words: number): boolean => words >= SHORTEST_TEXT;

/**
 * Tells the rows of the next words of running text after (`step` 1) or before (-1) row `i`, nearest first.
 *
 * @param words how many each row of the page has
 */
export function eachRowNear(words: ArrayLike<number>, i: number, step: 1 | -1, take: (row: number) => void): void {
  let taken = 0;
  for (let j = i + step; j >= 0 && j < words.length && taken < NEAR && Math.abs(j - i) < NEAR_ROWS; j += step) {
    const its = words[j] ?? 0;
    if (!isRunning(its)) continue;
    taken += its;
    take(j);
  }
}
