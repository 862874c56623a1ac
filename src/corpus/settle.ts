import type { PageFile } from '../input/page-file.js';
import { toLoggedChange } from '../output/change-record.js';
import { type Counts, countChange, countRecord } from '../output/counts.js';
import { type JsonLines, jsonLines } from '../output/json-lines.js';
import type { InputEntry } from '../output/manifest.js';
import { type ArticleRecord, articleId, type PageFacts, toRecord } from '../output/record.js';
import type { Article } from '../page/page.js';
import { locate } from '../text/passage.js';
import type { Correction } from './correction.js';
import { packJudgedPage } from './judged-pages.js';
import { codePointsBefore, type JudgedPage, type PreparedPage, unpackArticle } from './prepared-page.js';
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
  /** What repeats were judged by, for a run that goes on. */
  judged: readonly Uint8Array[];
}

/** What settling takes beside the page. */
export interface SettleParts {
  /** Null leaves repeats across the corpus in. */
  repeats: RepeatJudge | null;
  /** Whether the lexicon has a word. */
  knows(word: string): boolean;
}

const decoder = new TextDecoder();

/** An article of a prepared page. */
interface Settling {
  /** Its line, with nothing taken out. */
  line: Uint8Array;
  words: number;
  record: ArticleRecord;
  article: Article;
  /** What earlier articles have of it. */
  repeats: readonly Repeat[];
}

/** Takes out of a prepared page what earlier pages have; the pages come in the order of the corpus. */
export function settlePage(page: PageFile, prepared: PreparedPage, { repeats, knows }: SettleParts): PageResult {
  const { input, counts, corrections } = prepared;
  const whole: PageResult = {
    page,
    input,
    records: { bytes: [prepared.records], lines: prepared.articles.length },
    changes: { bytes: [prepared.changes], lines: prepared.changeCount },
    counts,
    repeated: false,
    corrections,
    judged: [],
  };
  if (!repeats) {
    for (const { words } of prepared.articles) countRecord(counts, words);
    return whole;
  }
  const records: JsonLines[] = [];
  const changes: JsonLines[] = [whole.changes];
  let repeated = false;
  // Most pages have no repeats and need none.
  let blank: Set<number> | undefined;
  for (const { line, words, record, article, repeats: found } of judgedArticles(prepared, repeats)) {
    if (found.length === 0) {
      countRecord(counts, words);
      records.push({ bytes: [line], lines: 1 });
      continue;
    }
    blank ??= new Set(prepared.lineFacts.blank);
    const facts = factsOf(record, blank);
    const kept = withoutRepeats(article, found);
    for (const change of kept.changes) {
      const logged = toLoggedChange(change, facts, ({ line, at }) => codePointsBefore(prepared.lineFacts, line, at));
      countChange(counts, logged);
      changes.push(jsonLines(logged));
    }
    repeated ||= kept.article === null;
    if (!kept.article) continue;
    const left = toRecord(kept.article, facts, knows);
    countRecord(counts, left.metadata.words);
    records.push(jsonLines(left));
  }
  const judged = packJudgedPage(prepared);
  return { ...whole, records: together(records), changes: together(changes), repeated, judged };
}

/** Judges the articles of a page once more, so that the judge knows them. */
export function judgeAgain(page: JudgedPage, repeats: RepeatJudge): void {
  for (const _ of judgedArticles(page, repeats));
}

function* judgedArticles({ records, articles, pieces }: JudgedPage, repeats: RepeatJudge): Generator<Settling> {
  let end = 0;
  for (const { bytes, words, pieces: from } of articles) {
    const line = records.subarray(end, end + bytes);
    end += bytes;
    const record: ArticleRecord = JSON.parse(decoder.decode(line));
    const article = unpackArticle(record, pieces, from);
    yield { line, words, record, article, repeats: repeats.judge(toBeJudged(record, article)) };
  }
}

function toBeJudged({ id, metadata }: ArticleRecord, article: Article): Parameters<RepeatJudge['judge']>[0] {
  const paragraphs = article.paragraphs.map((paragraph) => ({
    text: paragraph.text,
    line: locate(paragraph, 0).line,
    breaks: paragraph.pieces.flatMap(({ start, line }, i) =>
      i > 0 && line !== paragraph.pieces[i - 1]?.line ? start : [],
    ),
  }));
  return { id, path: metadata.path, paragraphs };
}

function factsOf({ id, source, metadata }: ArticleRecord, blank: ReadonlySet<number>): PageFacts {
  const stem = id.slice(0, id.length - articleId('', metadata.article).length);
  return {
    path: metadata.path,
    stem,
    source,
    sha256: metadata.page_sha256,
    isBlank: (line) => blank.has(line),
  };
}

function together(parts: readonly JsonLines[]): JsonLines {
  return { bytes: parts.flatMap(({ bytes }) => bytes), lines: parts.reduce((sum, { lines }) => sum + lines, 0) };
}
