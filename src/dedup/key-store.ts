/** A seed's place is stored in 32 bits. */
const MOST_UNITS = 2 ** 32;

/** A stretch of keys that lies in one piece of memory: global position `p` stands at `units[p - base]`. */
export interface KeyView {
  units: Uint8Array;
  base: number;
}

/**
 * The keys of all passages so far, one byte a unit, in the order they came.
 *
 * An article never lies across two chunks, so whoever aligns against it reads one array.
 */
export class KeyStore {
  private readonly chunks: KeyView[] = [];
  private end = 0;

  /** Key units held, unused ends of chunks not counted. */
  held = 0;

  /** @param chunkBits units in a chunk, as a power of two */
  constructor(private readonly chunkBits = 22) {}

  /**
   * Stores the key of an article.
   *
   * @returns the position of its first unit
   * @throws RangeError past 4 thousand million units (about 9 GB of Arabic text)
   */
  append(units: Uint8Array): number {
    const size = 2 ** this.chunkBits;
    const room = this.chunks.length * size - this.end;
    if (units.length > room) {
      this.end += room;
      const spans = Math.ceil(units.length / size);
      if (this.end + spans * size > MOST_UNITS)
        throw new RangeError('The corpus is too large for one duplicate index.');
      const chunk = { units: new Uint8Array(spans * size), base: this.end };
      for (let i = 0; i < spans; i++) this.chunks.push(chunk);
    }
    const at = this.end;
    if (units.length > 0) {
      const chunk = this.view(at);
      chunk.units.set(units, at - chunk.base);
    }
    this.end = at + units.length;
    this.held += units.length;
    return at;
  }

  /** The memory that holds the unit at a global position. */
  view(position: number): KeyView {
    const chunk = this.chunks[position >>> this.chunkBits];
    if (!chunk) throw new RangeError(`No key at ${position}.`);
    return chunk;
  }

  /** Bytes taken, unused ends of chunks included. */
  get bytes(): number {
    return this.chunks.length * 2 ** this.chunkBits;
  }
}
