import { isUtf8 } from 'node:buffer';

/*
 * File names are bytes. Until a page has its path they are kept as byte strings, one character (U+0000 to U+00FF) for a
 * byte: such strings sort by their bytes, and no name is lost that is no UTF-8.
 */

const ASCII = /^[\0-\x7f]*$/;

/** The bytes of a byte string. */
export function bytesOfName(name: string): Buffer {
  return Buffer.from(name, 'latin1');
}

/** The byte string of a name in UTF-8. */
export function byteName(text: string): string {
  return ASCII.test(text) ? text : Buffer.from(text).toString('latin1');
}

/** A byte string as text; bytes that are no UTF-8 become `%E9`. */
export function nameAsText(name: string): { text: string; isUtf8: boolean } {
  if (ASCII.test(name)) return { text: name, isUtf8: true };
  const bytes = bytesOfName(name);
  return isUtf8(bytes) ? { text: bytes.toString(), isUtf8: true } : { text: escaped(bytes), isUtf8: false };
}

function escaped(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    // A character has four bytes at most.
    const length = [1, 2, 3, 4].find((size) => at + size <= bytes.length && isUtf8(bytes.subarray(at, at + size)));
    text += length ? bytes.toString('utf8', at, at + length) : `%${bytes.toString('hex', at, at + 1).toUpperCase()}`;
    at += length ?? 1;
  }
  return text;
}

/** Compares texts by their bytes in UTF-8, which is by code points. */
export function byteOrder(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points past all other units. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
