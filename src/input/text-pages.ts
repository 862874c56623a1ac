import { peeked } from './byte-stream.js';
import { DecodeError, decode, markedEncoding } from './decode.js';
import type { EncodingName } from './encoding.js';
import { HEAD } from './layout/formats.js';
import { layoutPages, mayHaveLayout } from './layout-pages.js';
import { noText } from './no-text.js';
import { type PageFile, partOf } from './page-file.js';
import { MAX_PAGE_BYTES, tooLarge } from './page-limit.js';
import type { PageSource, SourceSettings } from './page-source.js';
import { joined, type Part, splitBytes } from './split.js';
import { guessUtf16, type Utf16Name } from './utf16.js';

const FORM_FEED = '\f';
/** Bytes of a file that its kind of UTF-16 is told from. */
const SAMPLE = 1 << 12;
/** A file with so many separators is one of many pages, though all but one be blank. */
const MANY = 1000;

const ADVICE = 'part its pages with --page-separator, or allow more with --max-page-bytes';
const REST = 'the rest of the file was not read';

/**
 * The pages of a text file, parted by a separator (form feeds, as Tesseract and pdftotext write them).
 *
 * A page of nothing but white space is left out, and counted. A file with one page is that page, under its own path; of
 * more, each is named after its number. A file with a layout has pages of its own ({@link layoutPages}).
 */
export async function* textPages(
  file: PageFile,
  chunks: AsyncIterable<Uint8Array>,
  { pageSeparator = FORM_FEED, maxPageBytes: most = MAX_PAGE_BYTES, encoding }: SourceSettings,
): AsyncGenerator<PageSource> {
  const begun = await peeked(chunks, SAMPLE);
  const apart = pageSeparator !== '' && mayHaveLayout(begun.start);
  const { start, all } = apart ? await peeked(begun.all, HEAD) : begun;
  const laidOut = apart ? layoutPages(file, start, all, most) : undefined;
  if (laidOut) {
    yield* laidOut;
    return;
  }
  const utf16 = utf16Of(start, encoding);
  const foreign = utf16 ? undefined : noText(start.subarray(0, SAMPLE));
  if (foreign) {
    yield { page: file, problem: { path: file.path, ...foreign } };
    return;
  }
  const separator = encoded(pageSeparator, utf16);
  const blankSeparator = isBlank(separator);
  const numbered = ({ number, bytes = NONE }: Part): PageSource => pageOf(partOf(file, number, 'page'), bytes, utf16);

  // The first page is held until another shows that it is not alone.
  let first: Part | undefined;
  let several = false;
  let given = false;
  // Alone, it is kept as it stands in the file, white space and all, so that its SHA-256 is that of the file.
  const whole: Uint8Array[] = [];
  let held = 0;
  for await (const part of splitBytes(all, separator, { most, skip: 0, unit: utf16 ? 2 : 1, gaps: MANY })) {
    const { number, bytes, closed } = part;
    const blank = bytes !== undefined && isBlank(bytes);
    held += bytes?.length ?? 0;
    if (!several && ((first && !blank) || number === MANY || held > most)) {
      if (first) yield numbered(first);
      given = first !== undefined;
      several = true;
      whole.length = 0;
    }
    if (bytes === undefined) {
      const problem = tooLarge(file.path, most, ADVICE);
      yield number === 1
        ? { page: file, problem }
        : { page: partOf(file, number, 'page'), problem: { ...problem, where: REST } };
      return;
    }
    if (several) {
      if (!blank) {
        yield numbered(part);
        given = true;
      }
      continue;
    }
    if (!blank) first = part;
    if (blankSeparator || !blank) whole.push(bytes);
    if (blankSeparator && closed) whole.push(separator);
  }
  if (!given) yield { page: file, bytes: joined(whole) };
}

const NONE = new Uint8Array(0);

function pageOf(page: PageFile, bytes: Uint8Array, utf16: Utf16Name | undefined): PageSource {
  if (utf16 === undefined) return { page, bytes: joined([bytes]) };
  // Only the first page has the byte order mark, and a short one does not show its order without.
  try {
    return { page, text: decode(bytes, { encoding: utf16 }).text };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const { reason, offset, advice } = error;
    return { page, problem: { path: page.path, reason, where: `byte ${offset}`, advice } };
  }
}

function utf16Of(start: Uint8Array, encoding: EncodingName | undefined): Utf16Name | undefined {
  if (encoding !== undefined) return encoding === 'utf-16le' || encoding === 'utf-16be' ? encoding : undefined;
  const marked = markedEncoding(start);
  if (marked === 'utf-16le' || marked === 'utf-16be') return marked;
  return guessUtf16(start.subarray(0, SAMPLE))?.encoding;
}

function encoded(separator: string, utf16: Utf16Name | undefined): Uint8Array {
  if (utf16 === undefined) return Buffer.from(separator);
  const bytes = Buffer.from(separator, 'utf16le');
  return utf16 === 'utf-16be' ? bytes.swap16() : bytes;
}

/** Bytes of white space and of byte order marks, in UTF-8 and in UTF-16. */
const BLANK = new Set([0x00, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => BLANK.has(byte));
}
