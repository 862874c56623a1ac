import { countCodePoints, hasPairs, offsetOf } from '../../text/code-points.js';

/** `before` at a code point offset of a raw line became `after`. */
export interface RawEdit {
  at: number;
  before: string;
  after: string;
}

/** The line that edits, in order, make of a raw line; the first of them that does not fit where it does not. */
export function normalised(raw: string, edits: readonly RawEdit[]): string | RawEdit {
  const inUnits = hasPairs(raw) ? offsetsOf(raw) : (at: number): number => at;
  let text = '';
  let from = 0;
  for (const edit of edits) {
    const at = inUnits(edit.at);
    if (at < from || !raw.startsWith(edit.before, at)) return edit;
    text += raw.slice(from, at) + edit.after;
    from = at + edit.before.length;
  }
  return text + raw.slice(from);
}

/** The raw line that edits, in order, made a line of; the first of them that does not fit where it does not. */
export function denormalised(text: string, edits: readonly RawEdit[]): string | RawEdit {
  let raw = '';
  let points = 0;
  let from = 0;
  for (const edit of edits) {
    const kept = edit.at - points;
    const end = from + offsetOf(hasPairs(text) ? text.slice(from) : text, kept);
    if (kept < 0 || !text.startsWith(edit.after, end)) return edit;
    raw += text.slice(from, end) + edit.before;
    points = edit.at + countCodePoints(edit.before);
    from = end + edit.after.length;
  }
  return raw + text.slice(from);
}

/** UTF-16 offsets of code points asked for in rising order. */
function offsetsOf(text: string): (at: number) => number {
  let point = 0;
  let unit = 0;
  return (at) => {
    if (at < point) return -1;
    while (point < at && unit < text.length) {
      unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
      point++;
    }
    return point < at ? text.length + 1 : unit;
  };
}
