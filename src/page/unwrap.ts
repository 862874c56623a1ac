import type { Line } from '../text/line.js';
import { type Mark, markOf, sameMark } from '../text/markup/mark.js';
import type { Piece } from '../text/passage.js';
import { endingOf } from '../text/sentence.js';
import { creditOf, datelineLength } from './dateline.js';
import { findFreeVerse } from './free-verse.js';
import { isAgency } from './label/agencies.js';
import type { Block } from './page.js';
import { Prints } from './prints.js';
import { findVerses } from './verse.js';

const VERSE = markOf('verse');
const isVerse = ({ mark }: { mark?: Mark | undefined }): boolean => mark === VERSE;

/** A physical line longer than this (UTF-16 units) is a paragraph of its own: no newspaper column is as wide. */
const WIDEST_COLUMN = 150;
/** A line is full when it reaches this share of its column's width; justified type varies by a tenth or so. */
const FULL = 0.72;
/** Non-blank lines before and after that tell a column's width. */
const WINDOW = 10;
/** Share of the characters in lines no longer than the column. */
const BELOW = 0.6;
/** Where more than this share of the full lines ends a sentence, they are paragraphs: of an engine's wrapped lines one in seven does. */
const CLOSED = 0.5;
/** Full lines that tell so, at least. */
const FULL_LINES = 3;
/** Wide gaps in this many lines of a run make columns; fewer are stray white space. */
const COLUMN_LINES = 3;

/** A stretch of a physical line. */
interface Cell {
  text: string;
  line: number;
  /** UTF-16 offset in that line. */
  column: number;
  /** Blank lines before. */
  gap: number;
  /** A page break or a column's start stands before. */
  breaks: boolean;
  mark: Mark | undefined;
  other: true | undefined;
}

function cell(
  { text, number, mark, other }: Line,
  [start, end]: readonly [number, number],
  gap: number,
  breaks: boolean,
): Cell {
  return { text: text.slice(start, end), line: number, column: start, gap, breaks, mark, other };
}

/** Whether a line is set apart from the one before; what an item of a list says goes on in lines without a mark. */
const isApart = (before: Cell, { mark }: Cell): boolean =>
  mark?.kind === 'item' ||
  mark === VERSE ||
  !(sameMark(before.mark, mark) || (before.mark?.kind === 'item' && mark === undefined));

/** `[start, end)` of the cells that a mark (tab or form feed) parts a line into. */
function cut(text: string, mark: string, from: number, to: number): [number, number][] {
  const cells: [number, number][] = [];
  for (let start = from; start <= to; ) {
    const found = text.indexOf(mark, start);
    const next = found < 0 || found > to ? to : found;
    let end = next;
    while (start < end && text.charAt(start) === ' ') start++;
    while (end > start && text.charAt(end - 1) === ' ') end--;
    if (end > start) cells.push([start, end]);
    start = next + 1;
  }
  return cells;
}

/**
 * Physical lines as cells in reading order: where wide gaps run down through several lines, each column is read to its
 * end, right one first (the first cell of a line, as Arabic is stored); stray wide gaps are plain spaces, and so are those inside a verse.
 */
function cellsOf(lines: readonly Line[]): Cell[] {
  const out: Cell[] = [];
  let gap = 0;
  let breaks = true;
  let columns: Cell[][] = [];
  const flush = (): void => {
    for (const column of columns) {
      const first = column[0];
      if (first) first.breaks = true;
      for (const entry of column) out.push(entry);
    }
    if (columns.length > 0) breaks = true;
    columns = [];
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (!line) continue;
    if (line.text === '') {
      gap++;
      continue;
    }
    const pages = cut(line.text, '\f', 0, line.text.length);
    const parts =
      pages.length === 1 && pages[0] && !isVerse(line) ? cut(line.text, '\t', pages[0][0], pages[0][1]) : [];
    if (parts.length > 1 && (columns.length > 0 || columnsAhead(lines, i))) {
      parts.forEach((part, k) => {
        const column = columns[k] ?? [];
        columns[k] = column;
        column.push(cell(line, part, gap, false));
      });
      gap = 0;
      continue;
    }
    flush();
    if (line.text.charAt(0) === '\f') breaks = true;
    pages.forEach((page, k) => {
      out.push(cell(line, page, gap, breaks || k > 0));
      gap = 0;
      breaks = false;
    });
    if (line.text.endsWith('\f')) breaks = true;
  }
  flush();
  return out;
}

function columnsAhead(lines: readonly Line[], from: number): boolean {
  let found = 0;
  for (let i = from; i < lines.length && found < COLUMN_LINES; i++) {
    const line = lines[i];
    if (!line || line.text === '') continue;
    if (!line.text.includes('\t') || isVerse(line)) return false;
    found++;
  }
  return found >= COLUMN_LINES;
}

/**
 * Width of the column around each cell, in UTF-16 units: the length below which {@link BELOW} of the characters near it
 * stand, unless the lines as long as that are paragraphs. Long lines weigh as much as they hold, so headings and short last lines hardly count, and verses not at all; 0 where lines are paragraphs.
 */
