/** One page to read. */
export interface PageFile {
  kind: 'file' | 'stdin';
  /** Absolute path of the file; `-` for standard input. */
  file: string;
  /** Path as records name it: relative to the folder given, parted by `/`, its characters as the file system has them. */
  path: string;
  /** Name of the folder given, which is the default `source` of its records. */
  root: string;
  /** What the ids of its articles begin with; its path when absent. */
  stem?: string;
}

/** A page and the folder it was found in, as given on the command line. */
export interface FoundPage extends PageFile {
  folder: string;
}

/** How much of a folder goes before the paths of its pages. */
const BARE = 0;
const AS_GIVEN = 1;
const ABSOLUTE = 2;

/**
 * Gives every page a path of its own.
 *
 * As long as pages share a path, those of the folders they came from get more of the folder in front: first as given,
 * less `.` and `..`, then the absolute one, less its leading `/`. What it does depends only on the pages.
 */
export function tellApart(found: readonly FoundPage[]): PageFile[] {
  const levels = new Map<string, number>();
  for (;;) {
    const pages = found.map(({ folder, ...page }) => ({
      ...page,
      path: pathAt(levels.get(folder) ?? BARE, page, folder),
    }));
    const folders = clashing(pages.map((page, i) => ({ path: page.path, folder: found[i]?.folder ?? '' })));
    const raised = [...folders].filter((folder) => (levels.get(folder) ?? BARE) < ABSOLUTE);
    if (raised.length === 0) return pages;
    for (const folder of raised) levels.set(folder, (levels.get(folder) ?? BARE) + 1);
  }
}

/** Folders of the pages whose path another page has as well. */
function clashing(pages: readonly { path: string; folder: string }[]): Set<string> {
  const first = new Map<string, string>();
  const folders = new Set<string>();
  for (const { path, folder } of pages) {
    const other = first.get(path);
    if (other === undefined) first.set(path, folder);
    else folders.add(other).add(folder);
  }
  return folders;
}

function pathAt(level: number, page: PageFile, folder: string): string {
  if (level === BARE || page.kind === 'stdin') return page.path;
  const prefix = level === AS_GIVEN ? `${folder}/${page.path}` : page.file;
  return prefix
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
}
