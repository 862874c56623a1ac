import fs, { type Dirent } from 'node:fs';
import { resolve } from 'node:path';
import glob from 'fast-glob';
import { type InputProblem, LOST_NAME, whyUnreadable } from './input-problem.js';

const REPLACEMENT = '\ufffd';

/** What a pattern matches, absolute, and the deepest folder all of it lies in, as given. */
export interface Matched {
  base: string;
  files: string[];
  problems: InputProblem[];
}

/** Finds the files that a pattern matches; undefined when it is none. A folder that cannot be read is noted and the rest goes on. */
export async function findByGlob(pattern: string, cwd: string): Promise<Matched | undefined> {
  if (!glob.isDynamicPattern(pattern)) return undefined;
  const base = commonFolder(glob.generateTasks(pattern).map((task) => task.base));
  const problems: InputProblem[] = [];
  const readdir = (
    folder: string,
    options: { withFileTypes: true },
    done: (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void,
  ): void => {
    fs.readdir(folder, options, (error, entries) => {
      // A pattern may name a file where this looks for a folder; fast-glob passes over these two itself.
      if (error?.code === 'ENOENT' && folder.includes(REPLACEMENT)) problems.push({ path: folder, ...LOST_NAME });
      else if (error && error.code !== 'ENOENT' && error.code !== 'ENOTDIR')
        problems.push({ path: folder, ...whyUnreadable(error) });
      done(error, entries);
    });
  };
  const entries = await glob(pattern, {
    cwd,
    fs: { readdir: readdir as typeof fs.readdir },
    suppressErrors: true,
    followSymbolicLinks: false,
    onlyFiles: false,
    objectMode: true,
  });
  const files: string[] = [];
  for (const { path, dirent } of entries) {
    const file = resolve(cwd, path);
    if (!dirent.isFile() && !dirent.isSymbolicLink()) continue;
    try {
      const lost = path.includes(REPLACEMENT) && !fs.existsSync(file);
      if (lost) problems.push({ path, ...LOST_NAME });
      else if (dirent.isFile() || fs.statSync(file).isFile()) files.push(file);
    } catch (error) {
      problems.push({ path: file, ...whyUnreadable(error) });
    }
  }
  problems.sort((a, b) => (a.path < b.path ? -1 : 1));
  if (files.length === 0 && problems.length === 0) {
    const advice = 'check the pattern; quoted, ** reaches every folder below';
    problems.push({ path: pattern, reason: 'no file matches', advice });
  }
  return { base, files, problems };
}

/** The deepest folder that all folders lie in; parts are compared whole. */
function commonFolder(folders: readonly string[]): string {
  const [first = '.', ...others] = folders;
  let parts = first.split('/');
  for (const other of others) {
    const its = other.split('/');
    const end = parts.findIndex((part, i) => part !== its[i]);
    if (end >= 0) parts = parts.slice(0, end);
  }
  return parts.join('/') || (first.startsWith('/') ? '/' : '.');
}
