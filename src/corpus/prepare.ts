import type { EncodingName } from '../input/encoding.js';
import type { PageSource } from '../input/page-source.js';
import { toLoggedChange } from '../output/change-record.js';
import { countChange, noCounts } from '../output/counts.js';
import type { Problem } from '../output/problem.js';
import { articleId, type PageFacts, toRecord } from '../output/record.js';
import type { Article, Page, PageChange } from '../page/page.js';
import type { Change } from '../text/change.js';
import { isSecondUnit } from '../text/code-points.js';
import type { Line } from '../text/line.js';
import { articleOfLines } from './article-lines.js';
import type { CleanedPage } from './clean-page.js';
import { lineFacts, type PreparedArticle, type PreparedPage, packPieces } from './prepared-page.js';
import { readPage } from './read-page.js';

/** What pages are prepared with. */
export interface PageParts {
  clean(page: Page): Omit<CleanedPage, 'reading'>;
  /** Whether the lexicon has a word. */
  knows(word: string): boolean;
  /** Undefined finds the encoding of each page. */
  encoding?: EncodingName | undefined;
  /** Name of the collection; undefined takes the folder's. */
  source?: string | undefined;
  /** Whether the corrections are wanted with the words around them. */
  showCorrections?: boolean | undefined;
}

const encoder = new TextEncoder();

/** Reads and cleans a page, and writes out what no other page has a say in. */
export function preparePage(source: PageSource, parts: PageParts): PreparedPage | { problem: Problem } {
  const read = readPage(source, parts.encoding);
  if ('problem' in read) return read;
  const { decoded, input } = read;
  const { page } = source;
  const { articles, changes, corrections, lines } = parts.clean({
    path: page.path,
    text: decoded.text,
    prints: decoded.prints,
  });
  const facts: PageFacts = {
    path: page.path,
    stem: page.stem ?? page.path,
    source: parts.source ?? page.root,
    sha256: input.sha256,
    isBlank: (line) => lines[line - 1]?.text === '',
  };
  const counts = noCounts();
  const codePoints = codePointCounter(lines);
  const all = decoded.bom ? [BYTE_ORDER_MARK, ...changes] : changes;
  const logged = withOrigins(all, articles, facts).map((change) => {
    const line = toLoggedChange(change, facts, codePoints);
    countChange(counts, line);
    return `${JSON.stringify(line)}\n`;
  });
  return {
    input,
    ...written(articles, facts, parts),
    changes: encoder.encode(logged.join('')),
    changeCount: logged.length,
    counts,
    lineFacts: lineFacts(lines),
    corrections: parts.showCorrections ? corrections : [],
  };
}

function written(
  articles: readonly Article[],
  facts: PageFacts,
  { knows }: PageParts,
): Pick<PreparedPage, 'records' | 'articles' | 'pieces'> {
  const lines: Uint8Array[] = [];
  const pieces: number[] = [];
  const prepared = articles.map((article): PreparedArticle => {
    const record = toRecord(article, facts, knows);
    const line = encoder.encode(`${JSON.stringify(record)}\n`);
    lines.push(line);
    const at = pieces.length;
    packPieces(article, pieces);
    return { bytes: line.length, words: record.metadata.words, pieces: at };
  });
  const records = new Uint8Array(lines.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const line of lines) {
    records.set(line, at);
    at += line.length;
  }
  return { records, articles: prepared, pieces: Int32Array.from(pieces) };
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
    for (let i = Math.max(upTo, 1); i < at; i++) if (isSecondUnit(text, i)) pairs++;
    upTo = Math.max(upTo, at);
    return at - pairs;
  };
}
