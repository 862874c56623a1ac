import { splitBytes } from '../input/split.js';
import type { DatasetLine } from './check.js';

const LINE_FEED = new Uint8Array([0x0a]);
const UNLIMITED = { most: Number.POSITIVE_INFINITY, skip: 0 };

/** Lines of a stream of bytes, without their `\n`; what follows the last `\n` is a line if there is anything. */
export async function* linesOfBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const { bytes } of splitBytes(chunks, LINE_FEED, UNLIMITED)) if (bytes) yield bytes;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads one line of a dataset as far as it can be read. */
export function readLine(file: string, number: number, bytes: Uint8Array): DatasetLine {
  const line: DatasetLine = { file, number, bytes, text: undefined, value: undefined, syntax: undefined };
  try {
    line.text = strict.decode(bytes);
    line.value = JSON.parse(line.text);
  } catch (error) {
    if (error instanceof SyntaxError) line.syntax = error;
  }
  return line;
}
