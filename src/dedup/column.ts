import { type PagePool, Pages } from './pages.js';

/** Numbers read at once of a page that stays on disk: in one with as many as a page of seeds has, the one looked for is among them nearly always. */
const NEAR = 64;

/** A row of 32-bit numbers that only grows. */
export class Column {
  private readonly pages: Pages;
  private readonly mask: number;
  /** First number of each page, so that a search reads one page. */
  private readonly firsts: number[] = [];
  private open: Uint32Array = new Uint32Array(0);
  /** Numbers of a page on disk, from an index on. */
  private readonly near = new Uint32Array(NEAR);
  private readonly nearBytes = new Uint8Array(this.near.buffer);
  private nearFrom = 0;
  private nearEnd = 0;
  length = 0;

  /** @param bits numbers in a page, as a power of two */
  constructor(
    pool: PagePool,
    private readonly bits: number,
  ) {
    this.pages = new Pages(pool, 4 << bits);
    this.mask = (1 << bits) - 1;
  }

  push(value: number): void {
    const at = this.length & this.mask;
    if (at === 0) {
      this.open = this.pages.add().words;
      this.firsts.push(value);
    }
    this.open[at] = value;
    this.length++;
  }

  at(index: number): number {
    if (index >= this.length) return 0;
    return this.words(index >>> this.bits)[index & this.mask] ?? 0;
  }

  /** Index of the last value that is not above `value`, 0 when all are; the column must be sorted. */
  lastUpTo(value: number): number {
    if (this.length === 0) return 0;
    const page = this.pageUpTo(value);
    const words = this.words(page);
    const last = Math.min(this.mask, this.length - 1 - page * (this.mask + 1));
    // The values rise evenly, more or less: the search begins where it would end if they did, and reads little around it.
    const first = this.firsts[page] ?? 0;
    const span = (this.firsts[page + 1] ?? words[last] ?? 0) - first;
    const guess = value <= first ? 0 : Math.min(last, Math.floor(((value - first) / Math.max(1, span)) * last));
    let low = guess;
    let high = guess;
    if ((words[guess] ?? 0) <= value) {
      for (let step = 1; high < last && (words[high] ?? 0) <= value; step *= 2) {
        low = high;
        high = Math.min(last, high + step);
      }
    } else {
      for (let step = 1; low > 0 && (words[low] ?? 0) > value; step *= 2) {
        high = low;
        low = Math.max(0, low - step);
      }
    }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((words[middle] ?? 0) <= value) low = middle;
      else high = middle - 1;
    }
    return page * (this.mask + 1) + low;
  }

  /** Index of the first value that is not below `value`, the length when there is none; the column must be sorted. */
  firstFrom(value: number): number {
    return value === 0 || this.length === 0 || this.at(0) >= value ? 0 : this.lastUpTo(value - 1) + 1;
  }

  /** {@link firstFrom} that leaves a page on disk where it is, and reads only the numbers near the one looked for. */
  seek(value: number): number {
    if (value === 0 || this.length === 0 || (this.firsts[0] ?? 0) >= value) return 0;
    const page = this.pageUpTo(value - 1);
    const from = page * (this.mask + 1);
    if (this.isAtHand(page)) return this.firstFrom(value);
    const first = this.firsts[page] ?? 0;
    const span = (this.firsts[page + 1] ?? value) - first;
    const guess = Math.floor(((value - first) / Math.max(1, span)) * this.mask);
    const start = from + Math.max(0, Math.min(guess - NEAR / 2, this.mask + 1 - NEAR));
    const end = this.readNear(start);
    const last = this.near[end - 1 - start] ?? 0;
    if ((start > from && (this.near[0] ?? 0) >= value) || (end <= from + this.mask && last < value))
      return this.firstFrom(value);
    let low = start;
    for (let high = end; low < high; ) {
      const middle = (low + high) >> 1;
      if ((this.near[middle - start] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** {@link at} that leaves a page on disk where it is. */
  glance(index: number): number {
    if (index >= this.length) return 0;
    if (this.isAtHand(index >>> this.bits)) return this.at(index);
    if (index < this.nearFrom || index >= this.nearEnd) this.readNear(index);
    return this.near[index - this.nearFrom] ?? 0;
  }

  /** Forgets all of it. */
  close(): void {
    this.pages.close();
  }

  /** Bytes taken in memory and on disk. */
  get bytes(): number {
    return this.pages.count * this.pages.size + this.firsts.length * 8;
  }

  /** The last page that begins with no more than `value`, the first when none does. */
  private pageUpTo(value: number): number {
    let page = 0;
    for (let high = this.firsts.length - 1; page < high; ) {
      const middle = (page + high + 1) >> 1;
      if ((this.firsts[middle] ?? 0) <= value) page = middle;
      else high = middle - 1;
    }
    return page;
  }

  private isAtHand(page: number): boolean {
    return page === this.pages.count - 1 || this.pages.peek(page) !== undefined;
  }

  /** Reads numbers of a page on disk from an index on; gives the index behind them. A full page, for the last one is open. */
  private readNear(index: number): number {
    const end = Math.min(index + NEAR, ((index >>> this.bits) + 1) << this.bits);
    this.pages.copy(index * 4, this.nearBytes.subarray(0, (end - index) * 4));
    this.nearFrom = index;
    this.nearEnd = end;
    return end;
  }

  private words(page: number): Uint32Array {
    return page === this.pages.count - 1 ? this.open : this.pages.get(page).words;
  }
}
