import type { Action, Change, Origin, Stage } from './change.js';

/** From `start` (UTF-16 offset in the passage) on, text stands at `column` (UTF-16) of the normalised line `line`. */
export interface Piece {
  start: number;
  line: number;
  column: number;
}

/**
 * A stretch of text that knows where on the page it came from.
 *
 * Pieces are sorted by `start`, the first at 0. Pieces of different physical lines are parted in `text` by one space.
 */
export interface Passage {
  text: string;
  pieces: Piece[];
}

/** A replacement of `text[start, end)` (UTF-16) of a passage by `after`; removal when `after` is empty. */
export interface Edit {
  start: number;
  end: number;
  after: string;
  stage: Stage;
  rule: string;
  action: Action;
  of: Origin | null;
  score: number;
  note: string;
}

/** Index of the piece that holds offset `at`. */
function pieceAt(pieces: readonly Piece[], at: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Line and column (UTF-16, normalised line) of offset `at` in the passage. */
export function locate(passage: Passage, at: number): { line: number; column: number } {
  const piece = passage.pieces[pieceAt(passage.pieces, at)];
  if (!piece) return { line: 0, column: 0 };
  return { line: piece.line, column: piece.column + (at - piece.start) };
}

/** Joins passages in the order given, with one space between. */
export function joinPassages(parts: readonly Passage[]): Passage {
  let text = '';
  const pieces: Piece[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    if (text !== '') text += ' ';
    for (const piece of part.pieces) pieces.push({ ...piece, start: piece.start + text.length });
    text += part.text;
  }
  return { text, pieces };
}

/** The stretch `[start, end)` of a passage as a passage of its own. */
export function slicePassage(passage: Passage, start: number, end: number): Passage {
  const pieces: Piece[] = [{ start: 0, ...locate(passage, start) }];
  for (let i = pieceAt(passage.pieces, start) + 1; i < passage.pieces.length; i++) {
    const piece = passage.pieces[i];
    if (!piece || piece.start >= end) break;
    pieces.push({ start: piece.start - start, line: piece.line, column: piece.column });
  }
  return { text: passage.text.slice(start, end), pieces };
}

/** The text of a passage as it stood on the page: `\n` where a new physical line begins. */
export function pageText(passage: Passage): string {
  let out = '';
  let from = 0;
  let line = passage.pieces[0]?.line ?? 0;
  for (const piece of passage.pieces) {
    if (piece.line !== line && passage.text.charAt(piece.start - 1) === ' ') {
      out += `${passage.text.slice(from, piece.start - 1)}\n`;
      from = piece.start;
    }
    line = piece.line;
  }
  return out + passage.text.slice(from);
}

/** Physical lines of a passage as runs `[first, last]` in reading order. */
export function linesOf(passage: Passage): [number, number][] {
  const runs: [number, number][] = [];
  for (const { line } of passage.pieces) {
    const last = runs.at(-1);
    if (last && (line === last[1] || line === last[1] + 1)) last[1] = line;
    else runs.push([line, line]);
  }
  return runs;
}

/** The log line of a passage that is taken out whole. */
export function removal(
  passage: Passage,
  why: Pick<Change, 'stage' | 'rule'> & Partial<Pick<Change, 'of' | 'score' | 'note'>>,
): Change {
  const { line, column } = locate(passage, 0);
  return {
    line,
    at: column,
    action: 'remove',
    before: pageText(passage),
    after: '',
    of: null,
    score: 1,
    note: '',
    ...why,
  };
}

/**
 * Applies edits to a passage and tells what changed where.
 *
 * @param edits not overlapping, sorted by `start`; a removed run should include the space on one of its sides.
 */
export function applyEdits(passage: Passage, edits: readonly Edit[]): { passage: Passage; changes: Change[] } {
  if (edits.length === 0) return { passage, changes: [] };
  let text = '';
  let from = 0;
  const pieces: Piece[] = [];
  const changes: Change[] = [];
  const keep = (start: number, end: number): void => {
    if (start >= end) return;
    const part = slicePassage(passage, start, end);
    for (const piece of part.pieces) pieces.push({ ...piece, start: piece.start + text.length });
    text += part.text;
  };
  for (const edit of edits) {
    keep(from, edit.start);
    const old = slicePassage(passage, edit.start, edit.end);
    const { line, column } = locate(passage, edit.start);
    const { stage, rule, action, of, score, note, after } = edit;
    changes.push({ line, at: column, stage, rule, action, before: pageText(old), after, of, score, note });
    if (after !== '') {
      pieces.push({ start: text.length, line, column });
      text += after;
    }
    from = edit.end;
  }
  keep(from, passage.text.length);
  return { passage: { text, pieces }, changes };
}
