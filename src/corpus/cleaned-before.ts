import type { PageSource } from '../input/page-source.js';
import type { InputEntry } from '../output/manifest.js';
import { sha256Of } from './read-page.js';

/** A corpus that came before, as its manifest tells. */
export interface EarlierRun {
  /** Files of its records. */
  files: readonly string[];
  inputs: readonly Pick<InputEntry, 'path' | 'sha256'>[];
}

/** Which pages earlier corpora were made of: of a page in several, the last one has it as it was last. */
export class CleanedBefore {
  /** SHA-256 of each page as it was last. */
  readonly #latest = new Map<string, string>();
  /** Pages by the files that have their records. */
  readonly #inputs = new Map<string, ReadonlyMap<string, string>>();
  /** Of them, those that are among the pages as they are now. */
  readonly #met = new Set<string>();
  #left = 0;
  #same = 0;
  /** SHA-256 of changed pages as they are now. */
  readonly #changed = new Map<string, string>();

  constructor(runs: readonly EarlierRun[]) {
    for (const { files, inputs } of runs) {
      const pages = new Map(inputs.map(({ path, sha256 }) => [path, sha256]));
      for (const file of files) this.#inputs.set(file, pages);
      for (const [path, sha256] of pages) this.#latest.set(path, sha256);
    }
  }

  /** Pages that are new, or changed since; that are as they were; paths of the changed ones. Known once {@link meet} is done. */
  get left(): number {
    return this.#left;
  }

  get same(): number {
    return this.#same;
  }

  get changed(): string[] {
    return [...this.#changed.keys()];
  }

  /** How many pages of earlier corpora are not among the pages as they are now. */
  get absent(): number {
    return this.#latest.size - this.#met.size;
  }

  /** Takes note of all pages as they are now. What cannot be read counts as new, so that it is told again. */
  async meet(sources: AsyncIterable<PageSource>): Promise<void> {
    for await (const source of sources) {
      const { path } = source.page;
      const before = this.#latest.get(path);
      const now = sha256Of(source);
      if (before !== undefined) this.#met.add(path);
      if (now !== undefined && now === before) {
        this.#same++;
        continue;
      }
      this.#left++;
      if (now === undefined || before === undefined) continue;
      this.#changed.set(path, now);
    }
  }

  /** The pages that are new or changed. */
  async *leftOf(sources: AsyncIterable<PageSource>): AsyncGenerator<PageSource> {
    for await (const source of sources) {
      const sha256 = sha256Of(source);
      if (sha256 === undefined || sha256 !== this.#latest.get(source.page.path)) yield source;
    }
  }

  /** Whether records of a page in a file of an earlier corpus are of the page as it is now; true where nothing newer is known. */
  isCurrent(file: string, path: string): boolean {
    const sha256 = this.#inputs.get(file)?.get(path);
    return sha256 === undefined || sha256 === (this.#changed.get(path) ?? this.#latest.get(path));
  }
}
