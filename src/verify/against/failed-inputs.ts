import type { Manifest } from '../../output/manifest.js';
import type { Problem } from '../../output/problem.js';

/** Inputs that failed when a corpus was made. */
export class FailedInputs {
  readonly #pages: ReadonlySet<string>;
  readonly #places: ReadonlySet<string>;

  constructor(problems: Manifest['problems']) {
    this.#pages = new Set(problems.map(({ path }) => path));
    this.#places = new Set(problems.map(placeOf));
  }

  /** Whether anything failed at a path. */
  hasPage(path: string): boolean {
    return this.#pages.has(path);
  }

  /** Whether the same place failed then, in whatever words it was told. */
  has(problem: Problem): boolean {
    return this.#places.has(placeOf(problem));
  }
}

function placeOf({ path, where = '' }: Pick<Problem, 'path' | 'where'>): string {
  return JSON.stringify([path, where]);
}
