import type { Spill, SpillFile } from '../../dedup/pages.js';

/** Bytes read at once: mostly the lines of one page are wanted. */
const BLOCK = 1 << 16;

/** What a compressed file says. */
export interface UnpackedFile {
  /** Keeps what is read of it; what was read can be had again. */
  keep(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  from(start: number): AsyncIterable<Uint8Array>;
}

/** Keeps what compressed files say, one after the other, in one temporary file: compressed, nothing can be looked up. */
export class Unpacked {
  #file: SpillFile | undefined;
  #length = 0;

  constructor(private readonly spill: Spill) {}

  add(): UnpackedFile {
    let begin = 0;
    let length = 0;
    const keep = async function* (this: Unpacked, chunks: AsyncIterable<Uint8Array>) {
      begin = this.#length;
      for await (const chunk of chunks) {
        this.#file ??= this.spill.open();
        this.#file.write(chunk, this.#length);
        this.#length += chunk.length;
        length += chunk.length;
        yield chunk;
      }
    };
    const from = async function* (this: Unpacked, start: number) {
      for (let at = start; at < length; at += BLOCK) {
        const block = new Uint8Array(Math.min(BLOCK, length - at));
        this.#file?.read(block, begin + at);
        yield block;
      }
    };
    return { keep: keep.bind(this), from: from.bind(this) };
  }
}
