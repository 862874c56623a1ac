import { type PagePool, Pages } from './pages.js';

/** Places are stored in 32 bits. */
const MOST_BYTES = 2 ** 32;

/** A seed and the letters beside it that are looked at first lie in two lines of a processor's cache more often than in one. */
const [NEAR_BEFORE, NEAR_AFTER] = [16, 32];

/** More text than one index can number. */
export class CorpusTooLarge extends RangeError {
  override readonly name = 'CorpusTooLarge';
}

/** A stretch that lies in one piece of memory: global position `p` stands at `units[p - base]`. */
export interface ByteView {
  units: Uint8Array;
  base: number;
}

/** Bytes of a page on disk around a position. */
export interface Glance extends ByteView {
  /** Global positions of the first of them and behind the last. */
  start: number;
  end: number;
}

/** Spreads positions over the windows (odd, Knuth, TAOCP 3, 6.4: the golden ratio of 32 bits). */
const SPREAD = 0x9e3779b1;
/** Bytes read before and behind a position of a page on disk, and how many such windows are kept, as a power of two. */
const BEFORE = 88;
const WINDOW = 192;
const WINDOW_BITS = 10;

/**
 * Stretches of bytes in the order they came: the keys of all articles, one byte a letter.
 *
 * A stretch never lies across two pages, so whoever aligns against it reads one array.
 */
export class ByteStore {
  private readonly pages: Pages;
  private end = 0;
  /** Windows into pages on disk, each at the place that its position names, and where each begins and ends. */
  private windows = new Uint8Array(0);
  private readonly begun = new Float64Array(1 << WINDOW_BITS);
  private readonly ended = new Float64Array(1 << WINDOW_BITS);
  private readonly glanced: Glance = { units: this.windows, base: 0, start: 0, end: 0 };

  /** Bytes held, unused ends of pages not counted. */
  held = 0;

  /** @param pageBits bytes in a page, as a power of two */
  constructor(
    pool: PagePool,
    private readonly pageBits: number,
  ) {
    this.pages = new Pages(pool, 1 << pageBits);
  }

  /**
   * Stores a stretch.
   *
   * @returns the position of its first byte
   * @throws CorpusTooLarge past 4 thousand million bytes (of keys: about 9 GB of Arabic text)
   */
  append(bytes: Uint8Array): number {
    const { size, count } = this.pages;
    if (bytes.length > count * size - this.end) {
      const spans = Math.ceil(bytes.length / size);
      if ((count + spans) * size > MOST_BYTES) {
        throw new CorpusTooLarge('The corpus is too large for one duplicate index.');
      }
      this.end = count * size;
      this.pages.add(spans);
    }
    const at = this.end;
    if (bytes.length > 0) {
      const { units, base } = this.view(at);
      units.set(bytes, at - base);
    }
    this.end = at + bytes.length;
    this.held += bytes.length;
    return at;
  }

  /** The memory that holds the byte at a global position. */
  view(position: number): ByteView {
    const { bytes, first } = this.pages.get(position >>> this.pageBits);
    return { units: bytes, base: first * this.pages.size };
  }

  /** Whether the byte at a global position lies in memory. */
  holds(position: number): boolean {
    return this.pages.peek(position >>> this.pageBits) !== undefined;
  }

  /**
   * Bytes around a global position of a page on disk, which stays there: some {@link BEFORE} before it and as many behind, fewer at the ends
   * of the page. They stand until the next call.
   */
  glance(position: number): Glance {
    if (this.windows.length === 0) this.windows = new Uint8Array(WINDOW << WINDOW_BITS);
    const { windows, begun, ended, glanced } = this;
    const slot = Math.imul(position, SPREAD) >>> (32 - WINDOW_BITS);
    const page = this.pages.extent(position >>> this.pageBits);
    const start = Math.max(page.start, position - BEFORE);
    const end = Math.min(page.end, position - BEFORE + WINDOW);
    if (begun[slot] !== start || ended[slot] !== end) {
      this.pages.copy(start, windows.subarray(slot * WINDOW, slot * WINDOW + end - start));
      begun[slot] = start;
      ended[slot] = end;
    }
    glanced.units = windows;
    glanced.base = start - slot * WINDOW;
    glanced.start = start;
    glanced.end = end;
    return glanced;
  }

  /** Reads a byte to either side of a global position if it lies in memory: only brings what stands there nearer. */
  touch(position: number): number {
    const page = this.pages.peek(position >>> this.pageBits);
    if (page === undefined) return 0;
    const at = position - page.first * this.pages.size;
    const { bytes } = page;
    return (bytes[Math.max(0, at - NEAR_BEFORE)] ?? 0) ^ (bytes[Math.min(at + NEAR_AFTER, bytes.length - 1)] ?? 0);
  }

  /** Bytes taken in memory and on disk, unused ends of pages included. */
  get bytes(): number {
    return this.pages.count * this.pages.size;
  }
}
