import { setImmediate } from 'node:timers/promises';
import { fileProblem, type Problem } from '../output/problem.js';
import { fileBytes, sniffedBytes } from './byte-stream.js';
import type { EncodingName } from './encoding.js';
import { formOf, type InputForm } from './form.js';
import { jsonPages } from './json-pages.js';
import type { PageFile } from './page-file.js';
import { pageStems } from './page-ids.js';
import { HashSet } from './repeated.js';
import { textPages } from './text-pages.js';

/**
 * A page to clean. With none of the three, its file is to be read whole.
 */
export interface PageSource {
  page: PageFile;
  /** Its bytes, to be decoded. They are the page's own: no other page shares their buffer. */
  bytes?: Uint8Array;
  /** Its text, decoded already. */
  text?: string;
  /** Why there is nothing to clean in its place. */
  problem?: Problem;
}

export interface SourceSettings {
  /** Absent: JSON lines where the name says so (`.jsonl`, `.ndjson`), else text. */
  form?: InputForm | undefined;
  /** What parts the pages of a text file; empty for nothing. Absent: a form feed. */
  pageSeparator?: string | undefined;
  /** Key of the text in a JSON record, dotted for one inside another. Absent: `text`, or another that is clearly meant. */
  textField?: string | undefined;
  /** Key of what names a JSON record. Absent: `id`. */
  idField?: string | undefined;
  /** Most bytes of a page, decompressed, and of a line of JSON. Absent: 64 MB. */
  maxPageBytes?: number | undefined;
  /** Encoding of text files; absent: found for each page. */
  encoding?: EncodingName | undefined;
  stdin(): AsyncIterable<Uint8Array>;
}

/**
 * Reads pages one after the other, in the order of their files, and of a file in its order. Only one page is in memory at
 * a time. What cannot be read is told in its place, and the rest goes on.
 */
export async function* pageSources(pages: readonly PageFile[], settings: SourceSettings): AsyncGenerator<PageSource> {
  let given = 0;
  for await (const source of allSources(pages, settings)) {
    yield source;
    // Small files are read without waiting, so signals and other work would never have their turn.
    if (++given % PAGES_A_TURN === 0) await setImmediate();
  }
}

/** Pages that are given before anything else in the process has its turn. */
const PAGES_A_TURN = 8;

async function* allSources(pages: readonly PageFile[], settings: SourceSettings): AsyncGenerator<PageSource> {
  const stemOf = pageStems(function* () {
    for (const { path } of pages) yield path;
  });
  // Ids of records must part from each other, and from those of other pages.
  let ids: HashSet | undefined;
  for (const found of pages) {
    const page = { ...found, stem: stemOf(found.path) };
    const chunks = page.kind === 'stdin' ? sniffedBytes(settings.stdin()) : fileBytes(page.raw ?? page.file, page.path);
    try {
      if (formOf(page, settings.form) === 'text') yield* textPages(page, chunks, settings);
      else {
        ids ??= taken(pages, stemOf, settings.form);
        yield* jsonPages(page, chunks, settings, ids);
      }
    } catch (error) {
      const problem = fileProblem(page.path, error);
      if (!problem) throw error;
      yield { page, problem };
    }
  }
}

/** Paths of other pages, and what their ids begin with. */
function taken(pages: readonly PageFile[], stemOf: (path: string) => string, form: InputForm | undefined): HashSet {
  const stems = new HashSet();
  for (const page of pages) {
    if (formOf(page, form) !== 'text') continue;
    stems.add(stemOf(page.path));
    stems.add(page.path);
  }
  return stems;
}
