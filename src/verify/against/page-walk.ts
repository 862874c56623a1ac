import type { InputEntry } from '../../output/manifest.js';
import type { AgainstId } from './checks.js';
import type { CorpusFolder } from './corpus-folder.js';
import type { Tell } from './finding.js';
import { type PageLine, PageLines } from './page-lines.js';
import type { PageOrder } from './page-order.js';

/** What a corpus has of a page: its records, its part of the log and its entry in the manifest. */
export interface PageEntries {
  records: readonly PageLine[];
  log: readonly PageLine[];
  input: InputEntry | undefined;
}

/** Walks records, log and manifest of a corpus page by page, in step with its scans. */
export class PageWalk {
  readonly records: PageLines;
  readonly log: PageLines;
  /** Index of the next page of the manifest. */
  #input = 0;
  /** Pages that were told to be missing since the last scan. */
  readonly #missing = new Set<string>();
  readonly #lastPath = new Map<PageLines, string>();

  constructor(
    private readonly corpus: CorpusFolder,
    private readonly order: PageOrder,
    private readonly tell: Tell,
  ) {
    const stray = (check: AgainstId) => (file: string, line: number, message: string) =>
      tell(check, { file, line }, message);
    this.records = new PageLines(corpus.articles, pathOfRecord, stray('record-not-on-page'), order);
    this.log = new PageLines(corpus.changes, ({ path }) => path, stray('log-mismatch'), order);
  }

  /** Tells of pages that come before a scan, or before the end, and are none of the scans. */
  async passTo(path: string | undefined): Promise<void> {
    this.#missing.clear();
    const isBefore = (other: string): boolean => path === undefined || this.order(other, path) < 0;
    for (const lines of [this.records, this.log]) {
      for (let next = await lines.peek(); next !== undefined && isBefore(next); next = await lines.peek()) {
        const [first] = await lines.take();
        if (!first || this.#isLate(lines, first)) continue;
        this.#tellMissing(next, { file: first.file, line: first.number });
      }
    }
    const { inputs } = this.corpus.manifest;
    for (let input = inputs[this.#input]; input && isBefore(input.path); input = inputs[++this.#input]) {
      this.#tellMissing(input.path, { file: this.corpus.manifestName, line: 1 });
    }
  }

  /** What there is of the page of a scan, once what comes before it was passed. */
  async take(path: string): Promise<PageEntries> {
    const [records, log] = [await this.#own(this.records, path), await this.#own(this.log, path)];
    const next = this.#nextInput;
    const input = next?.path === path ? next : undefined;
    if (input) this.#input++;
    return { records, log, input };
  }

  /** The path of the page that comes next in the manifest; empty at the end. */
  get nextPath(): string {
    return this.#nextInput?.path ?? '';
  }

  get #nextInput(): InputEntry | undefined {
    return this.corpus.manifest.inputs[this.#input];
  }

  /** The lines of a page; lines that come once it is past are told of. */
  async #own(lines: PageLines, path: string): Promise<PageLine[]> {
    if ((await lines.peek()) !== path) return [];
    this.#lastPath.set(lines, path);
    return lines.take();
  }

  #isLate(lines: PageLines, { path, file, number }: PageLine): boolean {
    const last = this.#lastPath.get(lines);
    const late = last !== undefined && this.order(path, last) <= 0;
    if (late) this.tell('page-order', { file, line: number }, `${path} comes after ${last}`);
    else this.#lastPath.set(lines, path);
    return late;
  }

  #tellMissing(path: string, place: { file: string; line: number }): void {
    if (this.#missing.has(path)) return;
    this.#missing.add(path);
    this.tell('page-missing', place, `${path} is none of the scans`);
  }
}

function pathOfRecord({ metadata }: Readonly<Record<string, unknown>>): unknown {
  return typeof metadata === 'object' && metadata !== null && 'path' in metadata ? metadata.path : undefined;
}
