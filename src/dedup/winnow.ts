import { basePower, kgramSum, roll, spread } from './rolling-hash.js';

/** How seeds are sampled. */
export interface Sampling {
  /** Key units in a seed. */
  k: number;
  /** Neighbouring k-grams of which at least one becomes a seed. */
  w: number;
}

/** Sampled k-grams of a key: where each begins and its hash (32 bits, unsigned); the first `length` entries count. */
export class Seeds {
  positions = new Int32Array(1 << 10);
  hashes = new Uint32Array(1 << 10);
  length = 0;

  push(position: number, hash: number): void {
    if (this.length === this.positions.length) {
      const positions = new Int32Array(this.length * 2);
      positions.set(this.positions);
      this.positions = positions;
      const hashes = new Uint32Array(this.length * 2);
      hashes.set(this.hashes);
      this.hashes = hashes;
    }
    this.positions[this.length] = position;
    this.hashes[this.length++] = hash;
  }
}

/**
 * Robust winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003): of every `w` neighbouring k-grams the one with the smallest hash.
 *
 * Guarantee: two keys that share a run of at least `w + k - 1` units share a seed inside that run. A key with fewer than `w`
 * k-grams gives its smallest one. About `2 / (w + 1)` of the k-grams are taken.
 *
 * @param seeds is emptied and filled, positions counted in `units`
 */
export function winnow(units: Uint8Array, start: number, end: number, { k, w }: Sampling, seeds = new Seeds()): Seeds {
  seeds.length = 0;
  const count = end - start - k + 1;
  if (count <= 0) return seeds;
  const power = basePower(k);
  const ring = new Uint32Array(w);
  let sum = kgramSum(units, start, k);
  let least = -1;
  let leastHash = 0xffffffff;
  let slot = 0;
  for (let i = 0; i < count; i++) {
    const hash = spread(sum);
    sum = roll(sum, units[start + i + k] ?? 0, units[start + i] ?? 0, power);
    ring[slot] = hash;
    slot = slot + 1 === w ? 0 : slot + 1;
    const before = least;
    if (hash < leastHash || least < 0) {
      least = i;
      leastHash = hash;
    } else if (least <= i - w) {
      // The smallest one has left the window: take the rightmost smallest of what is in it.
      leastHash = hash;
      least = i;
      for (let back = 1, from = slot === 0 ? w - 1 : slot - 1; back < w; back++) {
        from = from === 0 ? w - 1 : from - 1;
        const other = ring[from] ?? 0;
        if (other < leastHash) {
          leastHash = other;
          least = i - back;
        }
      }
    }
    if (least !== before ? i >= w - 1 : i === w - 1) seeds.push(start + least, leastHash);
  }
  if (count < w) seeds.push(start + least, leastHash);
  return seeds;
}
