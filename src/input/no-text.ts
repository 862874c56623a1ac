import { type Compression, sniffCompression } from './compression.js';
import { NAME_IT } from './decode.js';

/** What a file is that is no text, and what to do with it. */
export interface NoText {
  reason: string;
  advice: string;
}

const UNPACK = 'unpack it first';
const READ_IT = 'have it read by an OCR engine first';

/** First bytes of files that people have beside their pages, or in place of them. Sources: file(1), and the formats' own descriptions. */
const SIGNATURES: readonly (readonly [string, NoText])[] = [
  ['%PDF-', { reason: 'a PDF', advice: 'write its text first, with pdftotext -bbox-layout' }],
  ['AT&TFORM', { reason: 'a DjVu file', advice: 'write its text first, with djvutoxml' }],
  ['PK\u0003\u0004', { reason: 'a zip archive', advice: UNPACK }],
  ['7z\u00bc\u00af', { reason: 'a 7z archive', advice: UNPACK }],
  ['Rar!', { reason: 'a rar archive', advice: UNPACK }],
  ['BZh', { reason: 'bzip2 data', advice: UNPACK }],
  ['\u00fd7zXZ', { reason: 'xz data', advice: UNPACK }],
  ['\u0089PNG', { reason: 'a picture', advice: READ_IT }],
  ['\u00ff\u00d8\u00ff', { reason: 'a picture', advice: READ_IT }],
  ['II*\u0000', { reason: 'a picture', advice: READ_IT }],
  ['MM\u0000*', { reason: 'a picture', advice: READ_IT }],
];

/** Compressed data that its file's name does not tell of. */
const COMPRESSED: Readonly<Record<Compression, NoText>> = {
  gz: { reason: 'gzip data', advice: 'give it a name that ends in .gz' },
  zst: { reason: 'Zstandard data', advice: 'give it a name that ends in .zst' },
};

/** Bytes that stand in no text: controls but for those of white space, page breaks, backspace and escape. */
const isForeign = (byte: number): boolean =>
  byte < 0x08 || (byte > 0x0d && byte < 0x1b) || (byte > 0x1b && byte < 0x20);

/** One byte in so many that is foreign is damage; more make a file that is none of text. */
const DAMAGE = 50;

/**
 * Tells files that are no text, by their first bytes, so that one is told once and not page by page.
 *
 * @param start the beginning of a file that is not in UTF-16
 */
export function noText(start: Uint8Array): NoText | undefined {
  const compression = sniffCompression(start);
  if (compression) return COMPRESSED[compression];
  const known = SIGNATURES.find(([signature]) => [...signature].every((char, i) => start[i] === char.charCodeAt(0)));
  if (known) return known[1];
  let foreign = 0;
  for (const byte of start) if (isForeign(byte)) foreign++;
  return foreign * DAMAGE > start.length
    ? { reason: 'a binary file', advice: `leave it out, or if it is text ${NAME_IT}` }
    : undefined;
}
