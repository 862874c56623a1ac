import type { DataFile, Kind } from '../lexicon/data-file.js';

/** What a file of weights holds. */
interface WeightFile<Part extends string> {
  parts: Record<Part, Float32Array>;
  names: string[][];
}

/**
 * Reads the parts of a file of weights: behind the header come the step of each part as float32, lists of names, parted by line feeds
 * and filled up to a multiple of four bytes, and the parts, whole numbers of 16 bits in these steps.
 *
 * @param nameBytes bytes of each list of names
 * @param countsOf weights of each part, by the names
 * @throws RangeError when the file has another size
 */
export function readWeights<Part extends string>(
  { buffer, byteOffset, byteLength }: DataFile,
  { name, header }: Kind,
  order: readonly Part[],
  nameBytes: readonly number[],
  countsOf: (names: readonly (readonly string[])[]) => Readonly<Record<Part, number>>,
): WeightFile<Part> {
  let at = byteOffset + header + 4 * order.length;
  const end = byteOffset + byteLength;
  const named = nameBytes.reduce((sum, bytes) => sum + bytes, 0);
  if (at + named > end) throw new RangeError(`${name} cut short`);
  const steps = new Float32Array(buffer, byteOffset + header, order.length);
  const names = nameBytes.map((bytes) => {
    const text = new TextDecoder().decode(new Uint8Array(buffer, at, bytes));
    at += bytes;
    return text.trimEnd().split('\n');
  });
  const counts = countsOf(names);
  if (at + order.reduce((sum, part) => sum + 2 * counts[part], 0) !== end) throw new RangeError(`${name} cut short`);
  const parts = order.map((part, i): [Part, Float32Array] => {
    const values = Float32Array.from(new Int16Array(buffer, at, counts[part]));
    const step = steps[i] ?? 0;
    for (let k = 0; k < values.length; k++) values[k] = (values[k] ?? 0) * step;
    at += 2 * counts[part];
    return [part, values];
  });
  return { parts: Object.fromEntries(parts) as Record<Part, Float32Array>, names };
}
