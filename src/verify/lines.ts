import { isUtf8, transcode } from 'node:buffer';
import { splitBytes } from '../input/split.js';

const LINE_FEED = 0x0a;
const SEPARATOR = new Uint8Array([LINE_FEED]);
const UNLIMITED = { most: Number.POSITIVE_INFINITY, skip: 0 };

/** Lines of a stream of bytes, without their `\n`; what follows the last `\n` is a line if there is anything. */
export async function* linesOfBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const { bytes } of splitBytes(chunks, SEPARATOR, UNLIMITED)) if (bytes) yield bytes;
}

/** Bytes of a block: of some ten records, small enough that the block is still in the processor's cache when its lines are read. */
const BLOCK = 1 << 16;

/** A line of a dataset. */
export interface Line {
  /** Without its `\n`. */
  bytes: Uint8Array;
  /** What they say; undefined when they are no UTF-8, or too many. */
  text: string | undefined;
}

/**
 * Lines of a stream of bytes like {@link linesOfBytes}, several at a time: a step of a stream and a call of a decoder for each line would
 * take as long as to parse it.
 *
 * @param longest bytes of a line that is decoded
 */
export async function* lineBlocks(
  chunks: AsyncIterable<Uint8Array>,
  longest = Number.POSITIVE_INFINITY,
): AsyncGenerator<Iterable<Line>> {
  // A line may span many chunks: they are joined once, when it ends.
  let begun: Buffer[] = [];
  for await (const bytes of chunks) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let start = 0;
    if (begun.length > 0) {
      start = chunk.indexOf(LINE_FEED) + 1;
      begun.push(start > 0 ? chunk.subarray(0, start) : chunk);
      if (start === 0) continue;
      yield linesIn(Buffer.concat(begun), longest);
      begun = [];
    }
    for (let end = endOfBlock(chunk, start); end > start; end = endOfBlock(chunk, start)) {
      yield linesIn(chunk.subarray(start, end), longest);
      start = end;
    }
    if (start < chunk.length) begun.push(chunk.subarray(start));
  }
  if (begun.length > 0) yield linesIn(Buffer.concat(begun), longest);
}

/** Where whole lines from `start` on end, some {@link BLOCK} bytes of them; `start` when there is none. */
function endOfBlock(bytes: Buffer, start: number): number {
  if (bytes.length - start <= BLOCK) return Math.max(start, bytes.lastIndexOf(LINE_FEED) + 1);
  const end = bytes.lastIndexOf(LINE_FEED, start + BLOCK - 1) + 1;
  return end > start ? end : Math.max(start, bytes.indexOf(LINE_FEED, start) + 1);
}

/** The lines of whole lines. */
function* linesIn(bytes: Buffer, longest: number): Generator<Line> {
  const text = bytes.length > longest ? undefined : decode(bytes);
  let start = 0;
  for (let at = 0; at < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, at);
    const line = bytes.subarray(at, feed < 0 ? bytes.length : feed);
    at += line.length + 1;
    if (text === undefined) {
      yield { bytes: line, text: line.length > longest ? undefined : decode(line) };
      continue;
    }
    const end = feed < 0 ? text.length : text.indexOf('\n', start);
    yield { bytes: line, text: text.slice(start, end) };
    start = end + 1;
  }
}

/** UTF-8 as text, a byte order mark with it, by the two calls that do it many letters at a time; undefined when it is broken. */
function decode(bytes: Uint8Array): string | undefined {
  return isUtf8(bytes) ? transcode(bytes, 'utf8', 'utf16le').toString('utf16le') : undefined;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What a line says, or why it says nothing. */
export function readJson(line: Uint8Array): { value: unknown; fault: '' | 'broken UTF-8' | 'no JSON' } {
  let text: string;
  try {
    text = strict.decode(line);
  } catch {
    return { value: undefined, fault: 'broken UTF-8' };
  }
  try {
    return { value: JSON.parse(text), fault: '' };
  } catch {
    return { value: undefined, fault: 'no JSON' };
  }
}
