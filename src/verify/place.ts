import { ownCopy } from '../text/own-copy.js';
import type { Excerpt, Remark } from './check.js';
import { locate } from './json-walk.js';
import type { RecordLine } from './record-line.js';

/** UTF-16 units shown on either side of what is wrong, and of it. */
const AROUND = 24;
const SHOWN = 48;

/** Column of a remark in its line: code points, from 1, the byte order mark counted; null when it has no place. */
export function columnOf(line: RecordLine, { offset, pointer, at }: Remark): number | null {
  const { json, bom } = line;
  if (json === undefined) return offset === undefined ? null : offset + 1;
  const place = offset ?? (pointer === undefined || !line.isJson ? -1 : locate(json, pointer, at));
  return place < 0 ? null : codePoints(json, place) + (bom ? 2 : 1);
}

/** Code points that begin before an offset. */
function codePoints(text: string, end: number): number {
  let count = 0;
  for (let i = 0; i < end; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count++;
  return count;
}

/** The text around what is wrong: of a string of the record, or of the line that is no JSON. */
export function excerptOf(line: RecordLine, { offset, pointer, at, length = 0 }: Remark): Excerpt | null {
  const text = offset === undefined ? stringAt(line.value, pointer) : line.json;
  const start = offset ?? at;
  if (text === undefined || start === undefined) return null;
  const end = start + Math.min(length || 1, SHOWN);
  const stop = whole(text, end);
  // Findings are kept: they must not keep the text, which is a part of a larger one.
  return {
    before: ownCopy(text, from(text, start - AROUND), start),
    found: ownCopy(text, start, Math.min(stop, text.length)),
    after: ownCopy(text, Math.min(stop, text.length), Math.min(whole(text, end + AROUND), text.length)),
  };
}

/** An offset that cuts no pair of surrogates. */
function whole(text: string, at: number): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at + 1 : at;
}

function from(text: string, at: number): number {
  return at <= 0 ? 0 : whole(text, at);
}

/** The string that a JSON Pointer leads to. */
function stringAt(value: unknown, pointer: string | undefined): string | undefined {
  if (pointer === undefined) return undefined;
  let here = value;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Readonly<Record<string, unknown>>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return typeof here === 'string' ? here : undefined;
}
