/** Pairs of word numbers with counts, by first word: row `i` is `[start[i], start[i + 1])` of `second` and `count`. */
export interface PairTable {
  start: Uint32Array;
  second: Uint32Array;
  count: Float64Array;
}

/** The table with first and second exchanged. */
export function transposed({ start, second, count }: PairTable): PairTable {
  const size = start.length - 1;
  const ends = new Uint32Array(size + 1);
  for (const word of second) ends[word + 1] = (ends[word + 1] ?? 0) + 1;
  for (let i = 0; i < size; i++) ends[i + 1] = (ends[i + 1] ?? 0) + (ends[i] ?? 0);
  const at = ends.slice();
  const firsts = new Uint32Array(second.length);
  const counts = new Float64Array(second.length);
  for (let i = 0; i < size; i++) {
    for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++) {
      const to = at[second[k] ?? 0] ?? 0;
      at[second[k] ?? 0] = to + 1;
      firsts[to] = i;
      counts[to] = count[k] ?? 0;
    }
  }
  return { start: ends, second: firsts, count: counts };
}

/** Occurrences added to each cell, so that no class is impossible beside another. */
const FLOOR = 0.05;

/**
 * Sorts words into classes by the classes of their neighbours on both sides: each word moves to the class whose
 * neighbours explain its own best, until few move (hard clustering of the two-sided class bigram model, after Martin,
 * Liermann and Ney 1998, with all words moved at once).
 *
 * @param first class of each word to begin with
 * @returns class of each word
 */
export function classify(pairs: PairTable, classes: number, first: Uint16Array, rounds: number): Uint16Array {
  const sides = [pairs, transposed(pairs)];
  const size = first.length;
  let current = first;
  for (let round = 0; round < rounds; round++) {
    // Log-probability of each neighbouring class, by class: [side][class of neighbour * classes + class].
    const logs = sides.map(({ start, second, count }) => {
      const cells = new Float64Array(classes * classes).fill(FLOOR);
      const sums = new Float64Array(classes).fill(FLOOR * classes);
      for (let i = 0; i < size; i++) {
        const own = current[i] ?? 0;
        for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++) {
          const cell = (current[second[k] ?? 0] ?? 0) * classes + own;
          cells[cell] = (cells[cell] ?? 0) + (count[k] ?? 0);
          sums[own] = (sums[own] ?? 0) + (count[k] ?? 0);
        }
      }
      return cells.map((value, cell) => Math.log(value / (sums[cell % classes] ?? 1)));
    });
    const next = new Uint16Array(size);
    const beside = new Float64Array(classes);
    const scores = new Float64Array(classes);
    let moved = 0;
    for (let i = 0; i < size; i++) {
      scores.fill(0);
      sides.forEach(({ start, second, count }, side) => {
        beside.fill(0);
        for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++) {
          const other = current[second[k] ?? 0] ?? 0;
          beside[other] = (beside[other] ?? 0) + (count[k] ?? 0);
        }
        const table = logs[side] ?? beside;
        for (let other = 0; other < classes; other++) {
          const times = beside[other] ?? 0;
          if (times === 0) continue;
          for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + times * (table[other * classes + c] ?? 0);
        }
      });
      let best = 0;
      for (let c = 1; c < classes; c++) if ((scores[c] ?? 0) > (scores[best] ?? 0)) best = c;
      next[i] = best;
      if (best !== current[i]) moved++;
    }
    current = next;
    console.error(`round ${round + 1}: ${moved} of ${size} words moved`);
  }
  return current;
}
