import { Decompress } from 'fzstd';
import { DamagedData } from './damaged-data.js';
import { Xxh64 } from './xxh64.js';
import type { FramePiece } from './zstd-frames.js';

/** Decompresses a frame where `node:zlib` cannot. fzstd does not check what it makes, so that is done here. */
export async function* fzstdFrame(pieces: AsyncIterable<FramePiece>): AsyncGenerator<Uint8Array, void, undefined> {
  const made: Uint8Array[] = [];
  const decoder = new Decompress((block) => {
    if (block.length > 0) made.push(block);
  });
  let header = true;
  let hash: Xxh64 | undefined;
  for await (const { bytes, last, checksum } of pieces) {
    try {
      decoder.push(bytes, last);
    } catch {
      // fzstd throws its own errors, and TypeError or RangeError where broken data leads it astray.
      throw new DamagedData('Z_DATA_ERROR');
    }
    // The header tells, after its four magic bytes, whether there will be a checksum.
    if (header) hash = ((bytes[4] ?? 0) & 4) !== 0 ? new Xxh64() : undefined;
    header = false;
    for (const block of made) hash?.update(block);
    if (last && checksum !== hash?.low()) throw new DamagedData('Z_DATA_ERROR');
    yield* made.splice(0);
  }
}
