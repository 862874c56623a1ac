import { formatOf, HEAD } from './layout/formats.js';
import { type PageFile, partOf } from './page-file.js';
import { tooLarge } from './page-limit.js';
import type { PageSource } from './page-source.js';
import { joined, splitBytes } from './split.js';

/** What a file with a layout may begin with: `<` or `{`, white space, the first byte of a byte order mark. */
const BEGINS = new Set([0x3c, 0x7b, 0x20, 0x09, 0x0a, 0x0d, 0xef]);

/** Whether a file may have a layout, by its first byte; then its first {@link HEAD} bytes tell. */
export const mayHaveLayout = (start: Uint8Array): boolean => start[0] !== undefined && BEGINS.has(start[0]);

/**
 * The pages of a file with a layout, in a file of one page that file as it stands; undefined where it has none, or one of a single page.
 *
 * @param start its first {@link HEAD} bytes
 */
export function layoutPages(
  file: PageFile,
  start: Uint8Array,
  chunks: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<PageSource> | undefined {
  const head = Buffer.from(start.buffer, start.byteOffset, Math.min(start.length, HEAD)).toString();
  const format = formatOf(head);
  const { part, page } = format ?? {};
  if (part) return partedPages(file, chunks, part, most);
  const [separator] = page?.exec(head) ?? [];
  if (!format || separator === undefined) return undefined;
  const root = new RegExp(`<((?:[\\w-]+:)?${format.root})[\\s>]`, 'i').exec(head)?.[1] ?? format.root;
  return markupPages(file, chunks, { separator: Buffer.from(separator), end: Buffer.from(`</${root}>`) }, most);
}

const NOTHING = new Uint8Array(0);

const ADVICE = 'have its pages written one by one, or allow more with --max-page-bytes';

/** Text that is not inside a tag; in ALTO it is an attribute. White space is none. */
const WORDS = /CONTENT=["'][^"'<>]*[^"'<>\s]|>[^<]*[^<\s]/;

const hasWords = (bytes: Uint8Array): boolean =>
  WORDS.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));

/**
 * Pages of markup. One page is the file as it stands; of more, each is named after its number, and its bytes are a file of
 * its own: what stands before the first page, the page, and the end of the root. Those without a word are left out, and counted.
 *
 * @param separator what each page begins with
 */
async function* markupPages(
  file: PageFile,
  chunks: AsyncIterable<Uint8Array>,
  { separator, end }: { separator: Uint8Array; end: Uint8Array },
  most: number,
): AsyncGenerator<PageSource> {
  let head: Uint8Array = NOTHING;
  /** The last page that was met: held until it is known whether it is alone, and whether the root ends in it. */
  let held: { number: number; bytes: Uint8Array } | undefined;
  let given = 0;
  const alone = ({ number, bytes }: { number: number; bytes: Uint8Array }, close: Uint8Array): PageSource[] => {
    if (!hasWords(bytes)) return [];
    given++;
    return [{ page: partOf(file, number, 'page'), bytes: joined([head, separator, bytes, close]) }];
  };
  for await (const { number: part, bytes } of splitBytes(chunks, separator, { most, skip: 0 })) {
    // The first part is what stands before the first page.
    const number = part - 1;
    if (held) yield* alone(held, end);
    if (bytes === undefined) {
      const page = number > 1 ? partOf(file, number, 'page') : file;
      yield { page, problem: tooLarge(file.path, most, ADVICE) };
      return;
    }
    if (number === 0) head = bytes;
    else held = { number, bytes };
  }
  if (held && held.number > 1) yield* alone(held, NOTHING);
  if (given === 0) yield { page: file, bytes: joined(held ? [head, separator, held.bytes] : [head]) };
}

/** Pages of a file that is read whole to be parted, likewise. */
async function* partedPages(
  file: PageFile,
  chunks: AsyncIterable<Uint8Array>,
  part: (text: string) => (string | undefined)[] | undefined,
  most: number,
): AsyncGenerator<PageSource> {
  for await (const { bytes } of splitBytes(chunks, NOTHING, { most, skip: 0 })) {
    if (bytes === undefined) {
      yield { page: file, problem: tooLarge(file.path, most, ADVICE) };
      continue;
    }
    const pages = part(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString());
    if (!pages?.some((page) => page !== undefined)) yield { page: file, bytes: joined([bytes]) };
    else
      for (const [i, page] of pages.entries())
        if (page !== undefined) yield { page: partOf(file, i + 1, 'page'), bytes: joined([Buffer.from(page)]) };
  }
}
