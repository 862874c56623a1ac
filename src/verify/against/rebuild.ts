import type { ArticleRecord } from '../../output/article-record.js';
import { offsetOf } from '../../text/code-points.js';
import type { ReadArticle, ReadPassage } from './origins.js';
import { type LoggedArticle, type LoggedPassage, type LogLine, type PassageName, Replay } from './replay.js';
import { Sheet } from './sheet.js';

/** A page made again from its records and its part of the log, without the scan: its text as far as they tell it. */
export interface Rebuilt {
  sheet: Sheet;
  articles: readonly LoggedArticle[];
}

/** @param stem what the ids of its articles begin with */
export function rebuild(stem: string, records: readonly ArticleRecord[], log: readonly LogLine[]): Rebuilt {
  const sheet = new Sheet();
  const replay = new Replay(sheet, stem, () => {});
  replay.follow(log);
  for (const article of replay.articles) {
    const record = records.find(({ id }) => id === article.id);
    if (record) fillIn(sheet, article, record);
  }
  return { sheet, articles: replay.articles };
}

/** Whether a value has the texts of a record. */
export function isRecord(value: Partial<ArticleRecord>): value is ArticleRecord {
  const { id, text, title, kicker, subtitle, byline, captions, metadata } = value;
  const isText = (one: unknown): boolean => typeof one === 'string';
  return (
    [id, text, title, kicker, subtitle, byline].every(isText) &&
    Array.isArray(captions) &&
    captions.every(isText) &&
    typeof metadata === 'object' &&
    metadata !== null
  );
}

/** Writes what a record says into the places its article has on the page. */
function fillIn(sheet: Sheet, { passages }: LoggedArticle, record: ArticleRecord): void {
  const texts: Record<PassageName, string[]> = {
    kicker: [record.kicker],
    title: [record.title],
    subtitle: [record.subtitle],
    byline: [record.byline],
    text: record.text.split('\n\n'),
    caption: [...record.captions],
  };
  for (const { name, parts } of passages) {
    const left = parts.map(({ line, owner }) => ({ line, owner, length: sheet.lengthOf(line, owner) }));
    const own = left.filter(({ length }) => length > 0);
    if (own.length === 0) continue;
    let rest = texts[name].shift() ?? '';
    for (const { line, owner, length } of own) {
      const end = offsetOf(rest, length);
      sheet.fill(line, owner, rest.slice(0, end));
      rest = rest.slice(end + 1);
    }
  }
}

/** Articles as they were before repeats of earlier pages were taken out. */
export function readArticles({ sheet, articles }: Rebuilt): ReadArticle[] {
  return articles.map(({ id, passages }) => ({ id, passages: passagesOf(passages, (line) => sheet.textsFrom(line)) }));
}

/** The passages of an article that have any text, by the texts that each part has on a line. */
export function passagesOf(
  passages: readonly LoggedPassage[],
  textsOn: (line: number) => ReadonlyMap<number, string>,
): ReadPassage[] {
  return passages.flatMap(({ name, parts }): ReadPassage[] => {
    const texts: string[] = [];
    const left: { line: number; at: number }[] = [];
    for (const { line, at, owner } of parts) {
      const text = textsOn(line).get(owner);
      if (!text) continue;
      texts.push(text);
      left.push({ line, at });
    }
    return texts.length === 0 ? [] : [{ name, text: texts.join(' '), parts: left }];
  });
}
