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
   * @param hash at least 12 bytes, evenly spread
   * @param number from 0, below 2^32 - 1
   * @returns the number that the key came with first, if it has come before
   */
  add(hash: Uint8Array, number: number): number | undefined {
    const view = new DataView(hash.buffer, hash.byteOffset);
    const [a, b, c] = [view.getUint32(0), view.getUint32(4), view.getUint32(8)];
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
  slots.set([a, b, c, held], slot);
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
