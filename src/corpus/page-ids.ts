/** Path of a page without its extension: what the ids of its articles begin with. */
function stemOf(path: string): string {
  const name = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  return dot > name ? path.slice(0, dot) : path;
}

/**
 * What the ids of each page's articles begin with: its path without extension, or with it where that would not be its own
 * (`p.txt` beside `p.ocr`). Paths must be unique.
 */
export function pageStems(paths: readonly string[]): Map<string, string> {
  const pages = new Map<string, number>();
  const taken = new Set(paths);
  for (const path of paths) {
    const stem = stemOf(path);
    pages.set(stem, (pages.get(stem) ?? 0) + 1);
  }
  return new Map(
    paths.map((path) => {
      const stem = stemOf(path);
      return [path, pages.get(stem) === 1 && !taken.has(stem) ? stem : path];
    }),
  );
}
