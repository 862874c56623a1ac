/** Path of a page without its extension: what the ids of its articles begin with. */
function stemOf(path: string): string {
  const name = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  return dot > name ? path.slice(0, dot) : path;
}

/**
 * What the ids of each page's articles begin with: its path without extension, or with it where pages differ in nothing
 * else (`p.txt`, `p.ocr`). Paths must be unique.
 */
export function pageStems(paths: readonly string[]): Map<string, string> {
  const pages = new Map<string, number>();
  for (const path of paths) {
    const stem = stemOf(path);
    pages.set(stem, (pages.get(stem) ?? 0) + 1);
  }
  // A page `p` has the stem that `p.txt` would get, so the count covers pages without extension as well.
  return new Map(paths.map((path) => [path, pages.get(stemOf(path)) === 1 ? stemOf(path) : path]));
}
