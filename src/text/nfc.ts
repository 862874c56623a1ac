import { applySpans, type Span } from './line-edits.js';

/**
 * Longest run of combining characters that is put into order, in UTF-16 units: no writing stacks so many (the Stream-Safe
 * Text Format allows 30), and ordering them takes time in the square of their number. Longer ones are left as they are.
 */
export const LONGEST_CLUSTER = 64;

/**
 * Brings one character and what combines with it into NFC.
 *
 * @param spans the edits of other rules in `raw[from, to)`
 * @returns those edits; where NFC changes what they leave, one in their place over what then differs from the raw line
 */
export function composeCluster(raw: string, from: number, to: number, spans: Span[]): Span[] {
  const text = applySpans(raw, from, to, spans);
  if (text.length > LONGEST_CLUSTER) return spans;
  const after = text.normalize('NFC');
  if (after === text) return spans;
  // What is removed at the end of the cluster has nothing to do with NFC and keeps its own edits.
  let own = spans.length;
  let end = to;
  for (let span = spans[own - 1]; span?.end === end && span.after === ''; span = spans[own - 1]) {
    end = span.start;
    own--;
  }
  const before = raw.slice(from, end);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && sameUnit(before.charCodeAt(head), after.charCodeAt(head))) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    sameUnit(before.charCodeAt(before.length - 1 - tail), after.charCodeAt(after.length - 1 - tail))
  ) {
    tail++;
  }
  const rule = own > 0 ? (spans[0]?.rule ?? 'nfc') : 'nfc';
  const edit = { start: from + head, end: end - tail, after: after.slice(head, after.length - tail), rule };
  return [edit, ...spans.slice(own)];
}

/** Whether two units are the same and no half of a pair, which an edit must not cut. */
function sameUnit(a: number, b: number): boolean {
  return a === b && (a < 0xd800 || a > 0xdfff);
}
