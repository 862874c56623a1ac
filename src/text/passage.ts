import type { Action, Change, Origin, Place, Stage } from './change.js';
import { isWordUnit } from './words.js';

/** From `start` (UTF-16 offset in the passage) on, text stands at `column` (UTF-16) of the normalised line `line`. */
export interface Piece {
  start: number;
  line: number;
  column: number;
  /** A further stretch of the page begins: the space before it is not on the page, it stands for what parts the two. */
  joined?: true;
  /** Put in for what stood at `column`; all of it counts as standing there. */
  put?: true;
}

/**
 * A stretch of text that knows where on the page it came from.
 *
 * Pieces are sorted by `start`, the first at 0. Stretches of different physical lines are parted in `text` by one space, and
 * neither begin nor end with one.
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

/** An edit of stage `correct`; a removal where nothing is put in. */
export function correction(
  edit: Pick<Edit, 'start' | 'end' | 'after' | 'rule'> & Partial<Pick<Edit, 'score' | 'note'>>,
): Edit {
  const { start, end, after, rule, score = 1, note = '' } = edit;
  return {
    start,
    end,
    after,
    stage: 'correct',
    rule,
    action: after === '' ? 'remove' : 'replace',
    of: null,
    score,
    note,
  };
}

/** A stretch `[start, end)` of a passage that stands on one physical line; the space between two is of neither. */
interface Part {
  start: number;
  end: number;
}

