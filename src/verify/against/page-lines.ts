import { linesOfBytes, readJson } from '../lines.js';
import { asObject } from '../record-line.js';

/** A file whose lines belong to pages; it can be read from any byte on. */
export interface LinesFile {
  /** As shown. */
  name: string;
  bytes(from: number): AsyncIterable<Uint8Array>;
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
  #pages = 0;
  /** Places of one page in {@link SPARSE}, in order. */
  readonly #places: { path: string; file: number; from: number; number: number }[] = [];

  /** @param pathOf tells the page that a line belongs to */
  constructor(
    readonly files: readonly LinesFile[],
    readonly pathOf: (value: Readonly<Record<string, unknown>>) => unknown,
    readonly stray: Stray,
  ) {
    this.#lines = this.#read(0, 0, 0, true);
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
      if (compareBytes(this.#places[middle]?.path ?? '', path) <= 0) low = middle + 1;
      else high = middle;
    }
    const place = this.#places[low - 1];
    const lines: PageLine[] = [];
    if (!place) return lines;
    for await (const line of this.#read(place.file, place.from, place.number, false)) {
      if (line.path === path) lines.push(line);
      else if (lines.length > 0 || compareBytes(line.path, path) > 0) break;
    }
    return lines;
  }

  async #advance(): Promise<void> {
    this.#begun = true;
    const { value, done } = await this.#lines.next();
    this.#next = done ? undefined : value;
  }

  async *#read(file: number, from: number, number: number, first: boolean): AsyncGenerator<PageLine> {
    let last: string | undefined;
    for (let i = file; i < this.files.length; i++) {
      const { name, bytes } = this.files[i] ?? { name: '', bytes: () => [] as unknown as AsyncIterable<Uint8Array> };
      let at = i === file ? from : 0;
      let count = i === file ? number : 0;
      for await (const line of linesOfBytes(bytes(at))) {
        count++;
        const value = asObject(readJson(line).value);
        const path = value && this.pathOf(value);
        if (typeof path !== 'string' || !value) {
          if (first) this.stray(name, count, value ? 'names no page' : 'no JSON object');
        } else {
          if (first && path !== last && this.#pages++ % SPARSE === 0) {
            this.#places.push({ path, file: i, from: at, number: count - 1 });
          }
          last = path;
          yield { path, value, file: name, number: count };
        }
        at += line.length + 1;
      }
    }
  }
}

/** Compares texts by their UTF-8, which is the order of pages. */
export function compareBytes(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
