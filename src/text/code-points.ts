const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;

/** Whether a text has characters of two UTF-16 units. */
export function hasPairs(text: string): boolean {
  return PAIR.test(text);
}

/** Unicode code points of a text. */
export function countCodePoints(text: string): number {
  let count = text.length;
  if (!hasPairs(text)) return count;
  for (let i = 1; i < text.length; i++) if (isSecondUnit(text, i)) count--;
  return count;
}

/** UTF-16 offset of the code point `n` of a text, or its length where it has fewer. */
export function offsetOf(text: string, n: number): number {
  if (!hasPairs(text)) return Math.min(n, text.length);
  let at = 0;
  for (let left = n; left > 0 && at < text.length; left--) at += isSecondUnit(text, at + 1) ? 2 : 1;
  return at;
}

/** Whether the UTF-16 unit at an offset is the second of a pair. */
export function isSecondUnit(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}
