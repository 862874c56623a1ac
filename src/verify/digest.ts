import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

const LINE_FEED = 0x0a;

/** SHA-256, bytes and lines of a file. */
export async function digestOf(path: string): Promise<{ sha256: string; bytes: number; lines: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  let lines = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines++;
  }
  return { sha256: hash.digest('hex'), bytes, lines };
}
