import { type PagePool, Pages } from './pages.js';

/** A row of 32-bit numbers that only grows. */
export class Column {
  private readonly pages: Pages;
  private readonly mask: number;
  /** First number of each page, so that a search reads one page. */
  private readonly firsts: number[] = [];
  private open: Uint32Array = new Uint32Array(0);
  length = 0;

  /** @param bits numbers in a page, as a power of two */
  constructor(
    pool: PagePool,
    private readonly bits: number,
  ) {
    this.pages = new Pages(pool, 4 * 2 ** bits);
    this.mask = 2 ** bits - 1;
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
    let page = 0;
    for (let high = this.firsts.length - 1; page < high; ) {
      const middle = (page + high + 1) >> 1;
      if ((this.firsts[middle] ?? 0) <= value) page = middle;
      else high = middle - 1;
    }
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

  /** Forgets all of it. */
  close(): void {
    this.pages.close();
  }

  /** Bytes taken in memory and on disk. */
  get bytes(): number {
    return this.pages.count * this.pages.size + this.firsts.length * 8;
  }

  private words(page: number): Uint32Array {
    return page === this.pages.count - 1 ? this.open : this.pages.get(page).words;
  }
}
