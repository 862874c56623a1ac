import type { ArticleRecord } from '../../output/article-record.js';
import { offsetOf } from '../../text/code-points.js';
import { dateInPath, findDate } from '../../text/dates.js';
import { countWords } from '../../text/words.js';
import { faultOf } from './log-line.js';
import { faultOfRepeat, type ReadArticle, type ReadPassage } from './origins.js';
import { firstDifference, normalLines, rawColumn, rebuiltText } from './page-text.js';
import { isRecord, passagesOf, readArticles, rebuild } from './rebuild.js';
import { type LoggedArticle, type LogLine, type PassageName, Replay, shown } from './replay.js';
import { Sheet } from './sheet.js';

/** A record of a page and where it stands. */
export interface RecordLine {
  record: ArticleRecord;
  file: string;
  /** From 1. */
  number: number;
}

/** All there is of a page: the scan, its records and its part of the log. */
export interface PageOfCorpus {
  path: string;
  /** What the ids of its articles begin with. */
  stem: string;
  /** Decoded, without a byte order mark. */
  text: string;
  bom: boolean;
  sha256: string;
  records: readonly RecordLine[];
  log: readonly LogLine[];
}

export type AgainstCheck = 'log-mismatch' | 'unaccounted-text' | 'record-not-on-page' | 'page-not-rebuilt';

/** Where a finding stands: in a line of the dataset or of the log, or in the scan. */
export type At = { record: RecordLine; pointer: string } | { log: LogLine } | { line: number; column: number };

export type Found = (check: AgainstCheck, at: At, message: string) => void;

/**
 * Proves that every character of a page is in a record or accounted for in the log, and that records and log give the page
 * back. The page is not cleaned again: the log is followed.
 *
 * @returns its articles as they were before repeats of earlier pages were taken out; undefined when the log does not fit
 */
export function provePage(page: PageOfCorpus, found: Found): ReadArticle[] | undefined {
  let sound = true;
  const complain = (log: LogLine, message: string): void => {
    sound = false;
    found('log-mismatch', { log }, message);
  };
  for (const log of page.log) {
    const fault = faultOf(log.change);
    if (fault !== undefined) complain(log, fault);
  }
  for (const record of page.records) {
    if (isRecord(record.record)) continue;
    sound = false;
    found('record-not-on-page', { record, pointer: '' }, 'not the texts of a record');
  }
  // What comes after a line of the log that does not fit is not to be judged.
  if (!sound) return undefined;
  if (page.bom !== page.log.some(({ change }) => change.rule === 'byte-order-mark')) {
    found('unaccounted-text', { line: 1, column: 1 }, 'the byte order mark of the page is not that of the log');
    return undefined;
  }
  const lines = normalLines(page.text, page.log, complain);
  const sheet = new Sheet(lines);
  const replay = new Replay(sheet, page.stem, complain);
  if (!sound) return undefined;
  replay.follow(page.log);
  for (const log of page.log) {
    const fault = log.change.stage === 'repeats' ? faultOfRepeat(log.change, lines) : undefined;
    if (fault !== undefined) complain(log, fault);
  }
  const homes = homesOf(replay.articles);
  for (const log of page.log) {
    const message = strayId(log, replay.articles, homes);
    if (message !== undefined) complain(log, message);
  }
  for (const line of sheet.lineNumbers) {
    const free = sheet.free(line);
    if (!free) continue;
    sound = false;
    found(
      'unaccounted-text',
      { line, column: rawColumn(page.log, line, free.at) },
      `in no record and no change: ${shown(free.text)}`,
    );
  }
  const blank = lines.indexOf('') + 1;
  if (blank > 0 && !page.log.some(({ change }) => change.rule === 'blank-lines')) {
    sound = false;
    found('unaccounted-text', { line: blank, column: 1 }, 'the log tells of no blank lines');
  }
  if (!sound) return undefined;
  const isBlank = (line: number): boolean => lines[line - 1] === '';
  const read = readArticles({ sheet, articles: replay.articles });
  const datelines = replay.articles.map(({ n, dateline }) => datelineOf(read[n - 1], dateline));
  const agree = compareRecords(page, replay.articles, datelines, sheet, isBlank, found);
  if (agree) proveRebuilt(page, found);
  return read;
}

/** The dateline of an article: so many code points at the head of its text. */
function datelineOf(article: ReadArticle | undefined, length: number): string {
  if (length === 0) return '';
  const text = article?.passages.find(({ name }) => name === 'text')?.text ?? '';
  return text.slice(0, offsetOf(text, length));
}

/** Builds the page from records and log alone, and holds it against the scan. */
function proveRebuilt({ path, stem, text, records, log }: PageOfCorpus, found: Found): void {
  const { sheet } = rebuild(
    stem,
    records.map(({ record }) => record),
    log,
  );
  const rebuilt = rebuiltText(sheet, log);
  if (rebuilt === text) return;
  const at = firstDifference(text, rebuilt ?? '');
  found('page-not-rebuilt', at, `records and log do not give ${path} back from here on`);
}

/** Articles that have text on each line. */
function homesOf(articles: readonly LoggedArticle[]): Map<number, Set<string>> {
  const homes = new Map<number, Set<string>>();
  for (const { id, passages } of articles) {
    for (const { line } of passages.flatMap(({ parts }) => parts)) {
      const its = homes.get(line);
      if (its) its.add(id);
      else homes.set(line, new Set([id]));
    }
  }
  return homes;
}

