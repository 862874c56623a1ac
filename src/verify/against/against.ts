import { createHash } from 'node:crypto';
import { type Decoded, DecodeError } from '../../input/decode.js';
import { decodePage } from '../../input/decode-page.js';
import { parseEncoding } from '../../input/encoding.js';
import { splitPart } from '../../input/page-file.js';
import type { ArticleRecord } from '../../output/article-record.js';
import type { LoggedChange } from '../../output/logged-change.js';
import type { InputEntry } from '../../output/manifest.js';
import type { Problem } from '../../output/problem.js';
import type { Finding, Level } from '../check.js';
import type { SetCheck } from '../verify.js';
import type { CorpusFolder } from './corpus-folder.js';
import { changeOf, EarlierPages, recordOf, stemIn } from './earlier-pages.js';
import { FailedInputs } from './failed-inputs.js';
import { faultOfOrigin, type ReadArticle } from './origins.js';
import type { At, RecordLine } from './page.js';
import { type PageLine, PageLines } from './page-lines.js';
import { orderOfText, type PageOrder } from './page-order.js';
import { provePage } from './page-proof.js';
import type { LogLine } from './replay.js';

/** Where a scan stands, in the order of the corpus. */
interface ScanPlace {
  /** As records name it. */
  path: string;
  /** As shown. */
  name: string;
  /** Name of the folder it was found in. */
  root: string;
}

export interface Scan extends ScanPlace {
  /** Its bytes, to be decoded, or its text where it came decoded. */
  content: Uint8Array | string;
}

/** A scan that cannot be read. */
export interface UnreadScan extends ScanPlace {
  problem: Problem;
}

/** What holding a corpus against its scans may find, beside what checks of records find. */
export const AGAINST_CHECKS = {
  'unaccounted-text': 'Every character of a page is in a record or in the change log.',
  'record-not-on-page': 'Every record is what the change log makes of its page.',
  'log-mismatch': 'Every line of the change log fits the page it tells of.',
  'origin-mismatch': 'What went as a repeat stands where the change log says.',
  'page-not-rebuilt': 'Records and change log give the page back, character for character.',
  'page-changed': 'A page is the one that was cleaned.',
  'page-missing': 'Every page of the corpus is among the scans.',
  'page-not-in-corpus': 'Every scan is in the corpus, or in the manifest as failed.',
  'page-order': 'Records and changes of a page stand together, and pages in the order of their paths.',
  'dataset-changed': 'Records and change log are as they were written.',
} as const satisfies Readonly<Record<string, string>>;

type AgainstId = keyof typeof AGAINST_CHECKS;

/** The same as reports tell of checks. */
export const againstChecks = (): SetCheck[] =>
  Object.entries(AGAINST_CHECKS).map(([id, description]) => ({
    check: { id, description, level: LEVEL, start: () => ({}) },
    level: LEVEL,
    limit: 0,
  }));

const LEVEL: Level = 'error';

/** Rules of what may stand on an earlier page or in an earlier corpus. */
const OF_EITHER: ReadonlySet<string> = new Set(['furniture', 'repeated-article']);

/** Articles of the corpus that came before, by their ids. */
export interface EarlierArticles {
  articlesOf(id: string): Promise<readonly (ReadArticle & { path: string })[]>;
}

/** What a corpus is held against beside its scans. */
export interface AgainstParts {
  /** {@link orderOfText} when absent. */
  order?: PageOrder;
  /** What stands in it is not looked up when absent. */
  earlier?: EarlierArticles | undefined;
  /** Whether the lexicon that it was cleaned with has a word; shares of them are not looked at when absent. */
  knows?: ((word: string) => boolean) | undefined;
  /** Why scans were not found that a folder or a list has. */
  lost?: readonly Problem[];
}

/** What was looked at. */
export interface AgainstExtent {
  pages: number;
}

/**
 * Holds a corpus against the scans it was made from: proves page by page that nothing is lost and nothing was added. Memory
 * does not grow with the corpus but for the manifest's list of pages.
 *
 * @param scans in the order of the corpus
 * @param extent is counted up on the way
 */
export async function* verifyAgainst(
  corpus: CorpusFolder,
  scans: AsyncIterable<Scan | UnreadScan> | Iterable<Scan | UnreadScan>,
  extent: AgainstExtent,
  { order = orderOfText, earlier, knows, lost = [] }: AgainstParts = {},
): AsyncGenerator<Finding> {
  const proof = new Proof(corpus, order, earlier, knows);
  for (const problem of lost) proof.lost(problem);
  for await (const scan of scans) {
    extent.pages++;
    await proof.before(scan.path);
    await ('problem' in scan ? proof.unread(scan) : proof.page(scan));
    yield* proof.findings.splice(0);
  }
  await proof.before(undefined);
  proof.files();
  yield* proof.findings.splice(0);
}

