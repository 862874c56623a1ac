/** What a file is made of when it is read as UTF-8. */
export interface Utf8Survey {
  /** Sequences of two bytes or more that are well formed. */
  multibyte: number;
  /** Ill-formed sequences, each the longest that a decoder would replace by one U+FFFD. */
  broken: number;
  /** Offset of the first broken byte; -1 when the file is valid. */
  firstBroken: number;
}

/**
 * Reads bytes as UTF-8 without decoding them, in one pass.
 *
 * Well-formed sequences are those of table 3-7 of the Unicode Standard: no overlong forms, no surrogates, at most U+10FFFF.
 */
export function surveyUtf8(bytes: Uint8Array): Utf8Survey {
  let multibyte = 0;
  let broken = 0;
  let firstBroken = -1;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const following = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    // The second byte is held tighter after these leads: overlong forms, surrogates and what lies past U+10FFFF.
    let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    let end = i + 1;
    for (; end <= i + following && end < bytes.length; end++) {
      const byte = bytes[end] ?? 0;
      if (byte < low || byte > high) break;
      low = 0x80;
      high = 0xbf;
    }
    if (following > 0 && end === i + following + 1) multibyte++;
    else {
      broken++;
      if (firstBroken < 0) firstBroken = i;
    }
    i = end;
  }
  return { multibyte, broken, firstBroken };
}
