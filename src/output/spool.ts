import { type FileHandle, open } from 'node:fs/promises';
import { FileCutShort } from './sink.js';

/** Bytes gathered before they are written. */
const BLOCK = 1 << 18;

/** A file that a run keeps for itself, to be read again at its end or when it goes on. */
export class Spool {
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;

  private constructor(
    private readonly file: FileHandle,
    private length: number,
  ) {}

  /**
   * @param from length of what is kept of it
   * @throws FileCutShort when less is there
   */
  static async open(path: string, from: number): Promise<Spool> {
    const file = await open(path, from === 0 ? 'w' : 'r+');
    const { size } = await file.stat();
    if (size < from) {
      await file.close();
      throw new FileCutShort(`${from - size} bytes are missing`);
    }
    await file.truncate(from);
    return new Spool(file, from);
  }

  async write(bytes: readonly Uint8Array[]): Promise<void> {
    for (const part of bytes) {
      if (part.length === 0) continue;
      this.#waiting.push(part);
      this.#waitingBytes += part.length;
    }
    if (this.#waitingBytes >= BLOCK) await this.#flush();
  }

  /** Writes what waits, safe on the disk; gives the length of the file. */
  async mark(): Promise<number> {
    await this.#flush();
    await this.file.datasync();
    return this.length;
  }

  async #flush(): Promise<void> {
    if (this.#waitingBytes === 0) return;
    const block = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    for (let done = 0; done < block.length; ) {
      const { bytesWritten } = await this.file.write(block, done, block.length - done, this.length + done);
      done += bytesWritten;
    }
    this.length += block.length;
  }

  async close(): Promise<void> {
    await this.file.close().catch(() => {});
  }
}
