import { hashWord } from '../lexicon/bigrams.js';

/** Path of a page without its extension: what the ids of its articles begin with. */
function stemOf(path: string): string {
  const name = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  return dot > name ? path.slice(0, dot) : path;
}

/**
 * What the ids of each page's articles begin with: its path without extension, or with it where that would not be its own
 * (`p.txt` beside `p.ocr`). Paths must be unique. Only those that keep it are remembered.
 */
export function pageStems(paths: readonly string[]): (path: string) => string {
  const suspects = sharedHashes(paths);
  if (suspects.size === 0) return stemOf;
  const pages = new Map<string, number>();
  const taken = new Set<string>();
  for (const path of paths) {
    const stem = stemOf(path);
    if (suspects.has(hashWord(stem))) pages.set(stem, (pages.get(stem) ?? 0) + 1);
    if (suspects.has(hashWord(path))) taken.add(path);
  }
  const whole = new Set<string>();
  for (const path of paths) {
    const stem = stemOf(path);
    if (stem !== path && ((pages.get(stem) ?? 0) > 1 || taken.has(stem))) whole.add(path);
  }
  return (path) => (whole.has(path) ? path : stemOf(path));
}

/** Hashes that two of the stems, or a stem and another path, have in common. */
function sharedHashes(paths: readonly string[]): Set<number> {
  const hashes = new Uint32Array(paths.length * 2);
  let count = 0;
  for (const path of paths) {
    const stem = stemOf(path);
    hashes[count++] = hashWord(stem);
    if (stem !== path) hashes[count++] = hashWord(path);
  }
  const sorted = hashes.subarray(0, count).sort();
  const shared = new Set<number>();
  for (let i = 1; i < count; i++) {
    const hash = sorted[i] ?? 0;
    if (hash === sorted[i - 1]) shared.add(hash);
  }
  return shared;
}
