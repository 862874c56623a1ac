import fs, { type Dirent } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import glob from 'fast-glob';
import { type FoundPage, type PageFile, tellApart } from './page-file.js';

/** An argument, or a folder below one, that gave no page. */
export interface InputProblem {
  path: string;
  reason: string;
  advice: string;
}

export interface FoundPages {
  pages: PageFile[];
  problems: InputProblem[];
}

export interface FindOptions {
  /** Extensions of the pages of a folder, in any case; default `.txt`. */
  extensions?: readonly string[];
  /** Folder that relative paths start from; default the current one. */
  cwd?: string;
}

/** What one argument gives. */
interface Found {
  pages: FoundPage[];
  problems: InputProblem[];
}

/**
 * Finds the pages that arguments name: folders (read to the bottom), globs, files (of any extension) and `-`.
 *
 * Hidden files and folders are passed over. Links to files are pages; links to folders are not followed, so a loop of
 * links cannot hang. A file that two arguments name is given once, under the path of the first.
 *
 * `path` is relative to the folder given; for a file it is its name, for a glob it is relative to the deepest folder all of
 * the glob lies in. When two files would get the same path, all pages of the folders they came from are prefixed with
 * the folder as given (`2019/p.txt` and `2020/p.txt` for the folders `2019` and `2020`; `.` and `..` are left out), and with
 * the absolute folder, less its leading `/`, where that does not part them.
 *
 * @returns pages in byte-wise order of their paths (UTF-8), then of their files; problems in order of the arguments
 */
export async function findPages(paths: readonly string[], options: FindOptions = {}): Promise<FoundPages> {
  const cwd = resolve(options.cwd ?? '.');
  const extensions = options.extensions ?? ['.txt'];
  const named: FoundPage[] = [];
  const problems: InputProblem[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const found = await findArgument(path, cwd, extensions);
    problems.push(...found.problems);
    for (const page of found.pages) {
      if (seen.has(page.file)) continue;
      seen.add(page.file);
      named.push(page);
    }
  }
  return { pages: inByteOrder(tellApart(named)), problems };
}

async function findArgument(path: string, cwd: string, extensions: readonly string[]): Promise<Found> {
  if (path === '-')
    return { pages: [{ kind: 'stdin', file: '-', path: 'stdin', root: 'stdin', folder: '' }], problems: [] };
  const file = resolve(cwd, path);
  try {
    const stats = await fs.promises.stat(file);
    if (stats.isDirectory()) return await findInFolder(path, file, extensions);
    const folder = dirname(file);
    const page = { kind: 'file' as const, file, path: basename(file), root: basename(folder), folder: dirname(path) };
    return { pages: [page], problems: [] };
  } catch (error) {
    const pattern = sep === '\\' ? path.replaceAll('\\', '/') : path;
    if (isMissing(error) && glob.isDynamicPattern(pattern)) return findByGlob(pattern, cwd);
    return { pages: [], problems: [{ path, ...whyUnreadable(error) }] };
  }
}

async function findInFolder(given: string, folder: string, extensions: readonly string[]): Promise<Found> {
  const patterns = extensions.map((extension) => `**/*${glob.escapePath(extension)}`);
  const { files, problems } = await walk(patterns, folder, false);
  const pages = files.map((path) => pageIn(folder, given, path));
  const shown = problems.map(({ path, ...why }) => ({ path: join(given, relative(folder, path)), ...why }));
  if (pages.length === 0 && shown.length === 0) {
    const reason = `no ${extensions.join(' or ')} file in this folder`;
    shown.push({ path: given, reason, advice: 'name a folder of pages, or a glob such as "scans/**/*.ocr"' });
  }
  return { pages, problems: shown };
}

async function findByGlob(pattern: string, cwd: string): Promise<Found> {
  const base = commonFolder(glob.generateTasks(pattern).map((task) => task.base));
  const { files, problems } = await walk([pattern], cwd, true);
  const folder = resolve(cwd, base);
  const pages = files.map((path) => pageIn(folder, base, relative(folder, resolve(cwd, path))));
  if (pages.length === 0 && problems.length === 0) {
    const advice = 'check the pattern; quoted, ** reaches every folder below';
    problems.push({ path: pattern, reason: 'no file matches', advice });
  }
  return { pages, problems };
}

function pageIn(folder: string, given: string, path: string): FoundPage {
  const file = resolve(folder, path);
  return { kind: 'file', file, path: path.replaceAll(sep, '/'), root: basename(folder), folder: given };
}

/** Runs fast-glob; a folder that cannot be read is noted and the rest goes on. */
async function walk(
  patterns: string[],
  cwd: string,
  caseSensitiveMatch: boolean,
): Promise<{ files: string[]; problems: InputProblem[] }> {
  const problems: InputProblem[] = [];
  const readdir = (
    folder: string,
    options: { withFileTypes: true },
    done: (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void,
  ): void => {
    fs.readdir(folder, options, (error, entries) => {
      // A pattern may name a file where this looks for a folder; fast-glob passes over these two itself.
      if (error && error.code !== 'ENOENT' && error.code !== 'ENOTDIR')
        problems.push({ path: folder, ...whyUnreadable(error) });
      done(error, entries);
    });
  };
  const entries = await glob(patterns, {
    cwd,
    caseSensitiveMatch,
    fs: { readdir: readdir as typeof fs.readdir },
    suppressErrors: true,
    followSymbolicLinks: false,
    onlyFiles: false,
    objectMode: true,
  });
  const files: string[] = [];
  for (const { path, dirent } of entries) {
    if (dirent.isFile()) files.push(path);
    else if (dirent.isSymbolicLink()) {
      try {
        if ((await fs.promises.stat(resolve(cwd, path))).isFile()) files.push(path);
      } catch (error) {
        problems.push({ path: resolve(cwd, path), ...whyUnreadable(error) });
      }
    }
  }
  return { files, problems: problems.sort((a, b) => (a.path < b.path ? -1 : 1)) };
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

function inByteOrder(pages: readonly PageFile[]): PageFile[] {
  const keyed = pages.map((page) => ({ page, path: Buffer.from(page.path), file: Buffer.from(page.file) }));
  keyed.sort((a, b) => Buffer.compare(a.path, b.path) || Buffer.compare(a.file, b.file));
  return keyed.map(({ page }) => page);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Reasons of the file system in plain words; any other is shown as it says it itself. */
const REASONS: Readonly<Record<string, Pick<InputProblem, 'reason' | 'advice'>>> = {
  ENOENT: { reason: 'no such file or folder', advice: 'check the spelling, and the folder you are in' },
  ENOTDIR: { reason: 'part of the path is a file', advice: 'check the spelling' },
  EACCES: { reason: 'no permission to read it', advice: 'give yourself permission to read it, or leave it out' },
  EPERM: { reason: 'no permission to read it', advice: 'give yourself permission to read it, or leave it out' },
  ELOOP: { reason: 'a symbolic link that leads back to itself', advice: 'name the file it should lead to' },
};

function whyUnreadable(error: unknown): Pick<InputProblem, 'reason' | 'advice'> {
  const reason = error instanceof Error ? error.message : String(error);
  return REASONS[codeOf(error)] ?? { reason, advice: 'leave it out' };
}