/** Index of the last of `list` that starts at or before `at`, 0 when none does. */
function lastFrom(list: readonly { start: number }[], at: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((list[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Line and column (UTF-16, normalised line) of offset `at` in the passage; inside what was put in, where that begins. */
export function locate({ pieces }: Passage, at: number): { line: number; column: number } {
  const piece = pieces[lastFrom(pieces, at)];
  if (!piece) return { line: 0, column: 0 };
  return { line: piece.line, column: piece.put ? piece.column : piece.column + (at - piece.start) };
}

/** Joins passages in the order given, with one space between. */
export function joinPassages(parts: readonly Passage[]): Passage {
  const [only] = parts;
  if (only && parts.length === 1) return { text: only.text, pieces: only.text === '' ? [] : only.pieces };
  let text = '';
  const pieces: Piece[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    let joins = text !== '';
    if (joins) text += ' ';
    for (const { start, line, column, joined, put } of part.pieces) {
      const piece: Piece = { start: start + text.length, line, column };
      if (put) piece.put = true;
      if (joined || joins) piece.joined = true;
      pieces.push(piece);
      joins = false;
    }
    text += part.text;
  }
  return { text, pieces };
}

/** The parts of a passage, each on one physical line, in reading order. */
export function partsOf({ text, pieces }: Passage): Part[] {
  if (text === '') return [];
  const parts: Part[] = [{ start: 0, end: text.length }];
  for (const { start, joined } of pieces) {
    const last = parts.at(-1);
    if (!joined || !last) continue;
    last.end = start - 1;
    parts.push({ start, end: text.length });
  }
  return parts;
}

/** Where the text of a passage stands: the stretches of `[start, end)` on each of its lines. */
export function placesOf(passage: Passage, start = 0, end = passage.text.length, parts = partsOf(passage)): Place[] {
  const places: Place[] = [];
  for (let i = lastFrom(parts, start); i < parts.length; i++) {
    const part = parts[i];
    if (!part || part.start >= end) break;
    const from = Math.max(part.start, start);
    const text = passage.text.slice(from, Math.min(part.end, end));
    if (text === '') continue;
    const { line, column } = locate(passage, from);
    places.push({ line, at: column, text });
  }
  return places;
}

/** Where a passage begins: the stretch of it on its first line; undefined for an empty one. */
export function firstPlaceOf(passage: Passage): Place | undefined {
  const { text, pieces } = passage;
  if (text === '') return undefined;
  const next = pieces.find(({ joined }) => joined);
  const { line, column } = locate(passage, 0);
  return { line, at: column, text: next ? text.slice(0, next.start - 1) : text };
}

/** The part `[start, end)` of a passage as a passage of its own. */
export function slicePassage(passage: Passage, start: number, end: number): Passage {
  const pieces: Piece[] = [];
  for (let i = lastFrom(passage.pieces, start); i < passage.pieces.length; i++) {
    const piece = passage.pieces[i];
    if (!piece || (i > 0 && piece.start >= end)) break;
    if (piece.start > start) pieces.push({ ...piece, start: piece.start - start });
    else pieces.push({ ...locate(passage, start), start: 0, ...(piece.put && { put: true }) });
  }
  return { text: passage.text.slice(start, end), pieces };
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

/** Lines as the notes of the log list them, runs as `first-last`: `3-5 9`. */
export function lineList(lines: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(' ');
}

/** Where a change stands, and what stood there: `\n` where a further physical line begins. */
export function changedText(places: readonly Place[]): Pick<Change, 'line' | 'at' | 'before' | 'places'> {
  const { line = 0, at = 0 } = places[0] ?? {};
  const before = places.map(({ text }) => text).join('\n');
  return places.length > 1 ? { line, at, before, places } : { line, at, before };
}

/** The log line of a passage that is taken out whole. */
export function removal(
  passage: Passage,
  why: Pick<Change, 'stage' | 'rule'> & Partial<Pick<Change, 'of' | 'score' | 'note'>>,
): Change {
  return { ...changedText(placesOf(passage)), action: 'remove', after: '', of: null, score: 1, note: '', ...why };
}

/** Marks that open. */
const OPENING = new Set([0xab, 0x201c, 0x28, 0x5b, 0x7b]);

/** What a space belongs before: words, and marks that open; a pair may be anything. */
const isApart = (unit: number): boolean => OPENING.has(unit) || (isWordUnit(unit) && (unit & 0xf800) !== 0xd800);

/**
 * The stretches that edits change: spaces between lines are left out, and a removed run takes the space beside it, so that
 * the words left are parted by one and no line begins or ends with one.
 */
function stretchesOf(text: string, parts: readonly Part[], edits: readonly Edit[]): Part[] {
  const partAt = (at: number): Part => parts[lastFrom(parts, at)] ?? { start: 0, end: text.length };
  const stretches = edits.map(({ start, end }): Part => {
    const first = parts[lastFrom(parts, start)];
    const last = parts[lastFrom(parts, end - 1)];
    const from = first && start >= first.end ? (parts[lastFrom(parts, start) + 1]?.start ?? start) : start;
    return { start: from, end: Math.max(from, Math.min(end, last?.end ?? end)) };
  });
  /** Where the removals that follow one another from the `k`th on end. */
  const chainEnd = (k: number): number => {
    let end = stretches[k]?.end ?? 0;
    for (let j = k + 1; edits[j]?.after === '' && (stretches[j]?.start ?? end + 1) <= end; j++) {
      end = stretches[j]?.end ?? end;
    }
    return end;
  };
  let from = 0;
  /** From here on nothing of the part at hand is left. */
  let bare = 0;
  stretches.forEach((stretch, k) => {
    const first = partAt(stretch.start);
    const last = partAt(stretch.end - 1);
    const removes = edits[k]?.after === '';
    if (removes && stretch.start > Math.max(from, first.start) && text.charAt(stretch.start - 1) === ' ') {
      const end = chainEnd(k);
      if (first !== last || end >= partAt(end - 1).end || !isApart(text.charCodeAt(end))) stretch.start--;
    }
    const kept = stretch.start > Math.max(bare, first.start) || !removes;
    const alone = first !== last || !kept;
    const next = stretches[k + 1]?.start ?? text.length;
    if (alone && stretch.end < Math.min(last.end, next) && text.charAt(stretch.end) === ' ') stretch.end++;
    from = stretch.end;
    bare = alone ? stretch.end : -1;
  });
  return stretches;
}

/** Edits widened so that together they take all of a text: what stands before one goes with it, and what is behind the last. */
export function takingAll(edits: readonly Edit[], length: number): Edit[] {
  return edits.map((edit, i) => ({
    ...edit,
    start: edits[i - 1]?.end ?? 0,
    end: i === edits.length - 1 ? length : edit.end,
  }));
}

/**
 * Applies edits to a passage and tells what changed where.
 *
 * @param edits not overlapping, sorted by `start`; a removed run takes a space beside it along
 */
export function applyEdits(passage: Passage, edits: readonly Edit[]): { passage: Passage; changes: Change[] } {
  if (edits.length === 0) return { passage, changes: [] };
  const parts = partsOf(passage);
  const stretches = stretchesOf(passage.text, parts, edits);
  const changes: Change[] = [];
  const pieces: Piece[] = [];
  let text = '';
  let written = -1;
  const write = (chunk: string, part: number, line: number, column: number, put: boolean): void => {
    const joined = text !== '' && part !== written;
    if (joined) text += ' ';
    const piece: Piece = { start: text.length, line, column };
    if (put) piece.put = true;
    if (joined) piece.joined = true;
    pieces.push(piece);
    text += chunk;
    written = part;
  };
  const keep = (start: number, end: number): void => {
    for (let i = lastFrom(parts, start); i < parts.length; i++) {
      const part = parts[i];
      if (!part || part.start >= end) break;
      keepPart(i, Math.max(part.start, start), Math.min(part.end, end));
    }
  };
  const keepPart = (part: number, start: number, end: number): void => {
    for (let k = lastFrom(passage.pieces, start); k < passage.pieces.length; k++) {
      const piece = passage.pieces[k];
      if (!piece || piece.start >= end) break;
      const { line, column, put = false } = piece;
      const from = Math.max(piece.start, start);
      const to = Math.min(passage.pieces[k + 1]?.start ?? end, end);
      if (from < to) write(passage.text.slice(from, to), part, line, put ? column : column + from - piece.start, put);
    }
  };
  let from = 0;
  edits.forEach(({ stage, rule, action, of, score, note, after }, k) => {
    const { start, end } = stretches[k] ?? { start: from, end: from };
    keep(from, start);
    const places = placesOf(passage, start, end, parts);
    if (places.length > 0) {
      const { line, at, before } = changedText(places);
      const change: Change = { line, at, before, stage, rule, action, after, of, score, note };
      if (places.length > 1) change.places = places;
      changes.push(change);
    }
    if (after !== '') {
      const { line, column } = locate(passage, start);
      write(after, lastFrom(parts, start), line, column, true);
    }
    from = end;
  });
  keep(from, passage.text.length);
  return { passage: { text, pieces }, changes };
}
