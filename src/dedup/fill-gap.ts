import { LETTER_OF_UNIT } from '../text/keys.js';
import { type Blocks, type Pair, pushBlock } from './align.js';

/*
 * The table of edit distances has a row for each unit of the newer key and a column for each of the earlier one; of its cells only
 * how they differ from their neighbours is kept, a bit each, 32 columns in a word.
 */

/** Columns of a word, as a power of two. */
const WORD_BITS = 5;
const LAST_COLUMN = 31;

/** By row and word: columns whose cell costs as much as the one before it in the row before, and columns that cost less than the one before. */
let level = new Int32Array(1 << 8);
let falling = new Int32Array(1 << 8);
/** Columns that cost more than the one before, by word, of the row at hand. */
let rising = new Int32Array(1 << 3);
/** By word and letter: the columns of it. */
let places = new Int32Array((LETTER_OF_UNIT + 1) << 2);

/**
 * Aligns two short stretches from end to end with the fewest edits (Wagner–Fischer, many cells at a time: Myers, J. ACM 46, 1999, as
 * Hyyrö, 2003, has it) and adds what they share to `blocks`.
 *
 * Of several ways with as few edits, seen from the end: rather a unit for a unit than one left out, rather one of the newer key left out.
 * Costs the product of their lengths, so only for the gaps between seeds.
 */
export function fillGap(
  { newer, earlier }: Pair,
  q0: number,
  q1: number,
  t0: number,
  t1: number,
  blocks: Blocks,
): void {
  const n = q1 - q0;
  const m = t1 - t0;
  if (n <= 0 || m <= 0) return;
  const words = ((m - 1) >> WORD_BITS) + 1;
  reserve(n + 1, words);
  for (let j = 0; j < m; j++) {
    const cell = ((j >> WORD_BITS) << 7) | ((earlier[t0 + j] ?? 0) & LETTER_OF_UNIT);
    places[cell] = (places[cell] ?? 0) | (1 << (j & LAST_COLUMN));
  }
  rising.fill(-1, 0, words);
  falling.fill(0, 0, words);
  for (let i = 1; i <= n; i++) fillRow((newer[q0 + i - 1] ?? 0) & LETTER_OF_UNIT, i * words, words);
  for (let j = 0; j < m; j++) places[((j >> WORD_BITS) << 7) | ((earlier[t0 + j] ?? 0) & LETTER_OF_UNIT)] = 0;

  const path: number[] = [];
  for (let i = n, j = m; i > 0 && j > 0; ) {
    const cell = i * words + ((j - 1) >> WORD_BITS);
    const bit = 1 << ((j - 1) & LAST_COLUMN);
    const same = (((newer[q0 + i - 1] ?? 0) ^ (earlier[t0 + j - 1] ?? 0)) & LETTER_OF_UNIT) === 0;
    if (same || ((level[cell] ?? 0) & bit) === 0) {
      i--;
      j--;
      if (same) path.push(q0 + i, t0 + j);
    } else if (((falling[cell - words] ?? 0) & bit) !== 0) i--;
    else j--;
  }
  for (let i = path.length - 2; i >= 0; i -= 2) pushBlock(blocks, path[i] ?? 0, path[i + 1] ?? 0, 1);
}

/** Works out the row that begins at `at` from the one before it, for a letter of the newer key. */
function fillRow(letter: number, at: number, words: number): void {
  /** Whether the column before costs more, or less, than in the row before: that before the first costs more. */
  let more = 1;
  let less = 0;
  for (let w = 0; w < words; w++) {
    const alike = (places[(w << 7) | letter] ?? 0) | less;
    const up = rising[w] ?? 0;
    const down = falling[at - words + w] ?? 0;
    const same = (((alike & up) + up) ^ up) | alike | down;
    const dearer = down | ~(same | up);
    const cheaper = same & up;
    const before = (dearer << 1) | more;
    more = dearer >>> LAST_COLUMN;
    level[at + w] = same;
    rising[w] = (cheaper << 1) | less | ~(same | before);
    falling[at + w] = same & before;
    less = cheaper >>> LAST_COLUMN;
  }
}

/** Makes room for so many rows and words. */
function reserve(rows: number, words: number): void {
  if (rows * words > level.length) {
    level = new Int32Array(rows * words * 2);
    falling = new Int32Array(rows * words * 2);
  }
  if (words <= rising.length && words << 7 <= places.length) return;
  rising = new Int32Array(words * 2);
  places = new Int32Array((LETTER_OF_UNIT + 1) * words * 2);
}
