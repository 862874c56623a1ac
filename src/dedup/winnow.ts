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
  const hashes = hashesOf(units, start, count, k);
  let next = Math.min(w, count);
  let least = 0;
  for (let i = 1; i < next; i++) if ((hashes[i] ?? 0) < (hashes[least] ?? 0)) least = i;
  let hash = hashes[least] ?? 0;
  seeds.push(start + least, hash);
  for (; next < count; next++) {
    const leaves = least + w;
    const last = Math.min(leaves, count);
    while (next < last && (hashes[next] ?? 0) >= hash) next++;
    if (next === count) break;
    if (next === leaves) {
      // The smallest one has left the window: take the rightmost smallest of what is in it.
      const left = least;
      least = next;
      hash = hashes[next] ?? 0;
      for (let i = next - 1; i > left; i--) {
        if ((hashes[i] ?? 0) >= hash) continue;
        least = i;
        hash = hashes[i] ?? 0;
      }
    } else {
      least = next;
      hash = hashes[next] ?? 0;
    }
    seeds.push(start + least, hash);
  }
  return seeds;
}

let scratch = new Uint32Array(1 << 12);

/** Hashes of all k-grams from `start` on; they stand until the next call. */
function hashesOf(units: Uint8Array, start: number, count: number, k: number): Uint32Array {
  if (count > scratch.length) scratch = new Uint32Array(2 * count);
  const hashes = scratch;
  const power = basePower(k);
  let sum = kgramSum(units, start, k);
  hashes[0] = spread(sum);
  for (let i = 1, leaving = start, entering = start + k; i < count; i++) {
    sum = roll(sum, units[entering++] ?? 0, units[leaving++] ?? 0, power);
    hashes[i] = spread(sum);
  }
  return hashes;
}
