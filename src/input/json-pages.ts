import { isUtf8 } from 'node:buffer';
import type { Problem } from '../output/problem.js';
import { type PageFile, partOf } from './page-file.js';
import { MAX_PAGE_BYTES, tooLarge } from './page-limit.js';
import type { PageSource, SourceSettings } from './page-source.js';
import type { HashSet } from './repeated.js';
import { splitBytes } from './split.js';

const LINE_FEED = new Uint8Array([0x0a]);
/** A line is passed over up to so many times what it may have; what is longer is no file of lines. */
const SKIP = 16;

/** Keys that hold the text where there is no `text`: The Stack and mC4 copies, RedPajama (CCNet), article collections. */
const OTHER_TEXTS = ['content', 'raw_content', 'body', 'article'];

/**
 * The records of a file of JSON lines, each a page: `{id, text, source, metadata}` of dolma and datatrove, or the rows of a
 * data set of Hugging Face.
 *
 * @param ids of pages so far; a record whose id is among them, or that has none, is named after its file and line
 */
export async function* jsonPages(
  file: PageFile,
  chunks: AsyncIterable<Uint8Array>,
  settings: SourceSettings,
  ids: HashSet,
): AsyncGenerator<PageSource> {
  const { maxPageBytes: most = MAX_PAGE_BYTES, idField = 'id' } = settings;
  const { path } = file;
  let lines = 0;
  for await (const { number, bytes } of splitBytes(chunks, LINE_FEED, { most, skip: SKIP * most })) {
    lines = number;
    const failed = (problem: Problem): PageSource => ({ page: file, problem: { where: `line ${number}`, ...problem } });
    if (bytes === undefined) {
      yield failed(tooLarge(path, most, 'leave the line out, or allow more with --max-page-bytes'));
      continue;
    }
    const read = readRecord(bytes, number === 1);
    if (read === undefined) continue;
    if (typeof read === 'string') {
      yield failed({ path, reason: read, advice: 'repair the line, or leave it out' });
      continue;
    }
    const text = textOf(read, settings.textField);
    if (typeof text !== 'string') {
      yield failed({ path, ...text });
      continue;
    }
    const part = partOf(file, number, 'line');
    const id = idOf(read, idField);
    const broken = [id, read.source].some((name) => typeof name === 'string' && !isWellFormed.call(name));
    if (broken) {
      yield failed({ path, reason: 'an unpaired surrogate in the id or the source', advice: 'repair the record' });
      continue;
    }
    const known = id === '' || ids.add(id);
    const source = read.source;
    const root = typeof source === 'string' && source !== '' ? source : file.root;
    yield { page: known ? { ...part, root } : { ...part, root, path: id, stem: id }, text };
  }
  if (lines === 0) yield { page: file, problem: { path, reason: 'an empty file', advice: 'leave it out' } };
}

type Record = Readonly<Partial<{ [key: string]: unknown }>>;

/** The object of a line, undefined when the line is blank, or what is wrong with it. */
function readRecord(bytes: Uint8Array, isFirst: boolean): Record | string | undefined {
  if (!isUtf8(bytes)) return 'broken UTF-8';
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
  const line = isFirst && text.startsWith('\ufeff') ? text.slice(1) : text;
  if (/^\s*$/.test(line)) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : 'no JSON object';
  } catch {
    return 'no JSON';
  }
}

function isRecord(value: unknown): value is Record {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** In Node.js 20, but not in the types for it. */
const { isWellFormed } = String.prototype as unknown as { isWellFormed(this: string): boolean };

/** The text of a record, or why there is none. */
function textOf(record: Record, field: string | undefined): string | Pick<Problem, 'reason' | 'advice'> {
  const key = field ?? textKeyOf(record);
  if (key === undefined) return { reason: 'a record without text', advice: 'name its key with --text-field' };
  const text = fieldOf(record, key);
  if (typeof text !== 'string') return { reason: `no text in ${key}`, advice: 'name another key with --text-field' };
  if (!/\S/.test(text)) return { reason: 'a record with empty text', advice: 'leave it out' };
  // It would come out as U+FFFD.
  if (!isWellFormed.call(text)) return { reason: 'an unpaired surrogate in the text', advice: 'repair the record' };
  return text;
}

function textKeyOf(record: Record): string | undefined {
  if (typeof record.text === 'string') return 'text';
  const [only, ...more] = OTHER_TEXTS.filter((key) => typeof record[key] === 'string');
  return more.length === 0 ? only : undefined;
}

/** What names a record: a string, or a whole number written out, if it is not so large that it was rounded when it was read; empty for none. */
function idOf(record: Record, field: string): string {
  const id = fieldOf(record, field);
  return typeof id === 'string' ? id : Number.isSafeInteger(id) ? String(id) : '';
}

/** The value under a key, which is taken whole first, then at its dots. */
function fieldOf(record: Record, key: string): unknown {
  if (Object.hasOwn(record, key)) return record[key];
  let value: unknown = record;
  for (const step of key.split('.')) {
    if (!isRecord(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}
