import { frequencyOf } from '../text/letter-frequency.js';

/** The single-byte encodings of Arabic that are told apart by their letters. */
export const LEGACY = ['windows-1256', 'iso-8859-6'] as const;
export type LegacyName = (typeof LEGACY)[number];

const BYTES = 128;

/** The characters of the upper half of an encoding; U+FFFD stands for a byte with no meaning. */
function upperHalf(encoding: LegacyName): string[] {
  const decoder = new TextDecoder(encoding);
  return Array.from({ length: BYTES }, (_, i) => decoder.decode(Uint8Array.of(BYTES + i)));
}

/** Natural log of the chance of each byte from 0x80 on, for Arabic text in this encoding. */
function logChances(encoding: LegacyName): number[] {
  const weights = upperHalf(encoding).map((char) => (char === '\ufffd' ? 0 : frequencyOf(char)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.log(weight / total));
}

/**
 * Weighs which single-byte encoding Arabic text is in.
 *
 * Naive Bayes over single bytes with three equally likely explanations: Arabic in either encoding, or neither, where
 * every byte from 0x80 on is as likely as any other (Latin text, another alphabet, a binary file).
 *
 * @returns the better encoding and its posterior, 0 to 1
 */
export function guessLegacy(bytes: Uint8Array): { encoding: LegacyName; confidence: number } {
  const counts = new Float64Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const upper = counts.subarray(BYTES);
  const scores = LEGACY.map((encoding) => {
    const chances = logChances(encoding);
    let score = 0;
    upper.forEach((count, i) => {
      if (count > 0) score += count * (chances[i] ?? 0);
    });
    return score;
  });
  const [windows = 0, iso = 0] = scores;
  const neither = upper.reduce((sum, count) => sum + count, 0) * Math.log(1 / BYTES);
  const best = Math.max(windows, iso);
  const confidence = 1 / [windows, iso, neither].reduce((sum, score) => sum + Math.exp(score - best), 0);
  return { encoding: windows >= iso ? 'windows-1256' : 'iso-8859-6', confidence };
}

/** Offset of the first byte that means nothing in a single-byte encoding; -1 when all mean something. */
export function firstMeaningless(bytes: Uint8Array, encoding: LegacyName): number {
  const meaningless = upperHalf(encoding).map((char) => char === '\ufffd');
  if (!meaningless.includes(true)) return -1;
  return bytes.findIndex((byte) => byte >= BYTES && meaningless[byte - BYTES] === true);
}
