import type { Spread } from './stats.js';

/** How often each of some whole numbers came. */
export class NumberCounts {
  private readonly counts = new Map<number, number>();
  private total = 0;
  private sum = 0;

  add(number: number): void {
    this.counts.set(number, (this.counts.get(number) ?? 0) + 1);
    this.total++;
    this.sum += number;
  }

  spread(): Spread {
    const sorted = [...this.counts].sort(([a], [b]) => a - b);
    const at = (share: number): number => {
      let left = Math.max(1, Math.ceil(this.total * share));
      for (const [number, count] of sorted) {
        left -= count;
        if (left <= 0) return number;
      }
      return 0;
    };
    const mean = this.total === 0 ? 0 : Math.round((this.sum / this.total) * 100) / 100;
    return { mean, least: at(0), median: at(0.5), p90: at(0.9), most: at(1) };
  }

  /** How many numbers lie in each stretch that begins at one of `starts`, which rise. */
  from(starts: readonly number[]): { from: number; count: number }[] {
    const stretches = starts.map((from) => ({ from, count: 0 }));
    for (const [number, count] of this.counts) {
      const stretch = stretches.findLast(({ from }) => from <= number);
      if (stretch) stretch.count += count;
    }
    return stretches;
  }
}

/** A name in the table: how often it came since it was entered, and at most before that. */
interface Count {
  times: number;
  before: number;
}

/**
 * How often each name came. When the table is full the rarer half of it is forgotten, so that memory is bounded and a name costs the same
 * however many there are: lossy counting (Manku and Motwani 2002), with a floor that rises with each time.
 */
export class NameCounts {
  private readonly counts = new Map<string, Count>();
  /** How often a name came at most that is not in the table. */
  private floor = 0;

  constructor(private readonly most: number) {}

  add(name: string): void {
    const count = this.counts.get(name);
    if (count) {
      count.times++;
      return;
    }
    if (this.counts.size >= this.most) this.forget();
    this.counts.set(name, { times: 1, before: this.floor });
  }

  /** The most frequent names, of equals the first by code unit. */
  top(most: number): [name: string, count: number][] {
    return [...this.counts]
      .map(([name, { times }]): [string, number] => [name, times])
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, most);
  }

  private forget(): void {
    const all = Float64Array.from(this.counts.values(), ({ times, before }) => times + before).sort();
    this.floor = all[Math.max(0, (all.length >> 1) - 1)] ?? 0;
    for (const [name, { times, before }] of this.counts) if (times + before <= this.floor) this.counts.delete(name);
  }
}
