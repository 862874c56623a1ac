import { createHash } from 'node:crypto';
import { loadParts } from '../corpus/parts.js';
import { cleanOne, type RunParts } from '../corpus/run.js';
import { type Decoded, decode } from '../input/decode.js';
import type { LoggedChange } from '../output/change-record.js';
import type { ArticleRecord } from '../output/record.js';
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
 * @throws JobError when a dictionary has an error
 * @throws DecodeError when bytes are in no encoding that is known, or not in the one given
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
  const { path = 'page.txt', ...given } = settings;
  const bytes = typeof page === 'string' ? Buffer.from(page) : page;
  const decoded: Decoded =
    typeof page === 'string'
      ? { text: page, encoding: 'utf-8', confidence: 1, bom: false }
      : decode(bytes, { encoding: given.encoding });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { encoding, confidence } = decoded;
  const input = { path, sha256, bytes: bytes.length, encoding, confidence };
  const { records, changes } = cleanOne(pageAt(path), stemOf(path), { decoded, input }, partsFor(given));
  return { records, changes };
}

/** A page that is in memory. */
export function pageAt(path: string): { kind: 'file'; file: string; path: string; root: string } {
  const folder = path.includes('/') ? (path.split('/').at(-2) ?? '') : '';
  return { kind: 'file', file: path, path, root: folder };
}

/** What the ids of a page's articles begin with: its path without extension. */
function stemOf(path: string): string {
  return path.replace(/(?<=[^/])\.[^./]*$/, '');
}

let last: { key: string; parts: RunParts } | undefined;

/** The parts for some settings. Pages mostly come with the same as the page before, and a dictionary takes time to compile. */
function partsFor(settings: Omit<PageSettings, 'path'>): RunParts {
  const key = JSON.stringify(settings);
  if (last?.key !== key) {
    const unread = (): never => {
      throw new Error('a page in memory is not read');
    };
    last = { key, parts: loadParts(choicesOf(settings), unread, null) };
  }
  return last.parts;
}
