import { HASH_OF_NONE, hashOn } from './fnv.js';

/** Numbers of a place, as a power of two. */
const SLOT_BITS = 2;
const SLOT = 1 << SLOT_BITS;

/** Runs of UTF-16 units numbered from 0 in the order they are first met: a map from texts that need not be cut out first. */
export class UnitTable {
  /**
   * Of each run its hash, its number plus 1, and where its units begin and end in {@link #units}: at the place that the hash names or
   * the next free one; a power of two of places.
   */
  #slots = new Int32Array(1 << (9 + SLOT_BITS));
  #units = new Uint16Array(1 << 11);
  #end = 0;
  #size = 0;
  /** Units of the text asked for. */
  #asked = new Uint16Array(1 << 6);

  get size(): number {
    return this.#size;
  }

  /** Forgets all. */
  clear(): void {
    this.#slots.fill(0);
    this.#end = 0;
    this.#size = 0;
  }

  /**
   * The number of `units[start, end)`: a new one, the size there was before, where the run was not met yet.
   *
   * @param hash of the run: {@link hashOn} of its units one after the other
   */
  numberOf(units: Uint16Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    let slot = this.#placeOf(hash);
    for (; slots[slot + 1] !== 0; slot = this.#next(slot))
      if (slots[slot] === hash && this.#isRun(slot, units, start, end)) return (slots[slot + 1] ?? 0) - 1;
    const from = this.#end;
    this.#keep(units, start, end);
    slots[slot] = hash;
    slots[slot + 1] = ++this.#size;
    slots[slot + 2] = from;
    slots[slot + 3] = this.#end;
    if (this.#size << (SLOT_BITS + 1) > slots.length) this.#spread();
    return this.#size - 1;
  }

  /** The numbers of `size` runs of `units`, one after the other ({@link UnitTable.numberOf}). */
  numbersOf(
    units: Uint16Array,
    { starts, ends, hashes }: { starts: Int32Array; ends: Int32Array; hashes: Int32Array },
    size: number,
    numbers: Int32Array,
  ): void {
    const slots = this.#slots;
    // A large table is outside the caches of a processor: looked up ahead, its places need not wait for one another.
    for (let i = 0; i < size; i++) numbers[i] = slots[this.#placeOf(hashes[i] ?? 0)] ?? 0;
    for (let i = 0; i < size; i++) numbers[i] = this.numberOf(units, starts[i] ?? 0, ends[i] ?? 0, hashes[i] ?? 0);
  }

  /** The number of the units of `text[start, end)`. */
  numberOfText(text: string, start = 0, end = text.length): number {
    const length = end - start;
    if (length > this.#asked.length) this.#asked = new Uint16Array(length * 2);
    const units = this.#asked;
    let hash = HASH_OF_NONE;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(start + i);
      units[i] = unit;
      hash = hashOn(hash, unit);
    }
    return this.numberOf(units, 0, length, hash);
  }

  #placeOf(hash: number): number {
    return ((hash ^ (hash >>> 15)) << SLOT_BITS) & (this.#slots.length - SLOT);
  }

  #next(slot: number): number {
    return (slot + SLOT) & (this.#slots.length - 1);
  }

  #isRun(slot: number, units: Uint16Array, start: number, end: number): boolean {
    const from = this.#slots[slot + 2] ?? 0;
    if ((this.#slots[slot + 3] ?? 0) - from !== end - start) return false;
    for (let i = start; i < end; i++) if (this.#units[from + i - start] !== units[i]) return false;
    return true;
  }

  #keep(units: Uint16Array, start: number, end: number): void {
    const to = this.#end + end - start;
    if (to > this.#units.length) {
      const longer = new Uint16Array(Math.max(to, this.#units.length * 2));
      longer.set(this.#units);
      this.#units = longer;
    }
    for (let i = start; i < end; i++) this.#units[this.#end++] = units[i] ?? 0;
  }

  /** Doubles the places. */
  #spread(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    for (let i = 0; i < before.length; i += SLOT) {
      if (before[i + 1] === 0) continue;
      let slot = this.#placeOf(before[i] ?? 0);
      while (this.#slots[slot + 1] !== 0) slot = this.#next(slot);
      for (let part = 0; part < SLOT; part++) this.#slots[slot + part] = before[i + part] ?? 0;
    }
  }
}
