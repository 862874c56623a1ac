import { createReadStream, readFileSync, statSync } from 'node:fs';
import { compressionOf, MAGIC_BYTES, sniffCompression } from './compression.js';
import { decompress } from './decompress.js';

/** Bytes of a file that are read at once; a larger file is streamed. */
const WHOLE = 1 << 20;

/** The bytes of a file, decompressed when its name ends in `.gz` or `.zst`. */
export function fileBytes(file: string | Uint8Array, name = String(file)): AsyncIterable<Uint8Array> {
  const form = compressionOf(name);
  return form === undefined ? plainBytes(file) : decompress(plainBytes(file), form);
}

/** The bytes of a stream, decompressed when it begins as compressed data does. */
export async function* sniffedBytes(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const { start, all } = await peeked(stream, MAGIC_BYTES);
  const form = sniffCompression(start);
  yield* form === undefined ? all : decompress(all, form);
}

/** The first bytes of a stream, `least` of them if it has as many, and the whole stream still. */
export async function peeked(
  stream: AsyncIterable<Uint8Array>,
  least: number,
): Promise<{ start: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const chunks = stream[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array(0);
  let ended = false;
  while (start.length < least && !ended) {
    const next = await chunks.next();
    if (next.done) ended = true;
    else start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  async function* all(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      if (start.length > 0) yield start;
      while (!ended) {
        const next = await chunks.next();
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await chunks.return?.();
    }
  }
  return { start, all: all() };
}

async function* plainBytes(file: string | Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  const path = Buffer.from(file);
  const small = readSmall(path);
  if (small) yield small;
  else yield* createReadStream(path, { highWaterMark: WHOLE });
}

/**
 * Reads a file of usual size at once, without going through other threads: that takes ten times as long for a page.
 * Undefined for what is larger or no plain file.
 */
function readSmall(path: Buffer): Uint8Array | undefined {
  // A pipe would wait here until somebody writes to it.
  const stats = statSync(path);
  return stats.isFile() && stats.size <= WHOLE ? readFileSync(path) : undefined;
}
