import { Decompress } from 'fzstd';
import { DamagedData } from './decompress.js';
import { Xxh64 } from './xxh64.js';

/*
 * Zstandard for versions of Node.js without it. fzstd decodes blocks; that frames end, and that their checksums hold, is
 * seen to here, after RFC 8878.
 */

const FRAME = 0xfd2fb528;
/** 16 magic numbers of frames to be passed over. */
const SKIPPABLE = 0x184d2a5;
/** The zstd program refuses larger windows too, unless it is told otherwise. */
const LARGEST_WINDOW = 128 << 20;
const RLE = 1;

/** Decompresses the frames of a stream, block by block. */
export async function* decompressZstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const input = new ByteReader(chunks);
  try {
    for (let magic = await input.takeOrEnd(4); magic; magic = await input.takeOrEnd(4)) {
      const number = uint32(magic);
      if (number >>> 4 === SKIPPABLE) {
        for (let rest = uint32(await input.take(4)); rest > 0; rest -= Math.min(rest, 1 << 16)) {
          await input.take(Math.min(rest, 1 << 16));
        }
      } else if (number === FRAME) yield* frame(magic, input);
      else throw new DamagedData('Z_DATA_ERROR');
    }
  } finally {
    await input.close();
  }
}

async function* frame(magic: Uint8Array, input: ByteReader): AsyncGenerator<Uint8Array, void, undefined> {
  const { header, hasChecksum } = await frameHeader(input);
  let blocks: Uint8Array[] = [];
  const decoder = new Decompress((block) => blocks.push(block));
  decodeStep(decoder, Buffer.concat([magic, header]), false);
  const hash = new Xxh64();
  for (let last = false; !last; ) {
    const head = await input.take(3);
    const word = (head[0] ?? 0) | ((head[1] ?? 0) << 8) | ((head[2] ?? 0) << 16);
    last = (word & 1) === 1;
    const content = await input.take(((word >> 1) & 3) === RLE ? 1 : word >> 3);
    const checksum = last && hasChecksum ? await input.take(4) : new Uint8Array(0);
    decodeStep(decoder, Buffer.concat([head, content, checksum]), last);
    const made = blocks.filter(({ length }) => length > 0);
    blocks = [];
    if (hasChecksum) for (const block of made) hash.update(block);
    if (last && hasChecksum && uint32(checksum) !== hash.low()) throw new DamagedData('Z_DATA_ERROR');
    yield* made;
  }
}

/** The header of a frame after its magic number. */
async function frameHeader(input: ByteReader): Promise<{ header: Uint8Array; hasChecksum: boolean }> {
  const [flags = 0] = await input.take(1);
  const single = (flags & 0x20) !== 0;
  const sizeFlag = flags >> 6;
  const dictionaryBytes = [0, 1, 2, 4][flags & 3] ?? 0;
  const sizeBytes = sizeFlag === 0 ? Number(single) : 1 << sizeFlag;
  const rest = await input.take((single ? 0 : 1) + dictionaryBytes + sizeBytes);
  const window = single ? contentSize(rest.subarray(dictionaryBytes)) : windowSize(rest[0] ?? 0);
  if (window > LARGEST_WINDOW) throw new DamagedData('Z_DATA_ERROR');
  return { header: Buffer.concat([Uint8Array.of(flags), rest]), hasChecksum: (flags & 4) !== 0 };
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function contentSize(bytes: Uint8Array): number {
  return bytes.reduceRight((size, byte) => size * 256 + byte, bytes.length === 2 ? 1 : 0);
}

function decodeStep(decoder: Decompress, bytes: Uint8Array, last: boolean): void {
  try {
    decoder.push(bytes, last);
  } catch {
    // fzstd throws its own errors, and TypeError or RangeError where broken data leads it astray.
    throw new DamagedData('Z_DATA_ERROR');
  }
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
    if (bytes === undefined && count > 0) throw new DamagedData('Z_BUF_ERROR');
    return bytes ?? new Uint8Array(0);
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
