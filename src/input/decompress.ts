import { Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import type { Compression } from './compression.js';
import { DamagedData } from './damaged-data.js';
import { zstdFrames } from './zstd-frames.js';

/** Output of the decompressors at a time. */
const CHUNK = 1 << 18;

type Bytes = AsyncIterable<Uint8Array>;

/**
 * Decompresses a stream, several members or frames of it as well. Only as much is read as is asked for, so a caller that
 * stops at its limit is safe from data that grows without end.
 *
 * @throws DamagedData where the data ends early or is not what it should be
 */
export async function* decompress(chunks: Bytes, form: Compression): AsyncGenerator<Uint8Array, void, undefined> {
  if (form === 'gz') {
    yield* through(zlib.createGunzip({ chunkSize: CHUNK }), chunks);
    return;
  }
  for await (const pieces of zstdFrames(chunks)) {
    const decoder = zstdDecoder();
    if (decoder) yield* through(decoder, bytesOf(pieces));
    else yield* (await import('./fzstd-frame.js')).fzstdFrame(pieces);
  }
}

async function* bytesOf(pieces: AsyncIterable<{ bytes: Uint8Array }>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const { bytes } of pieces) yield bytes;
}

/** Node.js has it from 22.15 on; its types for Node.js 20 have not. */
function zstdDecoder(): zlib.Gunzip | undefined {
  const { createZstdDecompress } = zlib as { createZstdDecompress?(options: zlib.ZlibOptions): zlib.Gunzip };
  return createZstdDecompress?.({ chunkSize: CHUNK });
}

async function* through(decoder: zlib.Gunzip, chunks: Bytes): AsyncGenerator<Uint8Array, void, undefined> {
  const source = Readable.from(chunks, { objectMode: false });
  // What goes wrong with the source must be told as such, not as damaged data.
  let failure: unknown;
  source.on('error', (error) => {
    failure = error;
    decoder.destroy(error);
  });
  try {
    for await (const chunk of source.pipe(decoder)) yield chunk;
  } catch (error) {
    throw failure ?? damage(error);
  } finally {
    source.destroy();
    decoder.destroy();
  }
}

function damage(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return new DamagedData('Z_BUF_ERROR');
  return code.startsWith('Z_') || code.startsWith('ZSTD_') ? new DamagedData('Z_DATA_ERROR') : error;
}
