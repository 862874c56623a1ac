import { splitPart } from '../../input/page-file.js';
import type { Problem } from '../../output/problem.js';
import type { Finding } from '../check.js';
import type { CorpusFolder } from './corpus-folder.js';
import { changeOf, EarlierPages, recordOf, stemIn } from './earlier-pages.js';
import { FailedInputs } from './failed-inputs.js';
import { proveFiles } from './file-proof.js';
import { findingOf, placeOf, type Tell } from './finding.js';
import { type EarlierArticles, OriginProof } from './origin-proof.js';
import type { RecordLine } from './page.js';
import { orderOfText, type PageOrder } from './page-order.js';
import { provePage } from './page-proof.js';
import { PageWalk } from './page-walk.js';
import { readScan } from './read-scan.js';
import type { Scan, UnreadScan } from './scan.js';
import { SourceProof } from './source-proof.js';

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
  const findings: Finding[] = [];
  const tell: Tell = (check, place, message) => findings.push(findingOf(check, place, message));
  const walk = new PageWalk(corpus, order, tell);
  const proof = new Proof(corpus, walk, order, earlier, knows, tell);
  for (const problem of lost) proof.lost(problem);
  for await (const scan of scans) {
    extent.pages++;
    await walk.passTo(scan.path);
    await ('problem' in scan ? proof.unread(scan) : proof.page(scan));
    yield* findings.splice(0);
  }
  await walk.passTo(undefined);
  proveFiles(corpus, tell);
  yield* findings.splice(0);
}

/** Holds scans, one after the other, against what the corpus has of them. */
class Proof {
  readonly #failed: FailedInputs;
  readonly #pages: EarlierPages;
  readonly #origins: OriginProof;
  readonly #sources: SourceProof;

  constructor(
    private readonly corpus: CorpusFolder,
    private readonly walk: PageWalk,
    order: PageOrder,
    earlier: EarlierArticles | undefined,
    private readonly knows: AgainstParts['knows'],
    private readonly tell: Tell,
  ) {
    const { problems, settings } = corpus.manifest;
    this.#failed = new FailedInputs(problems);
    this.#pages = new EarlierPages(walk.records, walk.log);
    this.#origins = new OriginProof(this.#pages, order, settings.against !== 'nothing', earlier, tell);
    this.#sources = new SourceProof(tell);
  }

  async page(scan: Scan): Promise<void> {
    const { path, name, root } = scan;
    const entries = await this.walk.take(path);
    const { records, log, input } = entries;
    const { manifestName } = this.corpus;
    if (!input) {
      if (records.length + log.length === 0) {
        if (!this.#failed.hasPage(path)) this.tell('page-not-in-corpus', { file: name }, 'in no record and no change');
        return;
      }
      this.tell('page-not-in-corpus', { file: manifestName }, `${path} is not in it`);
    }
    const scanned = readScan(scan, entries, manifestName, this.tell);
    if (!scanned) return;
    const page = {
      path,
      stem: stemIn(path, [...records, ...log]),
      ...scanned,
      records: records.map((line): RecordLine => ({ record: recordOf(line), file: line.file, number: line.number })),
      log: log.map(changeOf),
      knows: this.knows,
    };
    const read = provePage(page, (check, at, message) => this.tell(check, placeOf(at, name), message));
    this.#sources.prove(root, records);
    if (read) {
      this.#pages.keep(path, read);
      await this.#origins.prove(page.log);
    }
  }

  /** Tells of a scan that cannot be read, unless it could not when the corpus was made. */
  async unread({ path, name, problem }: UnreadScan): Promise<void> {
    const { records, log, input } = await this.walk.take(path);
    const isKnown = this.#failed.has(problem);
    const wasCleaned = input !== undefined || records.length + log.length > 0;
    // A file that cannot be read at all stands for its pages.
    if (wasCleaned || (!isKnown && splitPart(this.walk.nextPath).file === path))
      this.tell('page-changed', { file: name }, `was cleaned, and cannot be read now: ${reasonOf(problem)}`);
    else if (!isKnown) this.tell('page-not-in-corpus', { file: name }, `cannot be read: ${reasonOf(problem)}`);
  }

  lost(problem: Problem): void {
    if (this.#failed.has(problem)) return;
    this.tell('page-not-in-corpus', { file: problem.path }, `cannot be read: ${reasonOf(problem)}`);
  }
}

function reasonOf({ reason, where = '' }: Problem): string {
  return where === '' ? reason : `${reason} (${where})`;
}
