/** Forms of compression that are read. */
export type Compression = 'gz' | 'zst';

/** Ends of file names, in any case. */
const NAMED = /\.(gz|zst)$/i;

/** First bytes: RFC 1952 (gzip, deflate), RFC 8878 (Zstandard). */
const MAGIC: readonly (readonly [Compression, readonly number[]])[] = [
  ['gz', [0x1f, 0x8b, 0x08]],
  ['zst', [0x28, 0xb5, 0x2f, 0xfd]],
];

/** Bytes that {@link sniffCompression} needs. */
export const MAGIC_BYTES = 4;

/** How a file of this name is compressed; undefined when it is not. */
export function compressionOf(name: string): Compression | undefined {
  const end = NAMED.exec(name)?.[1]?.toLowerCase();
  return end === 'gz' || end === 'zst' ? end : undefined;
}

/** A name less `.gz` or `.zst`. */
export function withoutCompression(name: string): string {
  return name.replace(NAMED, '');
}

/** How data that begins with these bytes is compressed. */
export function sniffCompression(bytes: Uint8Array): Compression | undefined {
  return MAGIC.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte))?.[0];
}
