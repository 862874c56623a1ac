import type { ArticleRecord } from '../../output/article-record.js';
import { lexiconRatio } from '../../output/record.js';
import { dateInPath, findDate } from '../../text/dates.js';
import { countWords } from '../../text/words.js';
import type { ReadPassage } from './origins.js';
import type { Found, PageOfCorpus } from './page.js';
import type { RawColumn } from './page-text.js';
import { passagesOf } from './rebuild.js';
import { type LoggedArticle, type PassageName, shown } from './replay.js';
import type { Sheet } from './sheet.js';

/** Holds the records of a page against what the log makes of it; gives whether they are the same. */
export function compareRecords(
  page: PageOfCorpus,
  articles: readonly LoggedArticle[],
  datelines: readonly string[],
  sheet: Sheet,
  { isBlank, rawColumn }: { isBlank: (line: number) => boolean; rawColumn: RawColumn },
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
      const at = { line, column: rawColumn(line, before) };
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
  { path, sha256, knows }: PageOfCorpus,
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
      lexicon_ratio: knows ? lexiconRatio(text, knows) : metadata.lexicon_ratio,
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
