import { linesOfBytes, readJson } from '../lines.js';
import { asObject } from '../record-line.js';
import type { PageOrder } from './page-order.js';

/** A file whose lines belong to pages. */
export interface LinesFile {
  /** As shown. */
  name: string;
  /** What it says, decompressed; asked for once. */
  bytes(): AsyncIterable<Uint8Array>;
  /** The same from a byte on that was read before. */
  again(from: number): AsyncIterable<Uint8Array>;
}

/** A line of JSON that belongs to a page. */
export interface PageLine {
  path: string;
  value: Readonly<Record<string, unknown>>;
  file: string;
  /** From 1. */
  number: number;
}

/** What cannot be given to a page. */
export type Stray = (file: string, number: number, message: string) => void;

/** Of how many pages the place of one is remembered. */
const SPARSE = 16;

/** The lines of some files page by page, in one pass; the lines of earlier pages may be read again. */
export class PageLines {
  readonly #lines: AsyncGenerator<PageLine>;
  #next: PageLine | undefined;
  #begun = false;
  /** Number of the file at hand. */
  #file = 0;
  #pages = 0;
  /** Places of one page in {@link SPARSE}, in order. */
  readonly #places: { path: string; file: number; from: number; number: number }[] = [];

  /** @param pathOf tells the page that a line belongs to */
  constructor(
    readonly files: readonly LinesFile[],
    readonly pathOf: (value: Readonly<Record<string, unknown>>) => unknown,
    readonly stray: Stray,
    readonly order: PageOrder,
  ) {
    this.#lines = this.#readAll();
  }

  /** The path of the page that comes next; undefined at the end. */
  async peek(): Promise<string | undefined> {
    if (!this.#begun) await this.#advance();
    return this.#next?.path;
  }

  /** The lines of the page that comes next. */
  async take(): Promise<PageLine[]> {
    const path = await this.peek();
    const lines: PageLine[] = [];
    while (this.#next && this.#next.path === path) {
      lines.push(this.#next);
      await this.#advance();
    }
    return lines;
  }

  /** The lines of an earlier page again; none when there are none. */
  async again(path: string): Promise<PageLine[]> {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.order(this.#places[middle]?.path ?? '', path) <= 0) low = middle + 1;
      else high = middle;
    }
    const place = this.#places[low - 1];
    const lines: PageLine[] = [];
    if (!place) return lines;
    for (let i = place.file; i <= this.#file; i++) {
      const file = this.files[i];
      const at = i === place.file ? place : { from: 0, number: 0 };
      if (!file) break;
      for await (const { line } of linesIn(file.name, file.again(at.from), at.number, this.pathOf)) {
        if (typeof line === 'string') continue;
        if (line.path === path) lines.push(line);
        else if (lines.length > 0 || this.order(line.path, path) > 0) return lines;
      }
    }
    return lines;
  }

  async #advance(): Promise<void> {
    this.#begun = true;
    const { value, done } = await this.#lines.next();
    this.#next = done ? undefined : value;
  }

  async *#readAll(): AsyncGenerator<PageLine> {
    let last: string | undefined;
    for (const [i, { name, bytes }] of this.files.entries()) {
      this.#file = i;
      for await (const { line, from, number } of linesIn(name, bytes(), 0, this.pathOf)) {
        if (typeof line === 'string') {
          this.stray(name, number, line);
          continue;
        }
        if (line.path !== last) this.#keepPlace(line.path, { file: i, from, number: number - 1 });
        last = line.path;
        yield line;
      }
    }
  }

  /** Places stay in order, so that they can be searched. */
  #keepPlace(path: string, place: { file: number; from: number; number: number }): void {
    if (this.#pages++ % SPARSE > 0) return;
    const before = this.#places.at(-1);
    if (!before || this.order(before.path, path) < 0) this.#places.push({ path, ...place });
  }
}

/** The lines of a file, each with the byte it begins at; what is wrong with a line that belongs to no page. */
async function* linesIn(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  before: number,
  pathOf: PageLines['pathOf'],
): AsyncGenerator<{ line: PageLine | string; from: number; number: number }> {
  let from = 0;
  let number = before;
  for await (const line of linesOfBytes(bytes)) {
    number++;
    const value = asObject(readJson(line).value);
    const path = value && pathOf(value);
    const isOf = value !== undefined && typeof path === 'string';
    const stray = value ? 'names no page' : 'no JSON object';
    yield { line: isOf ? { path, value, file, number } : stray, from, number };
    from += line.length + 1;
  }
}
