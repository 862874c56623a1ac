import type { PageFile } from '../input/page-file.js';
import { toLoggedChange } from '../output/change-record.js';
import { type Counts, countChange, countRecord } from '../output/counts.js';
import type { InputEntry } from '../output/manifest.js';
import { type ArticleRecord, articleId, type PageFacts, toRecord } from '../output/record.js';
import type { JsonLines } from '../output/shards.js';
import type { Article } from '../page/page.js';
import { locate } from '../text/passage.js';
import type { Correction } from './correction.js';
import { codePointsBefore, type PreparedPage, unpackArticle } from './prepared-page.js';
import { type Repeat, withoutRepeats } from './without-repeats.js';

/** Finds what of an article earlier articles cover; articles come in the order of the corpus. */
export interface RepeatJudge {
  judge(article: {
    id: string;
    path: string;
    paragraphs: { text: string; line: number; breaks: number[] }[];
  }): readonly Repeat[];
}

/** A page that was cleaned. */
export interface PageResult {
  page: PageFile;
  input: InputEntry;
  records: JsonLines;
  changes: JsonLines;
  counts: Counts;
  /** Whether an article of it was left out, because earlier pages have all of it. */
  repeated: boolean;
  corrections: Correction[];
}

/** What settling takes beside the page. */
export interface SettleParts {
  /** Null leaves repeats across the corpus in. */
  repeats: RepeatJudge | null;
  knows(word: string): boolean;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Takes out of a prepared page what earlier pages have; the pages come in the order of the corpus. */
export function settlePage(
  page: PageFile,
  stem: string,
  prepared: PreparedPage,
  { repeats, knows }: SettleParts,
): PageResult {
  const { input, counts, corrections } = prepared;
  const result: PageResult = {
    page,
    input,
    records: { bytes: [], lines: 0 },
    changes: { bytes: [prepared.changes], lines: prepared.changeCount },
    counts,
    repeated: false,
    corrections,
  };
  let end = 0;
  for (const { bytes, words, pieces } of prepared.articles) {
    const line = prepared.records.subarray(end, end + bytes);
    end += bytes;
    if (repeats) {
      const record: ArticleRecord = JSON.parse(decoder.decode(line));
      const article = unpackArticle(record, prepared.pieces, pieces);
      const found = repeats.judge(judged(article, page.path, stem));
      if (found.length > 0) {
        cut(article, found, factsOf(record, stem, prepared), prepared, knows, result);
        continue;
      }
    }
    add(result.records, line);
    countRecord(counts, words);
  }
  return result;
}

function judged(article: Article, path: string, stem: string): Parameters<RepeatJudge['judge']>[0] {
  const paragraphs = article.paragraphs.map((paragraph) => ({
    text: paragraph.text,
    line: locate(paragraph, 0).line,
    breaks: paragraph.pieces.flatMap(({ start, line }, i) =>
      i > 0 && line !== paragraph.pieces[i - 1]?.line ? start : [],
    ),
  }));
  return { id: articleId(stem, article.n), path, paragraphs };
}

function factsOf({ source, metadata }: ArticleRecord, stem: string, { lineFacts }: PreparedPage): PageFacts {
  const blank = new Set(lineFacts.blank);
  return {
    path: metadata.path,
    stem,
    source,
    sha256: metadata.page_sha256,
    isBlank: (line) => blank.has(line),
  };
}

/** Enters what is left of an article, and what went. */
function cut(
  article: Article,
  repeats: readonly Repeat[],
  facts: PageFacts,
  { lineFacts }: PreparedPage,
  knows: (word: string) => boolean,
  result: PageResult,
): void {
  const kept = withoutRepeats(article, repeats);
  for (const change of kept.changes) {
    const logged = toLoggedChange(change, facts, codePointsBefore(lineFacts, change.line, change.at));
    countChange(result.counts, logged);
    add(result.changes, encoder.encode(`${JSON.stringify(logged)}\n`));
  }
  if (!kept.article) {
    result.repeated = true;
    return;
  }
  const record = toRecord(kept.article, facts, knows);
  countRecord(result.counts, record.metadata.words);
  add(result.records, encoder.encode(`${JSON.stringify(record)}\n`));
}

function add(to: JsonLines, line: Uint8Array): void {
  to.bytes.push(line);
  to.lines++;
}
