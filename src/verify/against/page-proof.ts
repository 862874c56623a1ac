import { offsetOf } from '../../text/code-points.js';
import { compareRecords } from './compare-records.js';
import { faultOf, OF_BYLINES } from './log-line.js';
import { faultOfRepeat, type ReadArticle } from './origins.js';
import type { Found, PageOfCorpus } from './page.js';
import { firstDifference, normalLines, rawColumns, rebuiltText } from './page-text.js';
import { isRecord, readArticles, rebuild } from './rebuild.js';
import { type LoggedArticle, type LogLine, Replay, shown } from './replay.js';
import { Sheet } from './sheet.js';

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
  for (const log of outOfPlace(page.log)) complain(log, 'comes after a change further down the page');
  for (const log of page.log) {
    const fault = log.change.stage === 'repeats' ? faultOfRepeat(log.change, lines) : undefined;
    if (fault !== undefined) complain(log, fault);
  }
  const homes = homesOf(replay.articles);
  for (const log of page.log) {
    const message = strayId(log, replay.articles, homes);
    if (message !== undefined) complain(log, message);
  }
  const rawColumn = rawColumns(page.log);
  for (const line of sheet.lineNumbers) {
    const free = sheet.free(line);
    if (!free) continue;
    sound = false;
    found(
      'unaccounted-text',
      { line, column: rawColumn(line, free.at) },
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
  const agree = compareRecords(page, replay.articles, datelines, sheet, { isBlank, rawColumn }, found);
  if (agree) proveRebuilt(page, found);
  return read;
}

/**
 * Repeats and corrections that do not stand where they are on the page. They come passage by passage, from the head of the page down, but
 * for columns side by side: those of a page that has any come column by column, and are not asked. Bylines are mended later, with
 * their article.
 */
function outOfPlace(log: readonly LogLine[]): LogLine[] {
  if (log.some(({ change }) => change.rule === 'column-gap')) return [];
  const isPlaced = ({ stage, rule }: LogLine['change']): boolean =>
    (stage === 'repeats' || stage === 'correct') && !OF_BYLINES.has(rule);
  return log.filter(({ change }, i) => {
    const before = log[i - 1]?.change;
    if (!before || before.stage !== change.stage || !isPlaced(before) || !isPlaced(change)) return false;
    return change.line < before.line || (change.line === before.line && change.at < before.at);
  });
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
  // It stands before all articles.
  if (rule === 'byte-order-mark') return id === '' ? undefined : 'belongs to no article';
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
