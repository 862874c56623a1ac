import { type Desk, deskOf } from '../corpus/desk.js';
import { type PageResult, settlePage } from '../corpus/settle.js';
import { decodePage } from '../input/decode-page.js';
import type { PageFile } from '../input/page-file.js';
import { stemOf } from '../input/page-ids.js';
import { loadLexicon } from '../lexicon/load.js';
import type { LoggedChange } from '../output/change-record.js';
import type { JsonLines } from '../output/json-lines.js';
import type { ArticleRecord } from '../output/record.js';
import { checkPage } from './checked.js';
import { choicesOf, type PageSettings } from './settings.js';

/** What became of a page. */
export interface CleanedPage {
  /** Its articles, in page order. */
  records: ArticleRecord[];
  /** Everything that differs from the page. */
  changes: LoggedChange[];
}

/**
 * Cleans one page by itself. The lexicon of the package is read the first time, which takes some 300 ms.
 *
 * @param page its text, or its bytes as the OCR left them
 * @throws JobError when a dictionary has an error, or a setting is none or has a wrong value
 * @throws DecodeError when bytes are in no encoding that is known, or not in the one given, and when a file with a layout is cut short
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { cleanPage } from 'warraq';
 *
 * const { records, changes } = cleanPage(readFileSync('2009-03-14.txt'), { path: '2009-03-14.txt', source: 'sahel' });
 * for (const { title, text } of records) console.log(title, text.length);
 * ```
 */
export function cleanPage(page: string | Uint8Array, settings: PageSettings = {}): CleanedPage {
  checkPage(page, settings);
  const { path = 'page.txt', ...given } = settings;
  const at = pageAt(path);
  const source = typeof page === 'string' ? { page: at, text: page } : { page: at, bytes: page };
  const prepared = deskFor(given).prepare(source);
  if ('problem' in prepared) {
    // What is wrong is thrown, but for a page of nothing.
    decodePage(page, { encoding: given.encoding });
    return { records: [], changes: [] };
  }
  return cleanedPage(settlePage(at, prepared, { repeats: null, knows }));
}

/** Whether the lexicon has a word. */
export const knows = (word: string): boolean => loadLexicon().has(word);

/** The result of a page as objects. */
export function cleanedPage({ records, changes }: Pick<PageResult, 'records' | 'changes'>): CleanedPage {
  return { records: parsed(records), changes: parsed(changes) };
}

function parsed<T>({ bytes }: JsonLines): T[] {
  const lines = Buffer.concat(bytes).toString().split('\n');
  return lines.flatMap((line): T[] => (line === '' ? [] : [JSON.parse(line)]));
}

/** A page that is in memory. */
export function pageAt(path: string): PageFile {
  const folder = path.includes('/') ? (path.split('/').at(-2) ?? '') : '';
  return { kind: 'file', file: path, path, root: folder, stem: stemOf(path) };
}

let last: { key: string; desk: Desk } | undefined;

/** The desk for some settings. Pages mostly come with the same as the page before, and a dictionary takes time to compile. */
function deskFor(settings: Omit<PageSettings, 'path'>): Desk {
  const key = JSON.stringify(settings);
  if (last?.key !== key) last = { key, desk: deskOf(choicesOf(settings)) };
  return last.desk;
}