class Proof {
  readonly findings: Finding[] = [];
  readonly #records: PageLines;
  readonly #log: PageLines;
  /** Index of the next page of the manifest. */
  #input = 0;
  /** Pages that were told to be missing since the last scan. */
  readonly #missing = new Set<string>();
  readonly #failed: FailedInputs;
  readonly #pages: EarlierPages;
  readonly #sources = new Map<string, string>();
  readonly #lastPath = new Map<PageLines, string>();

  constructor(
    readonly corpus: CorpusFolder,
    readonly order: PageOrder,
    readonly earlier: EarlierArticles | undefined,
    readonly knows: AgainstParts['knows'],
  ) {
    const stray = (check: AgainstId) => (file: string, line: number, message: string) =>
      this.#tell(check, { file, line }, message);
    this.#records = new PageLines(corpus.articles, pathOfRecord, stray('record-not-on-page'), order);
    this.#log = new PageLines(corpus.changes, ({ path }) => path, stray('log-mismatch'), order);
    this.#pages = new EarlierPages(this.#records, this.#log);
    this.#failed = new FailedInputs(corpus.manifest.problems);
  }

  /** Tells of pages that come before a scan, or before the end, and are none of the scans. */
  async before(path: string | undefined): Promise<void> {
    this.#missing.clear();
    const isBefore = (other: string): boolean => path === undefined || this.order(other, path) < 0;
    for (const lines of [this.#records, this.#log]) {
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

  async page(scan: Scan): Promise<void> {
    const { path, name } = scan;
    const [records, log] = [await this.#own(this.#records, path), await this.#own(this.#log, path)];
    const { manifest, manifestName } = this.corpus;
    let input = manifest.inputs[this.#input];
    if (input?.path === path) this.#input++;
    else input = undefined;
    if (!input) {
      if (records.length + log.length > 0)
        this.#tell('page-not-in-corpus', { file: manifestName }, `${path} is not in it`);
      else if (!this.#failed.hasPage(path))
        this.#tell('page-not-in-corpus', { file: name }, 'in no record and no change');
      if (records.length + log.length === 0) return;
    }
    const scanned = this.#scanned(scan, input, records);
    if (!scanned) return;
    const page = {
      path,
      stem: stemIn(path, [...records, ...log]),
      ...scanned,
      records: records.map((line): RecordLine => ({ record: recordOf(line), file: line.file, number: line.number })),
      log: log.map(changeOf),
      knows: this.knows,
    };
    const read = provePage(page, (check, at, message) => this.#tell(check, placeOf(at, name), message));
    this.#checkSource(scan, records);
    if (read) {
      this.#pages.keep(path, read);
      await this.#checkOrigins(page.log);
    }
  }

  /** Tells of a scan that cannot be read, unless it could not when the corpus was made. */
  async unread({ path, name, problem }: UnreadScan): Promise<void> {
    const lines = [...(await this.#own(this.#records, path)), ...(await this.#own(this.#log, path))];
    const next = this.corpus.manifest.inputs[this.#input]?.path ?? '';
    if (next === path) this.#input++;
    const isKnown = this.#failed.has(problem);
    if (next === path || lines.length > 0 || (!isKnown && splitPart(next).file === path))
      this.#tell('page-changed', { file: name }, `was cleaned, and cannot be read now: ${reasonOf(problem)}`);
    else if (!isKnown) this.#tell('page-not-in-corpus', { file: name }, `cannot be read: ${reasonOf(problem)}`);
  }

  lost(problem: Problem): void {
    if (this.#failed.has(problem)) return;
    this.#tell('page-not-in-corpus', { file: problem.path }, `cannot be read: ${reasonOf(problem)}`);
  }

  /** Holds the SHA-256 of the files against the manifest, once all were read. */
  files(): void {
    const { articles, changes, manifest } = this.corpus;
    for (const { file, name, sha256 } of [...articles, ...changes]) {
      const output = manifest.outputs.find((one) => one.file === file);
      if (sha256() !== output?.sha256)
        this.#tell('dataset-changed', { file: name }, 'its SHA-256 is not that of the manifest');
    }
    for (const { file } of manifest.outputs) {
      if ([...articles, ...changes].some((one) => one.file === file)) continue;
      this.#tell('dataset-changed', { file: this.corpus.manifestName }, `${file} is missing`);
    }
  }

  /** Bytes and text of a scan; undefined when it is not the page that was cleaned. */
  #scanned(
    { name, content }: Scan,
    input: InputEntry | undefined,
    records: readonly PageLine[],
  ): (Pick<Decoded, 'text' | 'bom'> & { sha256: string }) | undefined {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = input
      ? [input.sha256]
      : records.map(({ value }) => (value as unknown as ArticleRecord).metadata.page_sha256);
    if (known.length > 0 && !known.includes(sha256)) {
      this.#tell('page-changed', { file: name }, `its SHA-256 is ${sha256}, but ${known[0]} was cleaned`);
      return undefined;
    }
    if (input && input.bytes !== bytes.length) {
      this.#tell(
        'page-changed',
        { file: this.corpus.manifestName },
        `${name} has ${bytes.length} bytes, not ${input.bytes}`,
      );
    }
    try {
      const { text, bom } = decodePage(content, { encoding: parseEncoding(input?.encoding ?? '') });
      return { text, bom, sha256 };
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.#tell('page-changed', { file: name }, `${error.reason} at byte ${error.offset}`);
      return undefined;
    }
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
    if (late) this.#tell('page-order', { file, line: number }, `${path} comes after ${last}`);
    else this.#lastPath.set(lines, path);
    return late;
  }

  #tellMissing(path: string, place: { file: string; line: number }): void {
    if (this.#missing.has(path)) return;
    this.#missing.add(path);
    this.#tell('page-missing', place, `${path} is none of the scans`);
  }

  /** All pages of one folder are of one collection. */
  #checkSource({ root }: Scan, records: readonly PageLine[]): void {
    for (const { value, file, number } of records) {
      const { source, id } = value;
      const known = this.#sources.get(root);
      if (known === undefined) this.#sources.set(root, String(source));
      else if (source !== known) {
        const place = { file, line: number, pointer: '/source', id: String(id) };
        this.#tell('record-not-on-page', place, `records of this folder have the source ${JSON.stringify(known)}`);
      }
    }
  }

  async #checkOrigins(log: readonly LogLine[]): Promise<void> {
    const hasEarlier = this.corpus.manifest.settings.against !== 'nothing';
    for (const { change, file, number } of log) {
      if (change.stage !== 'dedup' || !change.of) continue;
      const place = { file, line: number, id: change.id };
      const either = hasEarlier && OF_EITHER.has(change.rule);
      if (either || change.rule === 'against') {
        const before = await this.#faultBefore(change);
        if (before === undefined || !either) {
          if (before !== undefined) this.#tell('origin-mismatch', place, before);
          continue;
        }
      }
      const fault = await this.#faultWithin(change);
      if (fault !== undefined) this.#tell('origin-mismatch', place, fault);
    }
  }

  /** What is wrong with an origin on an earlier page. */
  async #faultWithin(change: LoggedChange): Promise<string | undefined> {
    const path = change.of?.path ?? '';
    if (this.order(path, change.path) > 0) return `repeats ${path}, which comes later`;
    return faultOfOrigin(change, await this.#pages.articlesOf(path));
  }

  /** What is wrong with an origin in the corpus that came before; undefined where that is not at hand. */
  async #faultBefore(change: LoggedChange): Promise<string | undefined> {
    if (!this.earlier || !change.of) return undefined;
    const { id, path } = change.of;
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

  #tell(check: AgainstId, place: Partial<Omit<Finding, 'check' | 'level' | 'message'>>, message: string): void {
    const { file = '', line = 1, column = null, pointer = null, id = '' } = place;
    this.findings.push({ check, level: LEVEL, file, line, column, pointer, id, message });
  }
}

function reasonOf({ reason, where = '' }: Problem): string {
  return where === '' ? reason : `${reason} (${where})`;
}

function pathOfRecord({ metadata }: Readonly<Record<string, unknown>>): unknown {
  return typeof metadata === 'object' && metadata !== null && 'path' in metadata ? metadata.path : undefined;
}

function placeOf(at: At, scan: string): Partial<Finding> {
  if ('log' in at) return { file: at.log.file, line: at.log.number, id: String(at.log.change.id) };
  if ('record' in at) {
    const { file, number, record } = at.record;
    return { file, line: number, pointer: at.pointer, id: String(record.id) };
  }
  return { file: scan, line: at.line, column: at.column };
}
