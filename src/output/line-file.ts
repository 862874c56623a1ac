import type { JsonLines } from './json-lines.js';
import type { OutputEntry } from './manifest.js';
import type { Sink } from './sink.js';

/** Bytes gathered before they are written. */
const BLOCK = 1 << 20;

/** How far a file had come: bytes and lines that went into it, and its length. */
export interface FileMark {
  bytes: number;
  lines: number;
  length: number;
}

export const NOTHING: FileMark = { bytes: 0, lines: 0, length: 0 };

/** A file of lines that is being written. */
export class LineFile {
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #bytes: number;
  #lines: number;

  /** @param from how far the file had come */
  constructor(
    private readonly name: string,
    private readonly sink: Sink,
    from: FileMark = NOTHING,
  ) {
    this.#bytes = from.bytes;
    this.#lines = from.lines;
  }

  /** Bytes that went into it, before any compression. */
  get bytes(): number {
    return this.#bytes;
  }

  async write({ bytes, lines }: JsonLines): Promise<void> {
    for (const line of bytes) {
      if (line.length === 0) continue;
      this.#waiting.push(line);
      this.#waitingBytes += line.length;
      this.#bytes += line.length;
    }
    this.#lines += lines;
    if (this.#waitingBytes >= BLOCK) await this.#flush();
  }

  async mark(): Promise<FileMark> {
    await this.#flush();
    return { bytes: this.#bytes, lines: this.#lines, length: await this.sink.mark() };
  }

  async finish(): Promise<OutputEntry> {
    await this.#flush();
    const { sha256, bytes } = await this.sink.finish();
    return { file: this.name, sha256, bytes, lines: this.#lines };
  }

  async close(): Promise<void> {
    await this.sink.close();
  }

  async #flush(): Promise<void> {
    if (this.#waitingBytes === 0) return;
    const block = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    await this.sink.write(block);
  }
}
