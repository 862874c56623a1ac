/** A part of a stream, without the separator. */
export interface Part {
  /** From 1. */
  number: number;
  /** Undefined when there are more than may be. */
  bytes: Uint8Array | undefined;
  /** Whether a separator stands after it. */
  closed: boolean;
}

export interface SplitSettings {
  /** Most bytes of a part. */
  most: number;
  /** Bytes that are passed over at most to find the end of a part that has more; then the stream is left. */
  skip: number;
  /** Bytes of a code unit, which the separator begins with. */
  unit?: 1 | 2;
  /** Empty parts are given up to this number; those after it are counted. */
  gaps?: number;
}

/**
 * Cuts a stream at a separator, in memory of one part; what follows the last one is a part if there is anything. An empty
 * separator cuts nothing.
 */
export async function* splitBytes(
  chunks: AsyncIterable<Uint8Array>,
  separator: Uint8Array,
  { most, skip, unit = 1, gaps = Number.POSITIVE_INFINITY }: SplitSettings,
): AsyncGenerator<Part> {
  let number = 1;
  // A part may span many chunks: they are joined once, when it ends.
  let begun: Uint8Array[] = [];
  let size = 0;
  // The last bytes of a chunk may begin a separator: they wait for the next.
  let waiting: Uint8Array = new Uint8Array(0);
  /** Bytes of the stream before the text at hand. */
  let before = 0;

  const add = (bytes: Uint8Array): void => {
    size += bytes.length;
    if (size > most) begun = [];
    else if (bytes.length > 0) begun.push(bytes);
  };
  const take = (closed: boolean): Part => {
    const [only, ...more] = begun;
    const joined = only !== undefined && more.length === 0 ? only : Buffer.concat(begun);
    const part = { number: number++, bytes: size > most ? undefined : joined, closed };
    begun = [];
    size = 0;
    return part;
  };

  for await (const chunk of chunks) {
    const text = waiting.length === 0 ? asBuffer(chunk) : Buffer.concat([waiting, chunk]);
    let start = 0;
    for (let end = find(text, separator, 0, before, unit); end >= 0; end = find(text, separator, start, before, unit)) {
      if (end === start && size === 0 && number > gaps) number++;
      else {
        add(text.subarray(start, end));
        yield take(true);
      }
      start = end + separator.length;
    }
    const kept = Math.max(start, text.length - Math.max(separator.length - 1, 0));
    add(text.subarray(start, kept));
    waiting = text.subarray(kept);
    before += kept;
    if (size > most + skip) {
      yield take(false);
      return;
    }
  }
  add(waiting);
  if (size > 0) yield take(false);
}

function find(text: Buffer, separator: Uint8Array, from: number, before: number, unit: number): number {
  if (separator.length === 0) return -1;
  const first = separator.length === 1 ? separator[0] : undefined;
  let at = first === undefined ? text.indexOf(separator, from) : text.indexOf(first, from);
  while (at >= 0 && (before + at) % unit !== 0) at = text.indexOf(separator, at + 1);
  return at;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Bytes in a buffer of their own, which may then be handed to a worker. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
