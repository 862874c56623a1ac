import type { PageFile } from './page-file.js';
import { repeated } from './repeated.js';

/** How much of a folder goes before the paths of its pages. */
const BARE = 0;
const AS_GIVEN = 1;
const ABSOLUTE = 2;

/**
 * Gives every page a path of its own.
 *
 * As long as pages share a path, those of the folders they came from get more of the folder in front: first as given,
 * less `.` and `..`, then the absolute one, less its leading `/`. What it does depends only on the pages.
 *
 * @param folders of each page, as given
 */
export function tellApart(pages: readonly PageFile[], folders: readonly string[]): void {
  const levels = new Map<string, number>();
  for (;;) {
    const shared = repeated(function* () {
      for (const { path } of pages) yield path;
    });
    if (shared.size === 0) return;
    const raised = new Set<string>();
    for (const [i, { path }] of pages.entries()) {
      const folder = folders[i] ?? '';
      if (shared.has(path) && (levels.get(folder) ?? BARE) < ABSOLUTE) raised.add(folder);
    }
    if (raised.size === 0) return;
    for (const folder of raised) levels.set(folder, (levels.get(folder) ?? BARE) + 1);
    for (const [i, page] of pages.entries()) {
      const folder = folders[i] ?? '';
      if (page.kind !== 'stdin' && raised.has(folder))
        page.path = plainPath(levels.get(folder) === AS_GIVEN ? `${folder}/${page.path}` : page.file);
    }
  }
}

/** A path less what is no name of a folder or file: `/`, `.` and `..`. */
export function plainPath(path: string): string {
  return path
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
}
