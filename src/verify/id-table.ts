import { finish } from '../text/murmur.js';

/** Parts of the table, each growing by itself, so that memory never doubles at once. */
const PARTS = 64;
const SMALLEST = 64;
const GROWTH = 1.5;
const FULLEST = 0.75;
/** Numbers of 32 bits in a slot: 96 bits of hash, and what is remembered. */
const SLOT = 4;

interface Part {
  slots: Uint32Array;
  used: number;
}

/**
 * Remembers a number for each key by 96 bits of its hash: some 21 bytes a key. Of 10^9 keys any two share a hash by chance
 * once in 10^11 times.
 */
export class IdTable {
  private readonly parts: Part[] = Array.from({ length: PARTS }, () => ({
    slots: new Uint32Array(SMALLEST * SLOT),
    used: 0,
  }));

  /**
   * @param hash three numbers of 32 bits, evenly spread
   * @param number from 0, below 2^32 - 1
   * @returns the number that the key came with first, if it has come before
   */
  add(hash: Uint32Array, number: number): number | undefined {
    const a = hash[0] ?? 0;
    const b = hash[1] ?? 0;
    const c = hash[2] ?? 0;
    const part = this.parts[a % PARTS];
    if (!part) return undefined;
    const { slots } = part;
    for (let slot = home(b, slots); slots[slot + 3] !== 0; slot = after(slot, slots)) {
      if (slots[slot] === a && slots[slot + 1] === b && slots[slot + 2] === c) return (slots[slot + 3] ?? 0) - 1;
    }
    put(slots, a, b, c, number + 1);
    if (++part.used > (slots.length / SLOT) * FULLEST) grow(part);
    return undefined;
  }
}

function home(hash: number, slots: Uint32Array): number {
  return (hash % (slots.length / SLOT)) * SLOT;
}

function after(slot: number, slots: Uint32Array): number {
  return slot + SLOT === slots.length ? 0 : slot + SLOT;
}

function put(slots: Uint32Array, a: number, b: number, c: number, held: number): void {
  let slot = home(b, slots);
  while (slots[slot + 3] !== 0) slot = after(slot, slots);
  slots[slot] = a;
  slots[slot + 1] = b;
  slots[slot + 2] = c;
  slots[slot + 3] = held;
}

function grow(part: Part): void {
  const { slots } = part;
  const larger = new Uint32Array(Math.ceil((slots.length / SLOT) * GROWTH) * SLOT);
  for (let i = 0; i < slots.length; i += SLOT) {
    const held = slots[i + 3] ?? 0;
    if (held !== 0) put(larger, slots[i] ?? 0, slots[i + 1] ?? 0, slots[i + 2] ?? 0, held);
  }
  part.slots = larger;
}

const rotated = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

const hashed = new Uint32Array(4);

/**
 * Four numbers that tell a text from others: MurmurHash3_x86_128 (A. Appleby) of its UTF-16 units, those of the last block made up with
 * zeros. They stand until the next call.
 */
export function hashOf(text: string): Uint32Array {
  const { length } = text;
  // Two units of the text; the places behind it give none.
  const pair = (at: number): number => text.charCodeAt(at) | 0 | (text.charCodeAt(at + 1) << 16);
  let [h1, h2, h3, h4] = [0, 0, 0, 0];
  for (let i = 0; i < length; i += 8) {
    h1 ^= Math.imul(rotated(Math.imul(pair(i), 0x239b961b), 15), 0xab0e9789);
    h1 = (Math.imul(rotated(h1, 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 ^= Math.imul(rotated(Math.imul(pair(i + 2), 0xab0e9789), 16), 0x38b34ae5);
    h2 = (Math.imul(rotated(h2, 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 ^= Math.imul(rotated(Math.imul(pair(i + 4), 0x38b34ae5), 17), 0xa1e38b93);
    h3 = (Math.imul(rotated(h3, 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 ^= Math.imul(rotated(Math.imul(pair(i + 6), 0xa1e38b93), 18), 0x239b961b);
    h4 = (Math.imul(rotated(h4, 13) + h1, 5) + 0x32ac3b17) | 0;
  }
  h1 ^= length;
  h2 ^= length;
  h3 ^= length;
  h4 ^= length;
  h1 = (h1 + h2 + h3 + h4) | 0;
  h2 = finish(h2 + h1);
  h3 = finish(h3 + h1);
  h4 = finish(h4 + h1);
  h1 = (finish(h1) + h2 + h3 + h4) | 0;
  hashed[0] = h1;
  hashed[1] = h2 + h1;
  hashed[2] = h3 + h1;
  hashed[3] = h4 + h1;
  return hashed;
}
