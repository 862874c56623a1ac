/** Where the text at hand has each stem, or each vector, by its number: from 1 on, 0 where it lacks it. */
export class StemPlaces {
  /** Longer than any number set; all 0 between texts. */
  #places = new Int32Array(1 << 16);

  of(stem: number): number {
    return this.#places[stem] ?? 0;
  }

  set(stem: number, place: number): void {
    if (stem >= this.#places.length) {
      const larger = new Int32Array(2 * stem);
      larger.set(this.#places);
      this.#places = larger;
    }
    this.#places[stem] = place;
  }

  /** To be called after a text with all stems that it set. */
  clear(stems: readonly number[]): void {
    for (const stem of stems) this.#places[stem] = 0;
  }
}
