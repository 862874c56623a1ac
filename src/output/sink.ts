import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/** Where the bytes of one file go. */
export interface Sink {
  write(block: Uint8Array): Promise<void>;
  /**
   * Makes what was written whole by itself and safe on the disk: the file may be cut here and gone on with.
   *
   * @returns length of the file, in bytes
   */
  mark(): Promise<number>;
  /** Ends the file, safe on the disk. */
  finish(): Promise<{ bytes: number; sha256: string }>;
  /** Lets go of a file that is not to be finished. */
  close(): Promise<void>;
}

/**
 * Opens the sink of a file.
 *
 * @param from length of what is kept of it, as {@link Sink.mark} gave it; 0 begins anew
 */
export type OpenSink = (path: string, from: number) => Promise<Sink>;

const BLOCK = 1 << 20;

/** A file that is no longer as long as it was. */
export class FileCutShort extends Error {
  override readonly name = 'FileCutShort';
}

/** The file itself. */
export class FileSink implements Sink {
  readonly #hash = createHash('sha256');
  #length = 0;

  private constructor(private readonly file: FileHandle) {}

  /** @throws FileCutShort when less of the file is there than is to be kept */
  static async open(path: string, from: number): Promise<FileSink> {
    const sink = new FileSink(await open(path, from === 0 ? 'w' : 'r+'));
    try {
      await sink.#keep(from);
    } catch (error) {
      await sink.close();
      throw error;
    }
    return sink;
  }

  async #keep(length: number): Promise<void> {
    const block = Buffer.alloc(Math.min(BLOCK, length));
    while (this.#length < length) {
      const most = Math.min(block.length, length - this.#length);
      const { bytesRead } = await this.file.read(block, 0, most, this.#length);
      if (bytesRead === 0) throw new FileCutShort(`${length - this.#length} bytes are missing`);
      this.#hash.update(block.subarray(0, bytesRead));
      this.#length += bytesRead;
    }
    await this.file.truncate(length);
  }

  async write(block: Uint8Array): Promise<void> {
    for (let done = 0; done < block.length; ) {
      const { bytesWritten } = await this.file.write(block, done, block.length - done, this.#length + done);
      done += bytesWritten;
    }
    this.#hash.update(block);
    this.#length += block.length;
  }

  async mark(): Promise<number> {
    await this.file.datasync();
    return this.#length;
  }

  async finish(): Promise<{ bytes: number; sha256: string }> {
    await this.file.sync();
    await this.file.close();
    return { bytes: this.#length, sha256: this.#hash.digest('hex') };
  }

  async close(): Promise<void> {
    await this.file.close().catch(() => {});
  }
}
