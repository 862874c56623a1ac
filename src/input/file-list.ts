import { markedEncoding } from './decode.js';
import { splitBytes } from './split.js';

/** Bytes of the longest name: 16 times what systems allow, so that what is longer is clearly no list. */
const LONGEST = 1 << 16;

/** Bytes of the byte order mark of UTF-8, which tools on Windows begin a list with. */
const MARK = 3;

/**
 * The names of a list, one a line or (with `nul`) one before each NUL, as `find -print0` writes them. They are byte strings
 * and may hold anything but what parts them; empty ones are left out, and so is a carriage return at the end of a line.
 *
 * @param tooLong is called instead of giving a name that can be none
 */
export async function* listedNames(
  chunks: AsyncIterable<Uint8Array>,
  nul: boolean,
  tooLong: (number: number) => void,
): AsyncGenerator<string> {
  const separator = Uint8Array.of(nul ? 0 : 0x0a);
  for await (const { number, bytes } of splitBytes(chunks, separator, {
    most: LONGEST,
    skip: Number.MAX_SAFE_INTEGER,
  })) {
    if (bytes === undefined) {
      tooLong(number);
      continue;
    }
    const name = Buffer.from(bytes.subarray(number === 1 && markedEncoding(bytes) === 'utf-8' ? MARK : 0)).toString(
      'latin1',
    );
    const plain = nul ? name : name.replace(/\r$/, '');
    if (plain !== '') yield plain;
  }
}
