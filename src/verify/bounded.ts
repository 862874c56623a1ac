const LINE_FEED = 0x0a;

/** How a stream of bytes ended. */
export interface StreamEnd {
  /** Whether the last byte is a line break; true of an empty stream. */
  closed: boolean;
}

/**
 * The chunks as they come, less what a line has beyond `longest` bytes and the chunk that this is passed in: so nobody who reads lines
 * need hold an endless one.
 */
export async function* bounded(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
  end: StreamEnd,
): AsyncGenerator<Uint8Array> {
  /** Bytes of the line at hand. */
  let length = 0;
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    const first = length > longest ? chunk.indexOf(LINE_FEED) : 0;
    const last = chunk.lastIndexOf(LINE_FEED);
    length = last < 0 ? length + chunk.length : chunk.length - last - 1;
    end.closed = last === chunk.length - 1;
    if (first >= 0) yield first === 0 ? chunk : chunk.subarray(first);
  }
}
