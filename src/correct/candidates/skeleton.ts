import { LONGEST } from '../../lexicon/lexicon.js';
import { finish } from '../../text/murmur.js';

/** Shorter skeletons have too many neighbours to look beside them. */
export const SHORTEST = 3;
/** A skeleton is hashed as a polynomial to this base, modulo 2^32, so that a shape may be taken out of it. */
const BASE = 0x2c1b3c6d;
const POWERS = new Uint32Array(LONGEST).fill(1);
for (let i = 1; i < POWERS.length; i++) POWERS[i] = Math.imul(POWERS[i - 1] ?? 0, BASE);

/** The letter shapes of one word after the other, hashed as a whole and without any one of them. */
export class Skeleton {
  readonly shapes = new Uint8Array(LONGEST);
  /** Where each shape stands among the letters. */
  readonly places = new Uint8Array(LONGEST);
  size = 0;
  /** Hash of all shapes, 32 bits. */
  whole = 0;
  /** Hashes of what is left without each of the shapes, one of each run of likes; of a short skeleton none. */
  readonly parts = new Uint32Array(LONGEST);
  /** Where those runs start, and the last of them ends. */
  readonly runs = new Uint8Array(LONGEST + 1);
  partCount = 0;

  /** @param shapeOf shape of each letter code; 0 for letters without one */
  constructor(private readonly shapeOf: Uint8Array) {}

  /** Takes the word of the letter codes `[from, to)`, at most as many as the longest word has. */
  read(letters: Uint8Array, from: number, to: number): void {
    const { shapeOf, shapes, places } = this;
    let size = 0;
    let sum = 0;
    for (let at = from; at < to; at++) {
      const shape = shapeOf[letters[at] ?? 0] ?? 0;
      if (shape === 0) continue;
      places[size] = at;
      shapes[size++] = shape;
      sum = (Math.imul(sum, BASE) + shape) | 0;
    }
    this.size = size;
    this.whole = finish(sum);
    this.partCount = size < SHORTEST ? 0 : this.#readParts(size, sum);
  }

  #readParts(size: number, sum: number): number {
    const { shapes, parts, runs } = this;
    let count = 0;
    let head = 0;
    let tail = sum;
    for (let at = 0; at < size; at++) {
      const shape = shapes[at] ?? 0;
      const power = POWERS[size - 1 - at] ?? 0;
      tail = (tail - Math.imul(shape, power)) | 0;
      if (at === 0 || shape !== shapes[at - 1]) {
        runs[count] = at;
        parts[count++] = finish((Math.imul(head, power) + tail) | 0);
      }
      head = (Math.imul(head, BASE) + shape) | 0;
    }
    runs[count] = size;
    return count;
  }
}
