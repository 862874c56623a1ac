import { classOf, FORM_FEED, OTHER_SPACE, SPACE } from './chars.js';

/** Rules of the normalise stage. */
export type NormaliseRule =
  | 'bidi-control'
  | 'control'
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
  let start = 0;
  let end = text.length;
  while (start < end && isTrimmed(classOf(text.charCodeAt(start)))) start++;
  while (end > start && isTrimmed(classOf(text.charCodeAt(end - 1)))) end--;
  return text.slice(start, end);
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
 * White space at the edges of a line is layout and has no edit: it is trimmed here.
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
