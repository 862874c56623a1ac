import { DamagedData } from './damaged-data.js';

/*
 * The frames of Zstandard data after RFC 8878. That each is whole is seen to here, since the decoders do not: that of
 * node:zlib stops after the first frame, and takes data that is cut short for all there is.
 */

const FRAME = 0xfd2fb528;
/** 16 magic numbers of frames to be passed over. */
const SKIPPABLE = 0x184d2a5;
/** The zstd program refuses larger windows too, unless it is told otherwise. */
const LARGEST_WINDOW = 128 << 20;
const RLE = 1;
/** Bytes of a frame to be passed over that are read at a time. */
const SKIPPED = 1 << 16;

/** The header of a frame or one of its blocks, the last one with the checksum. */
export interface FramePiece {
  bytes: Uint8Array;
  last: boolean;
  /** Of the content of the frame; on its last piece, if it has one. */
  checksum: number | undefined;
}

/** The frames of a stream. Each must be read to its end before the next is asked for. */
export async function* zstdFrames(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<AsyncGenerator<FramePiece>> {
  const input = new ByteReader(chunks);
  try {
    for (let magic = await input.takeOrEnd(4); magic; magic = await input.takeOrEnd(4)) {
      const number = uint32(magic);
      if (number >>> 4 === SKIPPABLE) await skip(input);
      else if (number === FRAME) yield piecesOf(magic, input);
      else throw new DamagedData('Z_DATA_ERROR');
    }
  } finally {
    await input.close();
  }
}

async function skip(input: ByteReader): Promise<void> {
  for (let rest = uint32(await input.take(4)); rest > 0; rest -= Math.min(rest, SKIPPED)) {
    await input.take(Math.min(rest, SKIPPED));
  }
}

async function* piecesOf(magic: Uint8Array, input: ByteReader): AsyncGenerator<FramePiece> {
  const [flags = 0] = await input.take(1);
  const single = (flags & 0x20) !== 0;
  const hasChecksum = (flags & 4) !== 0;
  const sizeFlag = flags >> 6;
  const dictionaryBytes = [0, 1, 2, 4][flags & 3] ?? 0;
  const sizeBytes = sizeFlag === 0 ? Number(single) : 1 << sizeFlag;
  const rest = await input.take((single ? 0 : 1) + dictionaryBytes + sizeBytes);
  const window = single ? contentSize(rest.subarray(dictionaryBytes)) : windowSize(rest[0] ?? 0);
  if (window > LARGEST_WINDOW) throw new DamagedData('Z_DATA_ERROR');
  yield { bytes: Buffer.concat([magic, Uint8Array.of(flags), rest]), last: false, checksum: undefined };

  for (let last = false; !last; ) {
    const head = await input.take(3);
    const word = (head[0] ?? 0) | ((head[1] ?? 0) << 8) | ((head[2] ?? 0) << 16);
    last = (word & 1) === 1;
    const content = await input.take(((word >> 1) & 3) === RLE ? 1 : word >> 3);
    const checksum = last && hasChecksum ? await input.take(4) : undefined;
    const bytes = Buffer.concat(checksum ? [head, content, checksum] : [head, content]);
    yield { bytes, last, checksum: checksum && uint32(checksum) };
  }
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function contentSize(bytes: Uint8Array): number {
  return bytes.reduceRight((size, byte) => size * 256 + byte, bytes.length === 2 ? 1 : 0);
}

function uint32(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
}

/** Takes bytes off a stream, so many at a time. */
class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** @throws DamagedData when the stream ends before */
  async take(count: number): Promise<Uint8Array> {
    const bytes = await this.takeOrEnd(count);
    if (bytes === undefined) throw new DamagedData('Z_BUF_ERROR');
    return bytes;
  }

  /** Undefined at the end of the stream. */
  async takeOrEnd(count: number): Promise<Uint8Array | undefined> {
    while (this.#rest.length < count) {
      const next = await this.#chunks.next();
      if (next.done) {
        if (this.#rest.length > 0) throw new DamagedData('Z_BUF_ERROR');
        return undefined;
      }
      this.#rest = this.#rest.length === 0 ? next.value : Buffer.concat([this.#rest, next.value]);
    }
    const bytes = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(count);
    return bytes;
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
