import { Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import type { Compression } from './compression.js';

/** Output of the decompressors at a time. */
const CHUNK = 1 << 18;

/** Compressed data that is cut short or damaged; `code` as of `node:zlib`, for both forms. */
export class DamagedData extends Error {
  override readonly name = 'DamagedData';

  constructor(readonly code: 'Z_BUF_ERROR' | 'Z_DATA_ERROR') {
    super(code === 'Z_BUF_ERROR' ? 'compressed data that is cut short' : 'damaged compressed data');
  }
}

/**
 * Decompresses a stream, several members or frames of it as well. Only as much is read as is asked for, so a caller that
 * stops at its limit is safe from data that grows without end.
 *
 * @throws DamagedData where the data ends early or is not what it should be
 */
export async function* decompress(
  chunks: AsyncIterable<Uint8Array>,
  form: Compression,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (form === 'zst' && !('createZstdDecompress' in zlib)) {
    const { decompressZstd } = await import('./zstd.js');
    yield* decompressZstd(chunks);
    return;
  }
  const decompressor = form === 'gz' ? zlib.createGunzip({ chunkSize: CHUNK }) : createZstdDecompress();
  const source = Readable.from(chunks, { objectMode: false });
  // What goes wrong with the source must be told as such, not as damaged data.
  let failure: unknown;
  source.on('error', (error) => {
    failure = error;
    decompressor.destroy(error);
  });
  try {
    for await (const chunk of source.pipe(decompressor)) yield chunk;
  } catch (error) {
    throw failure ?? damage(error);
  } finally {
    source.destroy();
    decompressor.destroy();
  }
}

/** Node has it from 22.15 on, its types for Node 20 have not. */
function createZstdDecompress(): zlib.Gunzip {
  const { createZstdDecompress: create } = zlib as unknown as {
    createZstdDecompress(options: zlib.ZlibOptions): zlib.Gunzip;
  };
  return create({ chunkSize: CHUNK });
}

function damage(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return new DamagedData('Z_BUF_ERROR');
  return code.startsWith('Z_') || code.startsWith('ZSTD_') ? new DamagedData('Z_DATA_ERROR') : error;
}
