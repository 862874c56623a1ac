/** Slots to begin with; the table doubles when it is half full. */
const FIRST_SLOTS = 1 << 10;

/** A set of strings as hashes of 53 bits: 16 bytes or so for each, whatever its length. */
export class HashSet {
  /** 0 is an empty slot. */
  #slots = new Float64Array(FIRST_SLOTS);
  #size = 0;

  /** Adds a string; whether it (or, once in 10^15 pairs, another) was there already. */
  add(text: string): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    const there = !insert(this.#slots, hash53(text));
    if (!there) this.#size++;
    return there;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Float64Array(old.length * 2);
    for (const hash of old) if (hash !== 0) insert(this.#slots, hash);
  }
}

/** Puts a hash into its slot; false when it stands there. */
function insert(slots: Float64Array, hash: number): boolean {
  let at = hash % slots.length;
  for (let there = slots[at]; there !== 0; there = slots[at]) {
    if (there === hash) return false;
    at = at + 1 === slots.length ? 0 : at + 1;
  }
  slots[at] = hash;
  return true;
}

/** Two 32-bit hashes in the manner of MurmurHash, 53 bits of them, never 0. */
export function hash53(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return 2 ** 32 * (b & 0x1fffff) + (a >>> 0) || 1;
}

/**
 * The strings that occur more than once. They are gone through twice: hashes find the few that may, so that memory does
 * not hold them all.
 */
export function repeated(strings: () => Iterable<string>): Set<string> {
  const hashes = new HashSet();
  const candidates = new Set<string>();
  for (const text of strings()) if (hashes.add(text)) candidates.add(text);
  if (candidates.size === 0) return candidates;
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const text of strings()) {
    if (!candidates.has(text)) continue;
    if (seen.has(text)) again.add(text);
    seen.add(text);
  }
  return again;
}
