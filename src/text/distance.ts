/** Levenshtein distance of two rows of words, or of letters. */
export function distance(a: readonly string[], b: readonly string[]): number {
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    const known = numbers.get(word) ?? numbers.size;
    numbers.set(word, known);
    return known;
  };
  const left = Int32Array.from(a, numberOf);
  const right = Int32Array.from(b, numberOf);
  let row = Int32Array.from({ length: right.length + 1 }, (_, j) => j);
  let next = new Int32Array(right.length + 1);
  for (let i = 1; i <= left.length; i++) {
    next[0] = i;
    for (let j = 1; j <= right.length; j++) {
      const swap = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next[j] = Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    [row, next] = [next, row];
  }
  return row[right.length] ?? 0;
}
