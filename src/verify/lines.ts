import { splitBytes } from '../input/split.js';

const LINE_FEED = new Uint8Array([0x0a]);
const UNLIMITED = { most: Number.POSITIVE_INFINITY, skip: 0 };

/** Lines of a stream of bytes, without their `\n`; what follows the last `\n` is a line if there is anything. */
export async function* linesOfBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const { bytes } of splitBytes(chunks, LINE_FEED, UNLIMITED)) if (bytes) yield bytes;
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
