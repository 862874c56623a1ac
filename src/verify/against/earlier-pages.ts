import { stemOf } from '../../input/page-ids.js';
import type { ArticleRecord } from '../../output/article-record.js';
import type { LoggedChange } from '../../output/logged-change.js';
import { faultOf } from './log-line.js';
import type { ReadArticle } from './origins.js';
import type { PageLine, PageLines } from './page-lines.js';
import { isRecord, readArticles, rebuild } from './rebuild.js';
import type { LogLine } from './replay.js';

/** Characters of earlier pages kept in memory, for what repeats them. */
const KEPT = 4 << 20;

/** The articles of pages that were looked at already: the last ones asked for, others from records and log. */
export class EarlierPages {
  readonly #records: PageLines;
  readonly #log: PageLines;
  readonly #pages = new Map<string, readonly ReadArticle[]>();
  #kept = 0;

  constructor(records: PageLines, log: PageLines) {
    this.#records = records;
    this.#log = log;
  }

  /** Articles of a page as they were before repeats were taken out; none when there is no such page. */
  async articlesOf(path: string): Promise<readonly ReadArticle[]> {
    const known = this.#pages.get(path);
    const page = known ?? (await this.#readAgain(path));
    this.keep(path, page);
    return page;
  }

  /** An earlier page as its records and its part of the log tell it; they were proved when it was looked at. */
  async #readAgain(path: string): Promise<ReadArticle[]> {
    const [records, log] = [await this.#records.again(path), await this.#log.again(path)];
    const stem = stemIn(path, [...records, ...log]);
    const sound = log.map(changeOf).filter(({ change }) => faultOf(change) === undefined);
    return readArticles(rebuild(stem, records.map(recordOf).filter(isRecord), sound));
  }

  keep(path: string, page: readonly ReadArticle[]): void {
    this.#drop(path);
    this.#pages.set(path, page);
    this.#kept += sizeOf(page);
    for (const [oldest] of this.#pages) {
      if (this.#kept <= KEPT || oldest === path) break;
      this.#drop(oldest);
    }
  }

  #drop(path: string): void {
    this.#kept -= sizeOf(this.#pages.get(path) ?? []);
    this.#pages.delete(path);
  }
}

/** What the ids of a page begin with: its path, mostly without its extension. */
export function stemIn(path: string, lines: readonly PageLine[]): string {
  const whole = lines.some(({ value }) => typeof value.id === 'string' && value.id.startsWith(`${path}#`));
  return whole ? path : stemOf(path);
}

export function recordOf({ value }: PageLine): ArticleRecord {
  return value as unknown as ArticleRecord;
}

export function changeOf({ value, file, number }: PageLine): LogLine {
  return { change: value as unknown as LoggedChange, file, number };
}

function sizeOf(page: readonly ReadArticle[]): number {
  let size = 1000;
  for (const { passages } of page) for (const { text, parts } of passages) size += text.length + 20 * parts.length;
  return size;
}
