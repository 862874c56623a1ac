/*
 * XXH64 with seed 0 (Collet, xxHash specification 0.1.1), of which Zstandard writes the low half after a frame. 64-bit words are
 * pairs of 32-bit ones, [high, low]; BigInt would be twenty times slower.
 */
type Word = readonly [high: number, low: number];

const PRIME1: Word = [0x9e3779b1, 0x85ebca87];
const PRIME2: Word = [0xc2b2ae3d, 0x27d4eb4f];
const PRIME3: Word = [0x165667b1, 0x9e3779f9];
const PRIME4: Word = [0x85ebca77, 0xc2b2ae63];
const PRIME5: Word = [0x27d4eb2f, 0x165667c5];
const STRIPE = 32;

function add([a, b]: Word, [c, d]: Word): Word {
  const low = (b >>> 0) + (d >>> 0);
  return [(a + c + (low > 0xffffffff ? 1 : 0)) | 0, low | 0];
}

function multiply([a, b]: Word, [c, d]: Word): Word {
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const d0 = d & 0xffff;
  const d1 = d >>> 16;
  const middle = b1 * d0 + ((b0 * d0) >>> 16);
  const other = b0 * d1 + (middle & 0xffff);
  const carried = b1 * d1 + Math.floor(middle / 0x10000) + Math.floor(other / 0x10000);
  return [(carried + Math.imul(a, d) + Math.imul(b, c)) | 0, Math.imul(b, d)];
}

function rotate([a, b]: Word, by: number): Word {
  if (by > 32) return rotate([b, a], by - 32);
  return [(a << by) | (b >>> (32 - by)), (b << by) | (a >>> (32 - by))];
}

function xor([a, b]: Word, [c, d]: Word): Word {
  return [a ^ c, b ^ d];
}

function shifted([a, b]: Word, by: number): Word {
  return by >= 32 ? [0, a >>> (by - 32)] : [a >>> by, (b >>> by) | (a << (32 - by))];
}

function round(sum: Word, input: Word): Word {
  return multiply(rotate(add(sum, multiply(input, PRIME2)), 31), PRIME1);
}

/** Hashes bytes that come in pieces. */
export class Xxh64 {
  #sums: [Word, Word, Word, Word] = [add(PRIME1, PRIME2), PRIME2, [0, 0], [~PRIME1[0], -PRIME1[1] | 0]];
  #waiting = new Uint8Array(0);
  #length = 0;

  update(bytes: Uint8Array): void {
    this.#length += bytes.length;
    const all = this.#waiting.length === 0 ? bytes : Buffer.concat([this.#waiting, bytes]);
    const view = new DataView(all.buffer, all.byteOffset, all.byteLength);
    let [a, b, c, d] = this.#sums;
    let at = 0;
    for (; at + STRIPE <= all.length; at += STRIPE) {
      a = round(a, wordAt(view, at));
      b = round(b, wordAt(view, at + 8));
      c = round(c, wordAt(view, at + 16));
      d = round(d, wordAt(view, at + 24));
    }
    this.#sums = [a, b, c, d];
    this.#waiting = all.slice(at);
  }

  /** The low 32 bits of the hash. */
  low(): number {
    const rest = this.#waiting;
    const view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
    let hash: Word = this.#length >= STRIPE ? this.#merged() : PRIME5;
    hash = add(hash, [Math.floor(this.#length / 2 ** 32), this.#length | 0]);
    let at = 0;
    for (; at + 8 <= rest.length; at += 8) {
      hash = add(multiply(rotate(xor(hash, round([0, 0], wordAt(view, at))), 27), PRIME1), PRIME4);
    }
    if (at + 4 <= rest.length) {
      hash = xor(hash, multiply([0, view.getUint32(at, true)], PRIME1));
      hash = add(multiply(rotate(hash, 23), PRIME2), PRIME3);
      at += 4;
    }
    for (; at < rest.length; at++) {
      hash = multiply(rotate(xor(hash, multiply([0, rest[at] ?? 0], PRIME5)), 11), PRIME1);
    }
    hash = multiply(xor(hash, shifted(hash, 33)), PRIME2);
    hash = multiply(xor(hash, shifted(hash, 29)), PRIME3);
    return xor(hash, shifted(hash, 32))[1] >>> 0;
  }

  #merged(): Word {
    const [a, b, c, d] = this.#sums;
    let hash = add(add(rotate(a, 1), rotate(b, 7)), add(rotate(c, 12), rotate(d, 18)));
    for (const sum of this.#sums) hash = add(multiply(xor(hash, round([0, 0], sum)), PRIME1), PRIME4);
    return hash;
  }
}

function wordAt(view: DataView, at: number): Word {
  return [view.getInt32(at + 4, true), view.getInt32(at, true)];
}
