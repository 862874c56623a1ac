import { comparingKey } from '../text/keys.js';
import { isFurnitureLine } from './furniture.js';

/** UTF-16 units of a word with the space after it, at most on average: what is longer cannot be a line of so many words. */
const LONG_WORD = 16;

/** A line short enough to be furniture, which looks like it. */
interface FurnitureLine {
  /** Index of the paragraph, and UTF-16 offsets in it. */
  paragraph: number;
  start: number;
  end: number;
  /** The same in units of the paragraph's key. */
  keyStart: number;
  keyEnd: number;
}

interface Paragraph {
  text: string;
  breaks?: readonly number[];
}

/** Lines that look like furniture, be they paragraphs or physical lines of one. */
export function furnitureLinesOf(paragraphs: readonly Paragraph[], mostWords: number): FurnitureLine[] {
  const found: FurnitureLine[] = [];
  paragraphs.forEach(({ text, breaks = [] }, paragraph) => {
    let offsets: Int32Array | undefined;
    for (const { start, end } of linesOf(text, breaks)) {
      if (end - start > mostWords * LONG_WORD) continue;
      if (!isFurnitureLine(text.slice(start, end), mostWords, end - start === text.length)) continue;
      offsets ??= comparingKey(text).offsets;
      found.push({ paragraph, start, end, keyStart: countBelow(offsets, start), keyEnd: countBelow(offsets, end) });
    }
  });
  return found;
}

/** Physical lines of a text without the space between them. */
function linesOf(text: string, breaks: readonly number[]): { start: number; end: number }[] {
  const starts = [0, ...breaks];
  return starts.map((start, i) => {
    const next = starts[i + 1] ?? text.length;
    return { start, end: text.charAt(next - 1) === ' ' && next < text.length ? next - 1 : next };
  });
}

/** How many of the offsets, which rise, are below a limit. */
function countBelow(offsets: Int32Array, limit: number): number {
  let low = 0;
  for (let high = offsets.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
