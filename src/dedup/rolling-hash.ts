import { LETTER_OF_UNIT } from '../text/keys.js';
import { finish } from '../text/murmur.js';

/** Odd, with well-spread bits (Knuth, TAOCP 3, 6.4: the golden ratio of 32 bits). */
const BASE = 0x9e3779b1;

/** `BASE` to the power `k`, modulo 2^32. */
export function basePower(k: number): number {
  let power = 1;
  for (let i = 0; i < k; i++) power = Math.imul(power, BASE);
  return power;
}

/** Spreads a Karp–Rabin sum over all 32 bits: neighbours in the key become strangers. */
export const spread = finish;

/** Karp–Rabin sum of `units[at, at + k)` modulo 2^32; word bits do not count. */
export function kgramSum(units: Uint8Array, at: number, k: number): number {
  let sum = 0;
  for (let i = at; i < at + k; i++) sum = (Math.imul(sum, BASE) + ((units[i] ?? 0) & LETTER_OF_UNIT)) | 0;
  return sum;
}

/** The sum one unit further on: `entering` comes in at the right, `leaving` goes out at the left. */
export function roll(sum: number, entering: number, leaving: number, power: number): number {
  return (Math.imul(sum, BASE) + (entering & LETTER_OF_UNIT) - Math.imul(leaving & LETTER_OF_UNIT, power)) | 0;
}
