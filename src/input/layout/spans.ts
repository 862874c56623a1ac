import { around, type Box } from '../../text/box.js';
import type { Print } from '../../text/print.js';
import type { PlainLines } from './plain-lines.js';

/* Formats that have the text of a page in one piece, and of its words, lines and blocks where in it they begin and end. */

/** Where something begins and ends in a text, in whatever unit the format counts. */
export interface Span {
  start: number;
  end: number;
}

export interface SpannedWord extends Span {
  box: Box | undefined;
  /** How sure the engine was of it; NaN where that is not told. */
  sure: number;
}

export interface SpannedLine {
  text: string;
  spans: readonly Span[];
  box: Box | undefined;
}

export interface SpannedPage {
  lines: readonly SpannedLine[];
  words: readonly SpannedWord[];
  blocks: readonly Span[];
}

const inOrder = <T extends Span>(spans: readonly T[]): T[] =>
  spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);

/** How many of what is in order begin before a place. */
function countBefore(sorted: readonly Span[], place: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What the words of a line tell of it. Signs may be words of their own: of all that nothing stands between the engine is as sure as of the least
 * sure.
 */
function printOf(spans: readonly Span[], words: readonly SpannedWord[]): Print {
  let box: Box | undefined;
  const sure: number[] = [];
  for (const { start, end } of spans) {
    let last: Span | undefined;
    for (let i = countBefore(words, start); i < words.length; i++) {
      const word = words[i];
      if (!word || word.start >= end) break;
      box = around(box, word.box);
      const own = last && word.start <= last.end ? Math.min(sure.pop() ?? word.sure, word.sure) : word.sure;
      sure.push(own);
      last = word;
    }
  }
  return { box, sure };
}

/** Writes the lines of a page in the order given; another block begins where the next line is in another. A line stands where its words do, else where it says. */
export function writeSpanned(page: SpannedPage, lines: PlainLines): void {
  lines.page();
  const words = inOrder(page.words);
  const blocks = inOrder(page.blocks);
  let block = 0;
  for (const { text, spans, box: ofLine } of page.lines) {
    const start = spans[0]?.start ?? Number.NaN;
    const own = Number.isNaN(start) ? block : countBefore(blocks, start + 1);
    if (own !== block) lines.block();
    block = own;
    const { box = ofLine, sure } = printOf(spans, words);
    lines.line(text, { box, sure });
  }
}
