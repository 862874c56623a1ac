import { classOf, FORM_FEED, OTHER_SPACE, SPACE } from './chars.js';

/** Rules of the normalise stage. */
export type NormaliseRule =
  | 'bidi-control'
  | 'control'
  | 'markup'
  | 'mojibake'
  | 'nfc'
  | 'persian-letter'
  | 'presentation-form'
  | 'tatweel'
  | 'visual-order'
  | 'white-space'
  | 'zero-width';

/** `before` at UTF-16 offset `at` of a raw line is replaced by `after`; nothing is ever put in where nothing stood. */
export interface LineEdit {
  at: number;
  before: string;
  after: string;
  rule: NormaliseRule;
  /** How sure the rule is; 1 when absent. */
  score?: number;
  note?: string;
}

export interface NormalLine {
  text: string;
  edits: readonly LineEdit[];
}

/** An edit by its place: `[start, end)` in UTF-16 units of the raw line. */
export interface Span {
  start: number;
  end: number;
  after: string;
  rule: NormaliseRule;
}

/** Whether a unit of this class is white space that edges lose: all but a form feed, which is a page break. */
export function isTrimmed(charClass: number): boolean {
  return charClass === SPACE || charClass === OTHER_SPACE;
}

export function isWhite(charClass: number): boolean {
  return isTrimmed(charClass) || charClass === FORM_FEED;
}

/** A line without white space at its edges. Page breaks stay. */
export function trimLine(text: string): string {
  const start = trimmedFrom(text, 0, text.length);
  return text.slice(start, trimmedTo(text, start, text.length));
}

/** A stretch of white space at an edge of a raw line, by its UTF-16 offset. */
export interface Edge {
  at: number;
  text: string;
}

/** The white space at the edges of a raw line that is trimmed off once the edits are made. */
export function edgesOf(raw: string, edits: readonly LineEdit[]): Edge[] {
  // What stays between the edits, and whether something is put in after it.
  const stretches: { from: number; to: number; closed: boolean }[] = [];
  let from = 0;
  for (const { at, before, after } of edits) {
    stretches.push({ from, to: at, closed: after !== '' });
    from = at + before.length;
  }
  stretches.push({ from, to: raw.length, closed: false });
  const leading: Edge[] = [];
  for (const stretch of stretches) {
    const end = trimmedFrom(raw, stretch.from, stretch.to);
    if (end > stretch.from) leading.push({ at: stretch.from, text: raw.slice(stretch.from, end) });
    stretch.from = end;
    if (end < stretch.to || stretch.closed) break;
  }
  const trailing: Edge[] = [];
  for (let i = stretches.length - 1; i >= 0; i--) {
    const { from = 0, to = 0 } = stretches[i] ?? {};
    const start = trimmedTo(raw, from, to);
    if (to > start) trailing.push({ at: start, text: raw.slice(start, to) });
    if (start > from || stretches[i - 1]?.closed) break;
  }
  return [...leading, ...trailing.reverse()];
}

/** The edits without white space put in at the edges of the line, where it would be trimmed off again. */
export function withoutPutEdges(raw: string, edits: readonly LineEdit[]): LineEdit[] {
  const trimmed = edits.map((edit) => ({ ...edit }));
  let bare = true;
  let from = 0;
  for (const edit of trimmed) {
    bare &&= trimmedFrom(raw, from, edit.at) === edit.at;
    if (!bare) break;
    edit.after = edit.after.slice(trimmedFrom(edit.after, 0, edit.after.length));
    bare = edit.after === '';
    from = edit.at + edit.before.length;
  }
  bare = true;
  let to = raw.length;
  for (const edit of trimmed.reverse()) {
    const end = edit.at + edit.before.length;
    bare &&= trimmedTo(raw, end, to) === end;
    if (!bare) break;
    edit.after = edit.after.slice(0, trimmedTo(edit.after, 0, edit.after.length));
    bare = edit.after === '';
    to = edit.at;
  }
  return trimmed.reverse();
}

/** Where the white space that begins at `from` ends. */
function trimmedFrom(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isTrimmed(classOf(text.charCodeAt(at)))) at++;
  return at;
}

/** Where the white space that ends at `to` begins. */
function trimmedTo(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isTrimmed(classOf(text.charCodeAt(at - 1)))) at--;
  return at;
}

/** `raw[from, to)` with the spans in it applied; they are sorted and do not overlap. */
export function applySpans(raw: string, from: number, to: number, spans: readonly Span[]): string {
  const parts: string[] = [];
  let at = from;
  for (const span of spans) {
    parts.push(raw.slice(at, span.start), span.after);
    at = span.end;
  }
  parts.push(raw.slice(at, to));
  return parts.join('');
}

/**
 * The normalised text of a raw line, made again from its edits or logged changes.
 *
 * White space at the edges of a line is layout and has no edit: it is trimmed here, see {@link edgesOf}.
 */
export function replay(raw: string, edits: readonly Pick<LineEdit, 'at' | 'before' | 'after'>[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { at, before, after } of edits) {
    parts.push(raw.slice(from, at), after);
    from = at + before.length;
  }
  parts.push(raw.slice(from));
  return trimLine(parts.join(''));
}
