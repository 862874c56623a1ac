/**
 * Parts of the index that may lie on disk.
 *
 * All that grows with the corpus is kept in pages that are written once, from first to last. A pool counts the bytes of those in memory;
 * past its limit the ones not used lately go to a file and are read back when they are asked for. What is read is what was written, so
 * where a page lies changes no result.
 */

/** A file for pages that do not fit in memory. Calls are synchronous, since they stand in the midst of comparing. */
export interface SpillFile {
  write(bytes: Uint8Array, position: number): void;
  /** Fills all of `into`. */
  read(into: Uint8Array, position: number): void;
  close(): void;
}

/** Makes new empty files. */
export interface Spill {
  open(): SpillFile;
}

export interface Page {
  readonly owner: Pages;
  /** Its number; a long page has several, this is the first. */
  readonly first: number;
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
  /** Asked for since the pool last looked at it. */
  used: boolean;
  /** Still being written, so it stays. */
  open: boolean;
  /** Stands in the file. */
  stored: boolean;
}

/** Memory of one page, as bytes and as numbers of 32 bits. */
interface Memory {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
}

/** Share of the limit that memory kept for further pages may take: given back it would lie about until it is collected. */
const MOST_FREE = 0.25;

/** The pages in memory, of all that share one budget. */
export class PagePool {
  /** Bytes of the pages in memory. */
  bytes = 0;
  private readonly ring: Page[] = [];
  /** Memory of pages that went since the last article, and may still be read; and memory for new ones, by size. */
  private readonly gone: Memory[] = [];
  private readonly free = new Map<number, Memory[]>();
  private freeBytes = 0;
  private hand = 0;
  private limit = Number.POSITIVE_INFINITY;

  /** @param spill null keeps everything in memory */
  constructor(readonly spill: Spill | null = null) {}

  /** Bytes that pages may take from now on; pages still being written stay beyond it. Nobody may hold on to a page over this. */
  keepWithin(limit: number): void {
    this.limit = limit;
    this.reuse();
    this.evict();
  }

  /** Pages to come may take the memory of those that went. Nobody may hold on to a page over this. */
  reuse(): void {
    for (const memory of this.gone) {
      const size = memory.bytes.length;
      if (this.freeBytes + size > MOST_FREE * this.limit) continue;
      this.freeBytes += size;
      const same = this.free.get(size);
      if (same) same.push(memory);
      else this.free.set(size, [memory]);
    }
    this.gone.length = 0;
  }

  /** Bytes of the pages in memory, of those that may still be read, and of memory for new ones. */
  get held(): number {
    return this.gone.reduce((sum, { bytes }) => sum + bytes.length, this.bytes + this.freeBytes);
  }

  /** Memory for a page; what stood in it may still be there. */
  take(size: number): Memory {
    const known = this.free.get(size)?.pop();
    if (known) {
      this.freeBytes -= size;
      return known;
    }
    const bytes = new Uint8Array(size);
    return { bytes, words: new Uint32Array(bytes.buffer) };
  }

  admit(page: Page): void {
    this.ring.push(page);
    this.bytes += page.bytes.length;
    this.evict();
  }

  /** Forgets the pages of one owner. */
  drop(owner: Pages): void {
    let kept = 0;
    for (const page of this.ring) {
      if (page.owner === owner) this.leave(page);
      else this.ring[kept++] = page;
    }
    this.ring.length = kept;
    this.hand = 0;
  }

  private leave({ bytes, words }: Page): void {
    this.gone.push({ bytes, words });
    this.bytes -= bytes.length;
  }

  /** Second chance: a page goes when the hand comes by a second time and nobody has asked for it since. */
  private evict(): void {
    const { ring, spill } = this;
    if (spill === null || this.bytes + this.freeBytes <= this.limit) return;
    for (let left = ring.length * 2; left > 0 && this.bytes + this.freeBytes > this.limit; left--) {
      if (this.hand >= ring.length) this.hand = 0;
      const page = ring[this.hand];
      if (!page) break;
      if (page.open || page.used) {
        page.used = false;
        this.hand++;
        continue;
      }
      page.owner.store(page, spill);
      this.leave(page);
      const last = ring.pop();
      if (last && last !== page) ring[this.hand] = last;
    }
  }
}

/** A row of pages of one size, the last one open for writing. */
export class Pages {
  private readonly pages: (Page | undefined)[] = [];
  /** First number and bytes of pages longer than the rest, by each of their numbers. */
  private readonly long = new Map<number, { first: number; bytes: number }>();
  private file: SpillFile | undefined;
  private last: Page | undefined;

  /** @param size bytes of a page */
  constructor(
    private readonly pool: PagePool,
    readonly size: number,
  ) {}

  get count(): number {
    return this.pages.length;
  }

  /** A new page at the end, all zero; with more than one span it takes several numbers. */
  add(spans = 1): Page {
    if (this.last) this.last.open = false;
    const first = this.pages.length;
    const page = this.page(first, spans * this.size);
    page.bytes.fill(0);
    page.open = true;
    for (let i = 0; i < spans; i++) {
      this.pages.push(page);
      if (spans > 1) this.long.set(first + i, { first, bytes: spans * this.size });
    }
    this.last = page;
    this.pool.admit(page);
    return page;
  }

  /** The page of a number. */
  get(number: number): Page {
    const page = this.pages[number];
    if (page === undefined) return this.load(number);
    page.used = true;
    return page;
  }

  /** The page of a number if it is in memory. */
  peek(number: number): Page | undefined {
    return this.pages[number];
  }

  /** Where the page of a number begins and ends, in bytes from the beginning of all pages. */
  extent(number: number): { start: number; end: number } {
    const { first, bytes } = this.long.get(number) ?? { first: number, bytes: this.size };
    return { start: first * this.size, end: first * this.size + bytes };
  }

  /** Copies bytes of a page that is not in memory and leaves it there; it must not be in memory. */
  copy(position: number, into: Uint8Array): void {
    this.file?.read(into, position);
  }

  /** Takes a page out of memory. */
  store(page: Page, spill: Spill): void {
    if (!page.stored) {
      this.file ??= spill.open();
      this.file.write(page.bytes, page.first * this.size);
      page.stored = true;
    }
    for (let i = page.bytes.length / this.size - 1; i >= 0; i--) this.pages[page.first + i] = undefined;
  }

  /** Nothing of this is needed any more. */
  close(): void {
    this.pool.drop(this);
    this.file?.close();
  }

  private load(number: number): Page {
    if (this.file === undefined || number >= this.pages.length) throw new RangeError(`No page ${number}.`);
    const { first, bytes } = this.long.get(number) ?? { first: number, bytes: this.size };
    const page = this.page(first, bytes);
    this.file.read(page.bytes, first * this.size);
    page.stored = true;
    for (let i = bytes / this.size - 1; i >= 0; i--) this.pages[first + i] = page;
    this.pool.admit(page);
    return page;
  }

  private page(first: number, length: number): Page {
    const { bytes, words } = this.pool.take(length);
    return { owner: this, first, bytes, words, used: true, open: false, stored: false };
  }
}
