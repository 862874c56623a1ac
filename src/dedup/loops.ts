import { HASH_OF_NONE, hashOn } from '../text/fnv.js';
import { isLetterUnit, isWordUnit } from '../text/words.js';

/** What a text says again and again, one time after the other: UTF-16 offsets of all times but the first, and how many these are. */
export interface Loop {
  start: number;
  end: number;
  /** What is left of a group at the end of the text is not counted. */
  times: number;
}

/** Words of the longest group; longer ones are found as repeats (`repeats.ts`). */
const LONGEST = 8;
/** Times in a row that no writer says a word, and a group of words. */
const OF_A_WORD = 6;
const OF_A_GROUP = 4;

/** Words of the passage at hand: UTF-16 offsets and hashes. */
let starts = new Int32Array(1 << 10);
let ends = new Int32Array(1 << 10);
let hashes = new Int32Array(1 << 10);

/** Reads the words of a text; gives how many there are. */
function readWords(text: string): number {
  if (text.length >= starts.length * 2) {
    starts = new Int32Array(text.length);
    ends = new Int32Array(text.length);
    hashes = new Int32Array(text.length);
  }
  let count = 0;
  let start = -1;
  let hash = HASH_OF_NONE;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 0x20;
    if (isWordUnit(unit)) {
      if (start < 0) start = i;
      hash = hashOn(hash, unit);
    } else if (start >= 0) {
      starts[count] = start;
      ends[count] = i;
      hashes[count++] = hash;
      start = -1;
      hash = HASH_OF_NONE;
    }
  }
  return count;
}

/**
 * Finds where a text is stuck: a model that has lost its place writes a few words over and over. Whole groups are told, and what is left of
 * one at the end of the text. Groups without a letter are none: rows of numbers are alike. Linear.
 *
 * @returns loops in order, not overlapping
 */
export function findLoops(text: string): Loop[] {
  const count = readWords(text);
  const loops: Loop[] = [];
  /** Words before this one are told of. */
  let told = 0;
  const alike = new Int32Array(LONGEST + 1);
  for (let i = 1; i <= count; i++) {
    for (let group = 1; group <= LONGEST; group++) {
      if (i < count && i >= group && hashes[i] === hashes[i - group]) {
        alike[group] = (alike[group] ?? 0) + 1;
        continue;
      }
      const streak = alike[group] ?? 0;
      alike[group] = 0;
      const times = 1 + Math.floor(streak / group);
      if (times < (group === 1 ? OF_A_WORD : OF_A_GROUP)) continue;
      const first = i - streak - group;
      const to = i === count ? i : first + times * group;
      if (first < told || !saysSo(text, first, group, to)) continue;
      loops.push({ start: ends[first + group - 1] ?? 0, end: ends[to - 1] ?? 0, times: times - 1 });
      told = to;
    }
  }
  return loops;
}

/** Whether the words from `first` to `to` are those of the group, letter by letter, and one of them has a letter. */
function saysSo(text: string, first: number, group: number, to: number): boolean {
  let letters = false;
  for (let word = first; word < first + group; word++)
    for (let i = starts[word] ?? 0; i < (ends[word] ?? 0); i++) letters ||= isLetterUnit(text.charCodeAt(i));
  const wordAt = (word: number): string => text.slice(starts[word], ends[word]);
  for (let word = first + group; letters && word < to; word++) if (wordAt(word) !== wordAt(word - group)) return false;
  return letters;
}