function columnWidths(cells: readonly Cell[]): number[] {
  /** Lengths of the cells around the one at hand, sorted. */
  const lengths: number[] = [];
  let all = 0;
  const enter = (cell: Cell | undefined): void => {
    if (cell === undefined || isVerse(cell)) return;
    const { length } = cell.text;
    all += length;
    let at = lengths.push(length) - 1;
    for (; at > 0 && (lengths[at - 1] ?? 0) > length; at--) lengths[at] = lengths[at - 1] ?? 0;
    lengths[at] = length;
  };
  const leave = (cell: Cell | undefined): void => {
    if (cell === undefined || isVerse(cell)) return;
    all -= cell.text.length;
    for (let at = lengths.indexOf(cell.text.length); at < lengths.length - 1; at++) lengths[at] = lengths[at + 1] ?? 0;
    lengths.pop();
  };
  const closed = cells.map(({ text }) => endingOf(text) === 'terminal');
  for (let i = 0; i < WINDOW; i++) enter(cells[i]);
  return cells.map((own, i) => {
    enter(cells[i + WINDOW]);
    leave(cells[i - WINDOW - 1]);
    if (isVerse(own)) return 0;
    let below = 0;
    for (const length of lengths) {
      below += length;
      if (below < all * BELOW) continue;
      return length > WIDEST_COLUMN || areParagraphs(cells, closed, i, FULL * length) ? 0 : length;
    }
    return 0;
  });
}

/** Whether the lines around a cell that are at least so long end in sentences, as a rule. */
function areParagraphs(cells: readonly Cell[], closed: readonly boolean[], i: number, reach: number): boolean {
  let full = 0;
  let ended = 0;
  for (let k = Math.max(0, i - WINDOW); k <= Math.min(cells.length - 1, i + WINDOW); k++) {
    if ((cells[k]?.text.length ?? 0) < reach) continue;
    full++;
    if (closed[k]) ended++;
  }
  return full >= FULL_LINES && ended > full * CLOSED;
}

/**
 * Rebuilds blocks (paragraphs, headings and fragments of them) from physical lines.
 *
 * A line goes on in the next one when both stand in one run without a blank line and the first reaches the width of its
 * column; what markup sets apart is one of its own, and a verse is; a line that a layout has elsewhere than right under the one before begins another; a dateline opens a paragraph and a photo credit closes one. A page that has one paragraph a line has no such pairs, so both kinds and mixtures take the same way.
 * Columns parted by wide gaps are read one after the other, the right one first.
 *
 * @param lines normalised lines; a tab in a line is a wide gap, a form feed a page break
 * @returns blocks in page order
 */
export function unwrap(lines: readonly Line[]): Block[] {
  const verses = new Set([...findVerses(lines), ...findFreeVerse(lines)]);
  const told = verses.size > 0 ? lines.map((line, i) => (verses.has(i) ? { ...line, mark: VERSE } : line)) : lines;
  const prints = lines.some(({ print }) => print) ? new Prints(lines) : undefined;
  const cells = cellsOf(told);
  const widths = columnWidths(cells);
  const blocks: Block[] = [];
  let run: Cell[] = [];
  let gap = 0;
  let width = 0;
  const close = (): void => {
    if (run.length > 0) blocks.push(blockOf(run, gap, width));
    run = [];
  };
  cells.forEach((entry, i) => {
    const before = run.at(-1);
    const reach = FULL * (widths[i - 1] ?? 0);
    const goesOn =
      before !== undefined &&
      entry.gap === 0 &&
      !entry.breaks &&
      before.text.length <= WIDEST_COLUMN &&
      entry.text.length <= WIDEST_COLUMN &&
      reach > 0 &&
      before.text.length >= reach &&
      !isApart(before, entry) &&
      !prints?.areApart(before.line, entry.line) &&
      datelineLength(entry.text) === 0 &&
      !isAgency(creditOf(before.text));
    if (!goesOn) {
      close();
      gap = entry.breaks ? Math.max(entry.gap, 1) : entry.gap;
      width = widths[i] ?? 0;
    }
    run.push(entry);
  });
  close();
  if (prints) {
    for (const block of blocks) block.prints = prints;
  }
  return blocks;
}

/** The block of cells that go on in one another; stray wide gaps in them are single spaces. */
function blockOf(run: readonly Cell[], gap: number, width: number): Block {
  const pieces: Piece[] = [];
  let start = 0;
  let longest = 0;
  let last = 0;
  for (const { text, line, column } of run) {
    pieces.push(start > 0 ? { start, line, column, joined: true } : { start, line, column });
    last = text.length;
    longest = Math.max(longest, last);
    start += last + 1;
  }
  const text = run.length === 1 ? (run[0]?.text ?? '') : run.map((cell) => cell.text).join(' ');
  return {
    text: text.replaceAll('\t', ' '),
    pieces,
    gap,
    rows: run.length,
    width,
    longest,
    last,
    mark: run[0]?.mark,
    other: run[0]?.other,
  };
}