/** A change belongs to an article that its line went to, if any did. */
function strayId(
  { change }: LogLine,
  articles: readonly LoggedArticle[],
  homes: ReadonlyMap<number, ReadonlySet<string>>,
): string | undefined {
  const { id, line, rule, stage, of, path } = change;
  if (of && stage === 'repeats' && !isHome(homes, of.line, of.id)) return 'repeats a line of another article';
  if (of && stage === 'repeats' && of.path !== path) return 'repeats another page';
  if (stage === 'dedup') return undefined;
  // A byline may go whole.
  const own = rule === 'stray-marks' && articles.some((article) => article.id === id);
  return own || isHome(homes, line, id) ? undefined : 'belongs to another article';
}

function isHome(homes: ReadonlyMap<number, ReadonlySet<string>>, line: number, id: string): boolean {
  const its = homes.get(line);
  return its ? its.has(id) : id === '';
}

/** Holds the records of a page against what the log makes of it; gives whether they are the same. */
function compareRecords(
  page: PageOfCorpus,
  articles: readonly LoggedArticle[],
  datelines: readonly string[],
  sheet: Sheet,
  isBlank: (line: number) => boolean,
  found: Found,
): boolean {
  let agree = true;
  const tell: Found = (...finding) => {
    agree = false;
    found(...finding);
  };
  const date = dateOf(page);
  const records = new Map(page.records.map((line) => [line.record.id, line]));
  let last = 0;
  for (const line of page.records) {
    const n = articles.find(({ id }) => id === line.record.id)?.n;
    if (n === undefined)
      tell('record-not-on-page', { record: line, pointer: '/id' }, 'an article that the log does not tell of');
    else if (n <= last) tell('record-not-on-page', { record: line, pointer: '/id' }, 'out of the order of its page');
    last = Math.max(last, n ?? 0);
  }
  for (const article of articles) {
    const left = passagesOf(article.passages, (line) => sheet.textsOn(line));
    const line = records.get(article.id);
    if (left.length === 0) {
      if (line)
        tell('record-not-on-page', { record: line, pointer: '/text' }, 'the log says that all of it was taken out');
    } else if (!line) {
      const { line = 1, at: before = 0 } = left[0]?.parts[0] ?? {};
      const at = { line, column: rawColumn(page.log, line, before) };
      tell('unaccounted-text', at, `article ${article.id} has no record: ${shown(left[0]?.text ?? '')}`);
    } else {
      const expected = recordOf(
        article,
        left,
        page,
        { ...line.record, date, dateline: datelines[article.n - 1] ?? '' },
        isBlank,
      );
      if (isSame(expected, line.record)) continue;
      const told = [...differences(expected, line.record)];
      if (told.length === 0) told.push(['', 'other keys than those of a record, or in another order']);
      for (const [pointer, message] of told) tell('record-not-on-page', { record: line, pointer }, message);
    }
  }
  return agree;
}

/** The record that the page gives; what its text does not tell is taken from the one given. */
function recordOf(
  { n, id, flags }: LoggedArticle,
  left: readonly ReadPassage[],
  { path, sha256 }: PageOfCorpus,
  { dateline, date, source, metadata }: ArticleRecord,
  isBlank: (line: number) => boolean,
): ArticleRecord {
  const all = (name: PassageName): string[] => left.flatMap((one) => (one.name === name ? one.text : []));
  const one = (name: PassageName): string => all(name)[0] ?? '';
  const text = all('text').join('\n\n');
  return {
    id,
    text,
    title: one('title'),
    kicker: one('kicker'),
    subtitle: one('subtitle'),
    byline: one('byline'),
    dateline,
    captions: all('caption'),
    date,
    source,
    metadata: {
      path,
      page_sha256: sha256,
      article: n,
      lines: runsOf(
        left.flatMap(({ parts }) => parts.map(({ line }) => line)),
        isBlank,
      ),
      words: countWords(text),
      lexicon_ratio: metadata.lexicon_ratio,
      flags,
    },
  };
}

/** Lines as runs; a run goes on over blank lines. */
function runsOf(lines: readonly number[], isBlank: (line: number) => boolean): [number, number][] {
  const runs: [number, number][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    let next = run ? run[1] : line;
    while (run && next < line && (next === run[1] || isBlank(next))) next++;
    if (run && next === line) run[1] = line;
    else runs.push([line, line]);
  }
  return runs;
}

/** Date of a page: in its path, else in the first running head that has one. */
function dateOf({ path, log }: PageOfCorpus): string {
  const given = dateInPath(path);
  if (given) return given;
  for (const { change } of log) {
    if (change.stage !== 'label' || change.rule !== 'furniture') continue;
    const date = findDate(change.before.replaceAll('\n', ' '));
    if (date) return date;
  }
  return '';
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.join() !== Object.keys(b).join()) return false;
  for (const key of keys) if (!isSame(a[key as keyof typeof a], b[key as keyof typeof b])) return false;
  return true;
}

/** Where two values differ, as JSON Pointers and messages. */
function* differences(expected: unknown, given: unknown, pointer = ''): Generator<[string, string]> {
  if (expected === given) return;
  if (typeof expected === 'object' && typeof given === 'object' && expected !== null && given !== null) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(given)]);
    for (const key of keys) {
      const [a, b] = [expected, given].map((value) => (value as Readonly<Record<string, unknown>>)[key]);
      yield* differences(a, b, `${pointer}/${key}`);
    }
  } else if (typeof expected === 'string' && typeof given === 'string') {
    let at = 0;
    while (at < expected.length && expected.charCodeAt(at) === given.charCodeAt(at)) at++;
    const from = Math.max(0, at - 10);
    const place = `character ${[...given.slice(0, at)].length + 1}`;
    yield [pointer, `${place}: page and log give ${shown(expected.slice(from))}, not ${shown(given.slice(from))}`];
  } else yield [pointer, `page and log give ${shown(JSON.stringify(expected) ?? 'nothing')}`];
}
