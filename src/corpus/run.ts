import { createHash } from 'node:crypto';
import { type Decoded, DecodeError, decode } from '../input/decode.js';
import type { EncodingName } from '../input/encoding.js';
import type { PageFile } from '../input/page-file.js';
import { type LoggedChange, toLoggedChange } from '../output/change-record.js';
import type { InputEntry } from '../output/manifest.js';
import { fileProblem, type Problem } from '../output/problem.js';
import { type ArticleRecord, articleId, type PageFacts, toRecord } from '../output/record.js';
import type { Article, Page, PageChange } from '../page/page.js';
import type { Change } from '../text/change.js';
import type { Line } from '../text/line.js';
import { locate } from '../text/passage.js';
import { articleOfLines } from './article-lines.js';
import type { CleanedPage } from './clean-page.js';
import type { Correction } from './correction.js';
import { pageStems } from './page-ids.js';
import { type Repeat, withoutRepeats } from './without-repeats.js';

/** Finds what of an article earlier articles cover; articles come in the order of the corpus. */
export interface RepeatJudge {
  judge(article: {
    id: string;
    path: string;
    paragraphs: { text: string; line: number; breaks: number[] }[];
  }): readonly Repeat[];
}

/** The parts of a run that depend on the machine or the settings. */
export interface RunParts {
  read(page: PageFile): Promise<Uint8Array>;
  clean(page: Page): Omit<CleanedPage, 'reading'>;
  /** Whether the lexicon has a word. */
  knows(word: string): boolean;
  /** Null leaves repeats across the corpus in. */
  repeats: RepeatJudge | null;
  /** Undefined finds the encoding of each page. */
  encoding?: EncodingName | undefined;
  /** Name of the collection; undefined takes the folder's. */
  source?: string | undefined;
}

/** A page that was cleaned. */
export interface PageResult {
  page: PageFile;
  input: InputEntry;
  records: ArticleRecord[];
  changes: LoggedChange[];
  corrections: Correction[];
}

/** A page that could not be. */
export interface PageFailure {
  page: PageFile;
  problem: Problem;
}

/**
 * Cleans pages in the order given, and takes out what earlier pages of the run have already. A page that fails does not
 * end the run. Memory does not grow with the number of pages, but for what `repeats` keeps.
 */
export async function* cleanCorpus(
  pages: readonly PageFile[],
  parts: RunParts,
): AsyncGenerator<PageResult | PageFailure> {
  const stems = pageStems(pages.map((page) => page.path));
  // The next page is read while this one is cleaned.
  let next = pages[0] && readPage(pages[0], parts);
  for (const [i, page] of pages.entries()) {
    const current = next;
    const following = pages[i + 1];
    next = following && readPage(following, parts);
    const read = await current;
    if (!read) continue;
    yield 'problem' in read
      ? { page, problem: read.problem }
      : cleanOne(page, stems.get(page.path) ?? page.path, read, parts);
  }
}

interface ReadPage {
  decoded: Decoded;
  input: InputEntry;
}

/** Reads and decodes a page. */
export async function readPage(
  page: PageFile,
  { read, encoding }: Pick<RunParts, 'read' | 'encoding'>,
): Promise<ReadPage | { problem: Problem }> {
  const { path } = page;
  try {
    const bytes = await read(page);
    const decoded = decode(bytes, { encoding });
    if (!/\S/.test(decoded.text)) {
      return { problem: { path, reason: 'an empty file', advice: 'scan the page again, or leave it out' } };
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { confidence } = decoded;
    return { decoded, input: { path, sha256, bytes: bytes.length, encoding: decoded.encoding, confidence } };
  } catch (error) {
    if (error instanceof DecodeError) {
      const { reason, offset, advice } = error;
      return { problem: { path, reason, where: `byte ${offset}`, advice } };
    }
    const problem = fileProblem(path, error);
    if (problem) return { problem };
    throw error;
  }
}

function cleanOne(page: PageFile, stem: string, { decoded, input }: ReadPage, parts: RunParts): PageResult {
  const { articles, changes, corrections, lines } = parts.clean({ path: page.path, text: decoded.text });
  const facts: PageFacts = {
    path: page.path,
    stem,
    source: parts.source ?? page.root,
    sha256: input.sha256,
    isBlank: (line) => lines[line - 1]?.text === '',
  };
  const records: ArticleRecord[] = [];
  const logged = decoded.bom ? [BYTE_ORDER_MARK, ...changes] : [...changes];
  for (const article of articles) {
    const kept = parts.repeats
      ? withoutRepeats(article, judge(article, facts, parts.repeats))
      : { article, changes: [] };
    logged.push(...kept.changes);
    if (kept.article) records.push(toRecord(kept.article, facts, parts.knows));
  }
  const codePoints = codePointCounter(lines);
  return {
    page,
    input,
    records,
    changes: withOrigins(logged, articles, facts).map((change) => toLoggedChange(change, facts, codePoints)),
    corrections,
  };
}

/** Decoding has taken it off already; lines and offsets count in the text without it. */
const BYTE_ORDER_MARK: PageChange = {
  article: 0,
  line: 1,
  at: 0,
  stage: 'decode',
  rule: 'byte-order-mark',
  action: 'remove',
  before: '\uFEFF',
  after: '',
  of: null,
  score: 1,
  note: '',
};

function judge(article: Article, { path, stem }: PageFacts, repeats: RepeatJudge): readonly Repeat[] {
  const paragraphs = article.paragraphs.map((paragraph) => ({
    text: paragraph.text,
    line: locate(paragraph, 0).line,
    breaks: paragraph.pieces.flatMap(({ start, line }, i) =>
      i > 0 && line !== paragraph.pieces[i - 1]?.line ? start : [],
    ),
  }));
  return repeats.judge({ id: articleId(stem, article.n), path, paragraphs });
}

/** Gives what was repeated within the page the page's path and the id of the article it stands in. */
function withOrigins(changes: readonly PageChange[], articles: readonly Article[], page: PageFacts): PageChange[] {
  let home: Map<number, number> | undefined;
  return changes.map((change) => {
    if (change.of === null || change.of.path !== '') return change;
    home ??= articleOfLines(articles);
    const { line } = change.of;
    return { ...change, of: { id: articleId(page.stem, home.get(line) ?? 0), path: page.path, line } };
  });
}

/**
 * Tells the offset of a change in its line in code points: decode and normalise count in the raw line, later stages in the
 * normalised. Changes mostly come in order, so each count goes on from the last one in the same text.
 */
function codePointCounter(lines: readonly Line[]): (place: Pick<Change, 'line' | 'at' | 'stage'>) => number {
  let counted = '';
  let upTo = 0;
  let pairs = 0;
  return ({ line, at, stage }) => {
    const its = lines[line - 1];
    const text = (stage === 'decode' || stage === 'normalise' ? its?.raw : its?.text) ?? '';
    if (text !== counted || at < upTo) {
      counted = text;
      upTo = 0;
      pairs = 0;
    }
    for (let i = Math.max(upTo, 1); i < at; i++) {
      if ((text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) pairs++;
    }
    upTo = Math.max(upTo, at);
    return at - pairs;
  };
}
