/** A single-byte encoding: what each byte stands for, and which byte a character is. */
export interface CodePage {
  name: string;
  /** The 256 characters, all of one UTF-16 unit; U+FFFD where a byte means nothing. */
  chars: string;
  /** Byte of a UTF-16 unit; -1 when the page lacks it. */
  byteOf(unit: number): number;
}

/**
 * Windows-1252 at 0x80 to 0x9F. Source: index-windows-1252 of the WHATWG Encoding Standard; its five bytes without a
 * meaning are controls. Not asked of TextDecoder, as Node.js before version 23 reads these bytes as ISO-8859-1.
 */
const WINDOWS_1252_UPPER: readonly number[] = [
  ...[0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021],
  ...[0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f],
  ...[0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014],
  ...[0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178],
];

const BYTES: readonly number[] = Array.from({ length: 256 }, (_, byte) => byte);

function codePage(name: string, chars: string): CodePage {
  const bytes = new Map(BYTES.map((byte) => [chars.charCodeAt(byte), byte]));
  bytes.delete(0xfffd);
  return { name, chars, byteOf: (unit) => (unit < 0x80 ? unit : (bytes.get(unit) ?? -1)) };
}

const decoded = (name: string): CodePage => codePage(name, new TextDecoder(name).decode(Uint8Array.from(BYTES)));

/** The code pages of Arabic text, and those it is wrongly read in. */
export interface CodePages {
  latin1: CodePage;
  windows1252: CodePage;
  windows1256: CodePage;
  iso88596: CodePage;
}

let pages: CodePages | undefined;

/** All code pages, made when first asked for. */
export function codePages(): CodePages {
  pages ??= {
    latin1: codePage('iso-8859-1', String.fromCharCode(...BYTES)),
    windows1252: codePage(
      'windows-1252',
      String.fromCharCode(...BYTES.map((byte) => WINDOWS_1252_UPPER[byte - 0x80] ?? byte)),
    ),
    windows1256: decoded('windows-1256'),
    iso88596: decoded('iso-8859-6'),
  };
  return pages;
}
