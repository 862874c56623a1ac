import { byteOrder } from '../../input/byte-names.js';
import { splitPart } from '../../input/page-file.js';

/** The order of the pages of a corpus: negative when the first is before the second. */
export type PageOrder = (path: string, other: string) => number;

/** Pages of text: files by the bytes of their paths, the pages of a file by their numbers. */
export function orderOfText(path: string, other: string): number {
  if (path === other) return 0;
  const [a, b] = [splitPart(path), splitPart(other)];
  return byteOrder(a.file, b.file) || a.part.length - b.part.length || byteOrder(a.part, b.part);
}

/** Records of JSON lines have paths of their own: they come as the manifest lists them, what it does not list before all. */
export function orderOfList(inputs: readonly { path: string }[]): PageOrder {
  const ranks = new Map<string, number>();
  for (const [i, { path }] of inputs.entries()) ranks.set(path, i);
  return (path, other) => (ranks.get(path) ?? -1) - (ranks.get(other) ?? -1);
}
