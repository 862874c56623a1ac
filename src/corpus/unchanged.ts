import type { EncodingName } from '../input/encoding.js';
import type { PageSource } from '../input/page-source.js';
import type { Manifest } from '../output/manifest.js';
import type { Problem } from '../output/problem.js';
import { readPage, sha256Of } from './read-page.js';
import { isOfThread } from './thread-problems.js';

/**
 * How pages differ from those that a corpus was made of; undefined when they do not. Those that failed then must fail again.
 *
 * @param found problems of finding the pages
 */
export async function changedPage(
  { inputs, problems }: Pick<Manifest, 'inputs' | 'problems'>,
  sources: AsyncIterable<PageSource>,
  found: readonly Problem[],
  encoding: EncodingName | undefined,
): Promise<string | undefined> {
  const failed = new Failures(problems);
  for (const problem of found) if (!failed.take(problem)) return `${problem.path} was not among them`;
  let next = 0;
  for await (const source of sources) {
    const { path } = source.page;
    const input = inputs[next];
    const sha256 = input?.path === path ? sha256Of(source) : undefined;
    if (input && sha256 !== undefined) {
      if (sha256 !== input.sha256) return `${path} was changed`;
      next++;
      continue;
    }
    const read = readPage(source, encoding);
    if ('problem' in read ? failed.take(read.problem) : failed.takeOfThread(path)) continue;
    if ('problem' in read) return `${path} cannot be read now: ${read.problem.reason}`;
    if (failed.has(path)) return `${path} failed then, and can be read now`;
    if (!input || inputs.every((one) => one.path !== path)) return `${path} was not among them`;
    return `${input.path} is missing`;
  }
  const missing = inputs[next]?.path ?? failed.first();
  return missing === undefined ? undefined : `${missing} is missing`;
}

/** What failed, each to be met once. */
class Failures {
  readonly #left: Manifest['problems'];

  constructor(problems: Manifest['problems']) {
    this.#left = [...problems];
  }

  take({ path, reason, where = '' }: Problem): boolean {
    return this.#takeWhere((one) => one.path === path && one.reason === reason && one.where === where);
  }

  takeOfThread(path: string): boolean {
    return this.#takeWhere((one) => one.path === path && isOfThread(one.reason));
  }

  has(path: string): boolean {
    return this.#left.some((one) => one.path === path);
  }

  first(): string | undefined {
    return this.#left[0]?.path;
  }

  #takeWhere(isIt: (problem: Manifest['problems'][number]) => boolean): boolean {
    const at = this.#left.findIndex(isIt);
    if (at >= 0) this.#left.splice(at, 1);
    return at >= 0;
  }
}
