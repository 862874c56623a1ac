import fs from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { byteName, byteOrder, bytesOfName, nameAsText } from './byte-names.js';
import { extensionsOf } from './form.js';
import { codeOf, type InputProblem, LOST_NAME, whyUnreadable } from './input-problem.js';
import type { PageFile } from './page-file.js';
import { repeated } from './repeated.js';
import { plainPath, tellApart } from './tell-apart.js';
import { walk } from './walk.js';

export type { InputProblem };

export interface FoundPages {
  pages: PageFile[];
  problems: InputProblem[];
}

export interface FindOptions {
  /** Extensions of the pages of a folder, in any case; default `.txt`, compressed or not. */
  extensions?: readonly string[];
  /** Folder that relative paths start from; default the current one. */
  cwd?: string;
  /** More files and folders, named by byte strings. They are no patterns, and give paths as they are written. */
  list?: AsyncIterable<string> | undefined;
}

/**
 * Finds the pages that arguments name: folders (read to the bottom), globs, files (of any extension) and `-`.
 *
 * Hidden files and folders are passed over. Links to files are pages; links to folders are not followed, so a loop of
 * links cannot hang. A file that two arguments name is given once, under the path of the first.
 *
 * `path` is relative to the folder given; for a file it is its name, for a glob it is relative to the deepest folder all of
 * the glob lies in, in a list it is what the list has. When two files would get the same path, all pages of the folders
 * they came from are prefixed with the folder as given (`2019/p.txt` and `2020/p.txt` for the folders `2019` and `2020`; `.`
 * and `..` are left out), and with the absolute folder, less its leading `/`, where that does not part them.
 *
 * @returns pages in byte-wise order of their paths (UTF-8), then of their files; problems in order of the arguments
 */
export async function findPages(paths: readonly string[], options: FindOptions = {}): Promise<FoundPages> {
  const finder = new Finder(resolve(options.cwd ?? '.'), options.extensions ?? extensionsOf());
  for (const path of paths) await finder.addArgument(path);
  if (options.list) for await (const name of options.list) await finder.addListed(name);
  return finder.found();
}

class Finder {
  readonly #pages: PageFile[] = [];
  /** Folder of each page, as given. */
  readonly #folders: string[] = [];
  readonly #problems: InputProblem[] = [];
  #sources = 0;

  constructor(
    private readonly cwd: string,
    private readonly extensions: readonly string[],
  ) {}

