import type { LoggedChange } from '../../output/logged-change.js';
import type { EarlierPages } from './earlier-pages.js';
import type { Tell } from './finding.js';
import { faultOfOrigin, type ReadArticle } from './origins.js';
import type { PageOrder } from './page-order.js';
import type { LogLine } from './replay.js';

/** Rules of what may stand on an earlier page or in an earlier corpus. */
const OF_EITHER: ReadonlySet<string> = new Set(['furniture', 'repeated-article']);

type Origin = NonNullable<LoggedChange['of']>;

/** Articles of the corpus that came before, by their ids. */
export interface EarlierArticles {
  articlesOf(id: string): Promise<readonly (ReadArticle & { path: string })[]>;
}

/** Holds what went as a repeat against what it repeats, on earlier pages and in the corpus that came before. */
export class OriginProof {
  /**
   * @param hasEarlier whether the corpus was cleaned against another
   * @param earlier that other, if it is at hand
   */
  constructor(
    private readonly pages: EarlierPages,
    private readonly order: PageOrder,
    private readonly hasEarlier: boolean,
    private readonly earlier: EarlierArticles | undefined,
    private readonly tell: Tell,
  ) {}

  /** @param log of one page */
  async prove(log: readonly LogLine[]): Promise<void> {
    for (const { change, file, number } of log) {
      if (change.stage !== 'dedup' || !change.of) continue;
      const fault = await this.#faultOf(change, change.of);
      if (fault !== undefined) this.tell('origin-mismatch', { file, line: number, id: change.id }, fault);
    }
  }

  async #faultOf(change: LoggedChange, of: Origin): Promise<string | undefined> {
    const either = this.hasEarlier && OF_EITHER.has(change.rule);
    if (either || change.rule === 'against') {
      const fault = await this.#faultBefore(change, of);
      if (fault === undefined || !either) return fault;
    }
    return this.#faultWithin(change, of);
  }

  /** What is wrong with an origin on an earlier page. */
  async #faultWithin(change: LoggedChange, { path }: Origin): Promise<string | undefined> {
    if (this.order(path, change.path) > 0) return `repeats ${path}, which comes later`;
    return faultOfOrigin(change, await this.pages.articlesOf(path));
  }

  /** What is wrong with an origin in the corpus that came before; undefined where that is not at hand. */
  async #faultBefore(change: LoggedChange, { id, path }: Origin): Promise<string | undefined> {
    if (!this.earlier) return undefined;
    let fault = `the earlier corpus has no article ${id} of ${path}`;
    for (const article of await this.earlier.articlesOf(id)) {
      if (article.path !== path) continue;
      // An article of this corpus may have the same id; it is another all the same.
      const found = faultOfOrigin({ ...change, id: '' }, [article]);
      if (found === undefined) return undefined;
      fault = found;
    }
    return fault;
  }
}
