/** A list of names as files of weights hold it. */
function linesOf(names: readonly string[]): Uint8Array {
  const text = new TextEncoder().encode(names.join('\n'));
  const padded = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(0x20);
  padded.set(text);
  return padded;
}

/**
 * A file of weights, all in steps of 1.
 *
 * @param headerOf numbers of the header, by the bytes of the lists of names
 * @param sizes weights of each part, in the order of the file
 * @param parts those that are not 0
 */
export function weightFileOf(
  headerOf: (bytes: readonly number[]) => readonly number[],
  lists: readonly (readonly string[])[],
  sizes: Readonly<Record<string, number>>,
  parts: Readonly<Record<string, readonly number[]>>,
): Uint8Array {
  const texts = lists.map(linesOf);
  const values = Object.entries(sizes).flatMap(([part, size]) =>
    Array.from({ length: size }, (_, k) => parts[part]?.[k] ?? 0),
  );
  const header = Uint32Array.from(headerOf(texts.map(({ length }) => length)));
  const steps = new Float32Array(Object.keys(sizes).length).fill(1);
  const pieces = [header, steps, ...texts, Int16Array.from(values)];
  return new Uint8Array(
    Buffer.concat(pieces.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))),
  );
}
