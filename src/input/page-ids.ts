import { withoutCompression } from './compression.js';
import { splitPart } from './page-file.js';
import { repeated } from './repeated.js';

/** Path of a page without the extension of its file (`.txt`, `.txt.gz`): what the ids of its articles mostly begin with. */
export function stemOf(path: string): string {
  const { file, part } = splitPart(path);
  return stemOfFile(file) + part;
}

function stemOfFile(path: string): string {
  const plain = withoutCompression(path);
  const name = plain.lastIndexOf('/') + 1;
  const dot = plain.lastIndexOf('.');
  return dot > name ? plain.slice(0, dot) : plain;
}

/**
 * Tells what the ids of a page's articles begin with: its path without extension, or with it where that would not be its
 * own (`p.txt` beside `p.ocr`). Paths must be unique.
 */
export function pageStems(paths: () => Iterable<string>): (path: string) => string {
  const taken = repeated(function* () {
    for (const path of paths()) {
      const stem = stemOf(path);
      yield stem;
      if (stem !== path) yield path;
    }
  });
  return (path) => {
    const stem = stemOf(path);
    return taken.has(stem) ? path : stem;
  };
}
