export type Utf16Name = 'utf-16le' | 'utf-16be';

/** Bytes looked at to recognise UTF-16 that has no byte order mark. */
const SAMPLE = 1 << 16;

/** High bytes of the Arabic blocks and their presentation forms. */
const ARABIC_HIGH = new Set([0x06, 0x07, 0x08, 0xfb, 0xfc, 0xfd, 0xfe]);
/** High bytes of Latin letters, digits, spaces and line breaks, and of general punctuation. */
const OTHER_HIGH = new Set([0x00, 0x20]);

/** Share of likely high bytes that a page in UTF-16 has at least, and of those same bytes that its low bytes have at most. */
const LIKELY = 0.9;
const UNLIKELY = 0.1;

/**
 * Recognises Arabic in UTF-16 without a byte order mark by where its high bytes stand.
 *
 * Every second byte of such a page is 0x06 (Arabic), 0x00 (spaces, digits) or 0x20 (punctuation). In UTF-8 and the
 * single-byte encodings 0x06 is a control character that no page has.
 *
 * @returns the byte order and the share of high bytes that fit, or undefined
 */
export function guessUtf16(bytes: Uint8Array): { encoding: Utf16Name; confidence: number } | undefined {
  const units = Math.min(bytes.length, SAMPLE) >> 1;
  if (units < 2) return undefined;
  const sample = bytes.subarray(0, units * 2);
  // What the last condition below asks for; nearly every page is told by it, and at once.
  if (!sample.includes(0x06) && !sample.includes(0x00)) return undefined;
  const arabic = [0, 0];
  const zeroOrSix = [0, 0];
  const fitting = [0, 0];
  for (const [i, byte] of sample.entries()) {
    const side = i & 1;
    if (ARABIC_HIGH.has(byte)) arabic[side] = (arabic[side] ?? 0) + 1;
    if (ARABIC_HIGH.has(byte) || OTHER_HIGH.has(byte)) fitting[side] = (fitting[side] ?? 0) + 1;
    if (byte === 0x06 || byte === 0x00) zeroOrSix[side] = (zeroOrSix[side] ?? 0) + 1;
  }
  for (const [high, encoding] of [[1, 'utf-16le'] as const, [0, 'utf-16be'] as const]) {
    const confidence = (fitting[high] ?? 0) / units;
    const lowSide = (zeroOrSix[1 - high] ?? 0) / units;
    if ((arabic[high] ?? 0) > 0 && confidence >= LIKELY && lowSide <= UNLIKELY && (zeroOrSix[high] ?? 0) > 0) {
      return { encoding, confidence };
    }
  }
  return undefined;
}

/** Byte offset of the first unpaired surrogate or of a lone last byte; -1 when there is none. */
export function firstBrokenUnit(bytes: Uint8Array, encoding: Utf16Name): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = encoding === 'utf-16le';
  const end = bytes.length & ~1;
  for (let i = 0; i < end; i += 2) {
    const unit = view.getUint16(i, little);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = i + 2 < end ? view.getUint16(i + 2, little) : 0;
    if (unit > 0xdbff || next < 0xdc00 || next > 0xdfff) return i;
    i += 2;
  }
  return end < bytes.length ? end : -1;
}
