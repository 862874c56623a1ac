import { open } from 'node:fs/promises';

/** Lines of JSON in UTF-8, each with a line break after it. */
export interface JsonLines {
  bytes: readonly Uint8Array[];
  lines: number;
}

export function jsonLines(...values: readonly object[]): JsonLines {
  const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
  return { bytes: [Buffer.from(text)], lines: values.length };
}

const BLOCK = 1 << 16;
const LINE_BREAK = 10;

/** The lines of the first `length` bytes of a file, one after the other. */
export async function* linesOfFile(path: string, length: number): AsyncGenerator<string> {
  const file = await open(path);
  try {
    let rest: Buffer = Buffer.alloc(0);
    for (let at = 0; at < length; ) {
      const block = Buffer.alloc(Math.min(BLOCK, length - at));
      const { bytesRead } = await file.read(block, 0, block.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      const text = Buffer.concat([rest, block.subarray(0, bytesRead)]);
      let from = 0;
      for (let end = text.indexOf(LINE_BREAK); end >= 0; end = text.indexOf(LINE_BREAK, from)) {
        yield text.toString('utf8', from, end);
        from = end + 1;
      }
      rest = text.subarray(from);
    }
  } finally {
    await file.close();
  }
}
