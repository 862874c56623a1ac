/** Finisher of MurmurHash3 (A. Appleby): every bit of the seed tells on every bit of the hash, 32 bits. */
export function finish(seed: number): number {
  let hash = seed;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
