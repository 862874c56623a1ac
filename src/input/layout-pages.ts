import { formatOf, HEAD } from './layout/formats.js';
import { type PageFile, partOf } from './page-file.js';
import { tooLarge } from './page-limit.js';
import type { PageSource } from './page-source.js';
import { joined, splitBytes } from './split.js';

/** How a file with a layout is parted: what each page of it begins with, and what closes a page that stands by itself. */
export interface LayoutParts {
  separator: Uint8Array;
  end: Uint8Array;
}

/** How a file is parted, by its first {@link HEAD} bytes; undefined where it has no layout, or one of a single page. */
export function layoutParts(start: Uint8Array): LayoutParts | undefined {
  const head = Buffer.from(start.buffer, start.byteOffset, Math.min(start.length, HEAD)).toString();
  const format = formatOf(head);
  const page = format?.page?.exec(head);
  if (!format || !page) return undefined;
  const root = new RegExp(`<((?:[\\w-]+:)?${format.root})[\\s>]`, 'i').exec(head)?.[1] ?? format.root;
  return { separator: Buffer.from(page[0], 'latin1'), end: Buffer.from(`</${root}>`) };
}

const NOTHING = new Uint8Array(0);

const ADVICE = 'have its pages written one by one, or allow more with --max-page-bytes';

/** Text that is not inside a tag; in ALTO it is an attribute. White space is none. */
const WORDS = /CONTENT=["'][^"'<>]*[^"'<>\s]|>[^<]*[^<\s]/;

const hasWords = (bytes: Uint8Array): boolean =>
  WORDS.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));

/**
 * The pages of a file with a layout. One page is the file as it stands; of more, each is named after its number, and its bytes are a file of
 * its own: what stands before the first page, the page, and the end of the root. Those without a word are left out, and counted.
 */
export async function* layoutPages(
  file: PageFile,
  chunks: AsyncIterable<Uint8Array>,
  { separator, end }: LayoutParts,
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
