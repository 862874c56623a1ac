/** What a file of words begins with. */
export interface Kind {
  /** As messages call it, after `a`. */
  name: string;
  /** The first four bytes, as a little-endian uint32; the version follows. */
  magic: number;
  version: number;
  /** Bytes before the first table. */
  header: number;
}

/** A file of words whose beginning is as it should be. */
export interface DataFile {
  buffer: ArrayBufferLike;
  /** Where it begins in the buffer, at a multiple of 4. */
  byteOffset: number;
  byteLength: number;
  /** The sizes of its tables, behind magic and version. */
  sizes: Uint32Array;
}

/** @throws RangeError when the bytes are no file of this kind and version */
export function openDataFile(bytes: Uint8Array, { name, magic, version, header }: Kind): DataFile {
  // Typed arrays need an aligned start; a buffer from a pool may not have one, and its `slice` is no copy.
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  if (byteLength < header) throw new RangeError(`not a ${name}: too short`);
  const [its, of, ...sizes] = new Uint32Array(buffer, byteOffset, header / 4);
  if (its !== magic) throw new RangeError(`not a ${name}: bad signature`);
  if (of !== version) throw new RangeError(`${name} of version ${of}, not ${version}`);
  return { buffer, byteOffset, byteLength, sizes: Uint32Array.from(sizes) };
}
