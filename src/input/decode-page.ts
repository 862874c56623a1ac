import { type Decoded, decode } from './decode.js';
import type { EncodingName } from './encoding.js';
import { type PlainText, plainText } from './layout/layout.js';

/** The text of a page, how its bytes were read, and what its layout tells of its lines. */
export type DecodedPage = Decoded & PlainText;

/**
 * The text of a page: of bytes decoded ({@link decode}), of a layout what it holds ({@link plainText}). Text that came decoded counts as the
 * UTF-8 it would be in a file.
 *
 * @throws DecodeError when the bytes are in no encoding that is known, or not in the one given; when a layout is cut short or holds no page
 */
export function decodePage(
  page: string | Uint8Array,
  options: { encoding?: EncodingName | undefined } = {},
): DecodedPage {
  const decoded: Decoded =
    typeof page === 'string' ? { text: page, encoding: 'utf-8', confidence: 1, bom: false } : decode(page, options);
  return { ...decoded, ...plainText(decoded.text) };
}
