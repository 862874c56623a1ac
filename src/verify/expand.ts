import { stat } from 'node:fs/promises';
import { sep } from 'node:path';
import glob from 'fast-glob';

/** The paths, with the files and folders that globs stand for in their place, by code unit; what is there under its name is no glob. */
export async function expandGlobs(paths: readonly string[]): Promise<string[]> {
  const expanded: string[] = [];
  for (const path of paths) {
    const pattern = sep === '\\' ? path.replaceAll('\\', '/') : path;
    const isGlob = path !== '-' && glob.isDynamicPattern(pattern) && !(await isThere(path));
    const found = isGlob ? (await glob(pattern, { onlyFiles: false })).sort() : [];
    // A glob that matches nothing is told of as a file that is not there.
    expanded.push(...(found.length > 0 ? found : [path]));
  }
  return expanded;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