  async addArgument(path: string): Promise<void> {
    if (path === '-') return this.#add({ kind: 'stdin', file: '-', path: 'stdin', root: 'stdin' }, '');
    const file = resolve(this.cwd, path);
    try {
      if (fs.statSync(file).isDirectory()) return await this.#addFolder(byteName(file), path, '', path);
      this.#add({ kind: 'file', file, path: basename(file), root: basename(dirname(file)) }, dirname(path));
    } catch (error) {
      const pattern = sep === '\\' ? path.replaceAll('\\', '/') : path;
      if (codeOf(error) === 'ENOENT' && (await this.#addMatches(pattern))) return;
      const lost = codeOf(error) === 'ENOENT' && path.includes('\ufffd');
      this.#problems.push({ path, ...(lost ? LOST_NAME : whyUnreadable(error)) });
    }
  }

  /** A name of a list, which is as one folder: all its paths say where they are. */
  async addListed(name: string): Promise<void> {
    const { text, isUtf8 } = nameAsText(name);
    if (name.includes('\0')) {
      this.#problems.push({ path: text, reason: 'a NUL in a file name', advice: 'add -0 if NULs part the names' });
      return;
    }
    const file = isUtf8 ? byteName(resolve(this.cwd, text)) : absolute(this.cwd, name);
    try {
      const stats = fs.statSync(bytesOfName(file));
      const path = plainPath(text);
      if (stats.isDirectory()) return await this.#addFolder(file, text, path === '' ? '' : `${path}/`, '');
      const shown = nameAsText(file).text;
      const page: PageFile = { kind: 'file', file: shown, path, root: basename(dirname(shown)) };
      this.#add(isUtf8 ? page : { ...page, raw: bytesOfName(file) }, '');
    } catch (error) {
      this.#problems.push({ path: text, ...whyUnreadable(error) });
    }
  }

  found(): FoundPages {
    const pages = this.#sources > 1 ? this.#onceEach() : this.#pages;
    pages.sort((a, b) => byteOrder(a.path, b.path) || byteOrder(a.file, b.file));
    return { pages, problems: this.#problems };
  }

  #add(page: PageFile, folder: string): void {
    this.#sources++;
    this.#pages.push(page);
    this.#folders.push(folder);
  }

  /** Adds the pages below a folder (a byte string); `before` goes before their paths. */
  async #addFolder(folder: string, shown: string, before: string, given: string): Promise<void> {
    this.#sources++;
    const whole = nameAsText(folder);
    const root = basename(whole.text);
    const count = this.#pages.length;
    const problems: InputProblem[] = [];
    const others = new Map<string, number>();
    await walk(folder, {
      wants: (name) => {
        const plain = name.toLowerCase();
        if (this.extensions.some((extension) => plain.endsWith(extension))) return true;
        const [other] = /\.[a-z\d]{1,8}$/.exec(plain) ?? [];
        if (other !== undefined) others.set(other, (others.get(other) ?? 0) + 1);
        return false;
      },
      found: (path) => {
        const { text, isUtf8 } = nameAsText(path);
        // V8 makes one string of the two only when it is looked into, so a million files share their folder's name.
        const page: PageFile = { kind: 'file', file: `${whole.text}/${text}`, path: before + text, root };
        this.#pages.push(isUtf8 && whole.isUtf8 ? page : { ...page, raw: bytesOfName(`${folder}/${path}`) });
        this.#folders.push(given);
      },
      failed: (path, error) => problems.push({ path: join(shown, nameAsText(path).text), ...whyUnreadable(error) }),
    });
    if (this.#pages.length === count && problems.length === 0) {
      const reason = `no ${this.extensions[0]} file in this folder`;
      problems.push({ path: shown, reason, advice: adviceFor(shown, others) });
    }
    for (const problem of problems.sort((a, b) => byteOrder(a.path, b.path))) this.#problems.push(problem);
  }

  /** Adds what a pattern matches; false when it is no pattern. */
  async #addMatches(pattern: string): Promise<boolean> {
    const { findByGlob } = await import('./find-by-glob.js');
    const matched = await findByGlob(pattern, this.cwd);
    if (!matched) return false;
    const { base, files, problems } = matched;
    const folder = resolve(this.cwd, base);
    for (const file of files) {
      const path = relative(folder, file).replaceAll(sep, '/');
      this.#add({ kind: 'file', file, path, root: basename(folder) }, base);
    }
    for (const problem of problems) this.#problems.push(problem);
    return true;
  }

  /** Each file once, each with a path of its own. */
  #onceEach(): PageFile[] {
    const again = repeated(() => this.#files());
    const seen = new Set<string>();
    const kept = this.#pages.flatMap(({ file }, i) => {
      if (!again.has(file)) return i;
      if (seen.has(file)) return [];
      seen.add(file);
      return i;
    });
    const pages = kept.flatMap((i) => this.#pages[i] ?? []);
    tellApart(
      pages,
      kept.map((i) => this.#folders[i] ?? ''),
    );
    return pages;
  }

  *#files(): Generator<string> {
    for (const { file } of this.#pages) yield file;
  }
}

/** What to do about a folder without pages that has files with other extensions, each so many times. */
function adviceFor(folder: string, others: ReadonlyMap<string, number>): string {
  const [most] = [...others].sort(([a, m], [b, n]) => n - m || byteOrder(a, b));
  if (!most) return 'name a folder of pages';
  const [extension, count] = most;
  return `if the ${count} with ${extension} are pages, name them: "${folder}/**/*${extension}"`;
}

/** The absolute path of a name, both byte strings. */
function absolute(cwd: string, name: string): string {
  const path = name.startsWith('/') ? name : `${byteName(cwd)}/${name}`;
  return path.replace(/\/(?:\.?\/)+/g, '/');
}
