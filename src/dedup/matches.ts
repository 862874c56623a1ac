/** Earlier places of the seeds of an article: in the order of the seeds, and for one seed in the order they came. */
export class Matches {
  /** Which seed stands also at which place; the first `length` entries count. */
  seeds: Uint32Array = new Uint32Array(1 << 8);
  places: Uint32Array = new Uint32Array(1 << 8);
  length = 0;

  push(seed: number, place: number): void {
    if (this.length === this.seeds.length) {
      this.seeds = longer(this.seeds);
      this.places = longer(this.places);
    }
    this.seeds[this.length] = seed;
    this.places[this.length++] = place;
  }

  /** Drops the matches from one on whose texts are not the same. */
  keep(from: number, same: (place: number, seed: number) => boolean): void {
    const { seeds, places } = this;
    let kept = from;
    for (let i = from; i < this.length; i++) {
      const seed = seeds[i] ?? 0;
      const place = places[i] ?? 0;
      if (!same(place, seed)) continue;
      seeds[kept] = seed;
      places[kept++] = place;
    }
    this.length = kept;
  }
}

function longer(numbers: Uint32Array): Uint32Array {
  const copy = new Uint32Array(numbers.length * 2);
  copy.set(numbers);
  return copy;
}
