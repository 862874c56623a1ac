/** The single-byte encodings of Arabic that are told apart by their letters. */
export const LEGACY = ['windows-1256', 'iso-8859-6'] as const;
export type LegacyName = (typeof LEGACY)[number];

/**
 * How often each character stands among a thousand that are not ASCII in Modern Standard Arabic.
 *
 * Rounded from general knowledge of Arabic letter counts (alef and lam lead, each above a tenth). Only the proportions
 * matter here: the two encodings put the letters from feh on at different bytes, and a few words tell them apart.
 */
const FREQUENCY: ReadonlyMap<string, number> = new Map([
  ['\u0627', 130], // alef
  ['\u0644', 115], // lam
  ['\u064a', 68], // yeh
  ['\u0645', 62], // meem
  ['\u0648', 58], // waw
  ['\u0646', 55], // noon
  ['\u0631', 48], // reh
  ['\u062a', 45], // teh
  ['\u0628', 37], // beh
  ['\u0629', 34], // teh marbuta
  ['\u0639', 34], // ain
  ['\u062f', 31], // dal
  ['\u0633', 28], // seen
  ['\u0641', 28], // feh
  ['\u0647', 27], // heh
  ['\u0623', 24], // alef with hamza above
  ['\u0642', 23], // qaf
  ['\u0643', 22], // kaf
  ['\u062d', 20], // hah
  ['\u062c', 14], // jeem
  ['\u0634', 12], // sheen
  ['\u0635', 11], // sad
  ['\u0637', 11], // tah
  ['\u062e', 10], // khah
  ['\u0649', 10], // alef maksura
  ['\u0625', 9], // alef with hamza below
  ['\u0630', 7], // thal
  ['\u0636', 7], // dad
  ['\u0632', 7], // zain
  ['\u062b', 6], // theh
  ['\u0626', 5], // yeh with hamza
  ['\u063a', 5], // ghain
  ['\u0621', 4], // hamza
  ['\u0638', 3], // zah
  ['\u0622', 2], // alef with madda
  ['\u0624', 2], // waw with hamza
  ['\u060c', 10], // Arabic comma
  ['\u061f', 1], // Arabic question mark
  ['\u061b', 1], // Arabic semicolon
  ['\u0640', 2], // tatweel
  ['\u064b', 2], // fathatan
  ['\u064e', 1], // fatha
  ['\u064f', 1], // damma
  ['\u0650', 1], // kasra
  ['\u0651', 1], // shadda
  ['\u0652', 1], // sukun
  ['\u00ab', 3], // quotation marks
  ['\u00bb', 3],
  ['\u201c', 2],
  ['\u201d', 2],
  ['\u2013', 1], // en dash
  ['\u2026', 1], // ellipsis
  ['\u00a0', 1], // no-break space
]);

/** Weight of a character that the table does not name: a Latin letter with an accent, a Persian letter, a sign. */
const RARE = 0.1;
const BYTES = 128;

/** The characters of the upper half of an encoding; U+FFFD stands for a byte with no meaning. */
function upperHalf(encoding: LegacyName): string[] {
  const decoder = new TextDecoder(encoding);
  return Array.from({ length: BYTES }, (_, i) => decoder.decode(Uint8Array.of(BYTES + i)));
}

/** Natural log of the chance of each byte from 0x80 on, for Arabic text in this encoding. */
function logChances(encoding: LegacyName): number[] {
  const weights = upperHalf(encoding).map((char) => (char === '\ufffd' ? 0 : (FREQUENCY.get(char) ?? RARE)));
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
