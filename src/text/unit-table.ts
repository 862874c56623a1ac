import { HASH_OF_NONE, hashOn } from './fnv.js';

/** Runs of UTF-16 units numbered from 0 in the order they are first met: a map from texts that need not be cut out first. */
export class UnitTable {
  /** Pairs of hash and number plus 1, at the place that the hash names or the next free one; a power of two of pairs. */
  #slots = new Int32Array(1 << 10);
  /** Where the units of each run end in {@link #units}, and those of the next begin. */
  #ends = new Int32Array(1 << 8);
  #units = new Uint16Array(1 << 11);
  #size = 0;
  /** Units of the text asked for. */
  #asked = new Uint16Array(1 << 6);

  get size(): number {
    return this.#size;
  }

  /** Forgets all. */
  clear(): void {
    this.#slots.fill(0);
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
    for (; slots[slot + 1] !== 0; slot = this.#next(slot)) {
      if (slots[slot] !== hash) continue;
      const number = (slots[slot + 1] ?? 0) - 1;
      if (this.#isRun(number, units, start, end)) return number;
    }
    slots[slot] = hash;
    slots[slot + 1] = this.#size + 1;
    return this.#add(units, start, end);
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
    return ((hash ^ (hash >>> 15)) << 1) & (this.#slots.length - 2);
  }

  #next(slot: number): number {
    return (slot + 2) & (this.#slots.length - 1);
  }

  #isRun(number: number, units: Uint16Array, start: number, end: number): boolean {
    const from = number > 0 ? (this.#ends[number - 1] ?? 0) : 0;
    if ((this.#ends[number] ?? 0) - from !== end - start) return false;
    for (let i = start; i < end; i++) if (this.#units[from + i - start] !== units[i]) return false;
    return true;
  }

  #add(units: Uint16Array, start: number, end: number): number {
    const number = this.#size++;
    const from = number > 0 ? (this.#ends[number - 1] ?? 0) : 0;
    const to = from + end - start;
    if (to > this.#units.length) {
      const longer = new Uint16Array(Math.max(to, this.#units.length * 2));
      longer.set(this.#units);
      this.#units = longer;
    }
    for (let i = start; i < end; i++) this.#units[from + i - start] = units[i] ?? 0;
    if (number === this.#ends.length) {
      const longer = new Int32Array(number * 2);
      longer.set(this.#ends);
      this.#ends = longer;
    }
    this.#ends[number] = to;
    if (this.#size * 4 > this.#slots.length) this.#spread();
    return number;
  }

  /** Doubles the places. */
  #spread(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    for (let i = 0; i < before.length; i += 2) {
      const number = before[i + 1] ?? 0;
      if (number === 0) continue;
      const hash = before[i] ?? 0;
      let slot = this.#placeOf(hash);
      while (this.#slots[slot + 1] !== 0) slot = this.#next(slot);
      this.#slots[slot] = hash;
      this.#slots[slot + 1] = number;
    }
  }
}
