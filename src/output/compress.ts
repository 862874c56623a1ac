import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import type { OutputCompression } from './output-form.js';
import { JobError } from './problem.js';
import { FileSink, type OpenSink, type Sink } from './sink.js';

/*
 * No time and no name goes into the header of a compressed file, so that the same lines give the same bytes.
 */

/** Opens files that are compressed as they are written. */
export function openCompressed(compression: OutputCompression): OpenSink {
  if (compression === 'gz') return async (path, from) => new GzipSink(await FileSink.open(path, from), from > 0);
  if (compression === 'zst') return ZstdSink.open;
  return FileSink.open;
}

/** Gzip: what lies between two marks is a member of its own. Members after each other are one file to all readers. */
class GzipSink implements Sink {
  #member: { gzip: zlib.Gzip; written: Promise<void> } | undefined;

  /** @param hasMembers whether the file has some already */
  constructor(
    private readonly file: Sink,
    private hasMembers: boolean,
  ) {}

  async write(block: Uint8Array): Promise<void> {
    const { gzip, written } = this.#open();
    // A full disk shows in `written`, and nothing is drained then.
    if (!gzip.write(block)) await Promise.race([once(gzip, 'drain'), written]);
  }

  async mark(): Promise<number> {
    await this.#end();
    return this.file.mark();
  }

  async finish(): Promise<{ bytes: number; sha256: string }> {
    // No bytes at all are no gzip file.
    if (!this.hasMembers) this.#open();
    await this.#end();
    return this.file.finish();
  }

  async close(): Promise<void> {
    this.#member?.gzip.destroy();
    await this.#member?.written.catch(() => {});
    await this.file.close();
  }

  #open(): { gzip: zlib.Gzip; written: Promise<void> } {
    if (this.#member) return this.#member;
    const gzip = zlib.createGzip();
    const written = pour(gzip, this.file);
    written.catch(() => {});
    this.#member = { gzip, written };
    this.hasMembers = true;
    return this.#member;
  }

  async #end(): Promise<void> {
    this.#member?.gzip.end();
    await this.#member?.written;
    this.#member = undefined;
  }
}

/** Bytes that the compressor for versions of Node.js without Zstandard takes at once: twice as many are held. */
const MOST_AT_ONCE = 512 << 20;
const LEVEL = 3;

/**
 * Zstandard: one frame a file, since some readers stop after the first. So lines are kept as they are until the file is
 * finished; the plain file goes with the folder it is in.
 */
class ZstdSink implements Sink {
  private constructor(
    private readonly path: string,
    private readonly plain: FileSink,
  ) {}

  static async open(path: string, from: number): Promise<ZstdSink> {
    return new ZstdSink(path, await FileSink.open(plainPath(path), from));
  }

  write(block: Uint8Array): Promise<void> {
    return this.plain.write(block);
  }

  mark(): Promise<number> {
    return this.plain.mark();
  }

  async finish(): Promise<{ bytes: number; sha256: string }> {
    await this.plain.finish();
    const file = await FileSink.open(this.path, 0);
    try {
      await pour(await frameOf(plainPath(this.path)), file);
      return await file.finish();
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.plain.close();
  }
}

function plainPath(path: string): string {
  return `${path}.plain`;
}

/** The frame of a file, made by node:zlib (from 22.15 on) or in one go by a build of the reference library. */
async function frameOf(path: string): Promise<AsyncIterable<Uint8Array>> {
  const { createZstdCompress: create } = zlib as { createZstdCompress?(): zlib.Gzip };
  if (create) return pipeline(createReadStream(path), create(), () => {});
  if ((await stat(path)).size > MOST_AT_ONCE) {
    const advice = 'give a smaller --shard-size, take --compress gz, or use Node.js 22.15 or later';
    throw new JobError({ path, reason: 'too large a shard for Zstandard here', advice });
  }
  library ??= loadLibrary();
  const compress = await library;
  return Readable.from([compress(await readFile(path), LEVEL)]);
}

/** Loaded once: begun anew while in use, it writes garbage. */
let library: ReturnType<typeof loadLibrary> | undefined;

async function loadLibrary(): Promise<(bytes: Uint8Array, level: number) => Uint8Array> {
  const { init, compress } = await import('@bokuweb/zstd-wasm');
  await init();
  return compress;
}

async function pour(from: AsyncIterable<Uint8Array>, to: Sink): Promise<void> {
  for await (const chunk of from) await to.write(chunk);
}
