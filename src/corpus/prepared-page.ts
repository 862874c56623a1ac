import type { Counts } from '../output/counts.js';
import type { InputEntry } from '../output/manifest.js';
import type { ArticleRecord } from '../output/record.js';
import { type Article, passagesOf } from '../page/page.js';
import { isSecondUnit } from '../text/code-points.js';
import type { Line } from '../text/line.js';
import type { Passage, Piece } from '../text/passage.js';
import type { Correction } from './correction.js';

/** The articles of a page, as far as repeats are judged by them. */
export interface JudgedPage {
  /** Lines of JSON: the records as they are if nothing of them stands on earlier pages. */
  records: Uint8Array;
  articles: PreparedArticle[];
  /** Of all passages of all articles: how many pieces, then start, line, column and kind of each. */
  pieces: Int32Array;
}

/**
 * A page with everything done that needs no other page. It goes from thread to thread: all its text is in `records` and
 * `changes`, as the bytes that are to be written, and memory is handed over, not copied.
 */
export interface PreparedPage extends JudgedPage {
  input: InputEntry;
  /** Lines of JSON: the changes of the page by itself. */
  changes: Uint8Array;
  changeCount: number;
  /** What those changes come to; articles and words are counted when it is known which stay. */
  counts: Counts;
  lineFacts: LineFacts;
  /** Only where they are asked for. */
  corrections: Correction[];
}

/** One of the records of a prepared page. */
export interface PreparedArticle {
  /** Bytes of its line. */
  bytes: number;
  words: number;
  /** Where its pieces begin. */
  pieces: number;
}

/** What must be known of the lines of a page to cut an article after its text is gone. */
export interface LineFacts {
  /** Numbers of the lines with nothing on them. */
  blank: Uint32Array;
  /** Places of characters of two UTF-16 units in the normalised lines, in their order: line, and offset of the second unit. */
  pairs: Uint32Array;
}

/** The memory of a prepared page that can be handed over. */
export function memoryOf({ records, pieces, changes, lineFacts }: PreparedPage): ArrayBuffer[] {
  const parts = [records, pieces, changes, lineFacts.blank, lineFacts.pairs];
  return parts.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? buffer : []));
}

export function lineFacts(lines: readonly Line[]): LineFacts {
  const blank: number[] = [];
  const pairs: number[] = [];
  for (const { number, text } of lines) {
    if (text === '') blank.push(number);
    for (let i = 1; i < text.length; i++) if (isSecondUnit(text, i)) pairs.push(number, i);
  }
  return { blank: Uint32Array.from(blank), pairs: Uint32Array.from(pairs) };
}

/** Code points before a UTF-16 offset of a line. */
export function codePointsBefore({ pairs }: LineFacts, line: number, at: number): number {
  return at - (pairsBefore(pairs, line, at) - pairsBefore(pairs, line, 0));
}

/** Pairs of a page before an offset of a line. */
function pairsBefore(pairs: Uint32Array, line: number, at: number): number {
  let low = 0;
  for (let high = pairs.length / 2; low < high; ) {
    const middle = (low + high) >> 1;
    const its = pairs[2 * middle] ?? 0;
    if (its < line || (its === line && (pairs[2 * middle + 1] ?? 0) < at)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Kinds of pieces, as bits. */
const JOINED = 1;
const PUT = 2;

/** Takes down where the passages of an article come from. */
export function packPieces(article: Article, into: number[]): void {
  for (const { pieces } of passagesOf(article)) {
    into.push(pieces.length);
    for (const { start, line, column, joined, put } of pieces)
      into.push(start, line, column, (joined ? JOINED : 0) | (put ? PUT : 0));
  }
}

/** The article of a record that nothing was taken out of yet. */
export function unpackArticle(record: ArticleRecord, packed: Int32Array, from: number): Article {
  let at = from;
  const next = (): number => packed[at++] ?? 0;
  const passage = (text: string): Passage => ({
    text,
    pieces: Array.from({ length: next() }, (): Piece => {
      const piece: Piece = { start: next(), line: next(), column: next() };
      const kind = next();
      if (kind & JOINED) piece.joined = true;
      if (kind & PUT) piece.put = true;
      return piece;
    }),
  });
  const { text, title, kicker, subtitle, byline, dateline, captions, date, metadata } = record;
  return {
    n: metadata.article,
    kicker: passage(kicker),
    title: passage(title),
    subtitle: passage(subtitle),
    byline: passage(byline),
    dateline,
    captions: captions.map(passage),
    paragraphs: text === '' ? [] : text.split('\n\n').map(passage),
    date,
    flags: metadata.flags,
  };
}
