import type { Evidence } from './evidence.js';
import { givenUp } from './sequence.js';

/** The most that strips can give a sequence wherever they are put into an article, as the first and as the last of a run. */
export class Places {
  readonly #evidence: Evidence;
  readonly #headings: readonly number[];
  /** `article * strips + strip`. */
  readonly #heads: Float64Array;
  readonly #tails: Float64Array;

  constructor(evidence: Evidence, headings: readonly number[], articles: readonly (readonly number[])[]) {
    this.#evidence = evidence;
    this.#headings = headings;
    this.#heads = new Float64Array(articles.length * evidence.n);
    this.#tails = new Float64Array(articles.length * evidence.n);
    for (const [a, order] of articles.entries()) this.change(a, order);
  }

  /** Tells that the strips of an article are others now, or in another order. */
  change(a: number, order: readonly number[]): void {
    const { link, first, last, n } = this.#evidence;
    const heads = this.#heads.subarray(a * n, a * n + n).fill(Number.NEGATIVE_INFINITY);
    const tails = this.#tails.subarray(a * n, a * n + n).fill(Number.NEGATIVE_INFINITY);
    const opens = ((this.#headings[a] ?? -1) + 1) * n;
    for (let at = 0; at <= order.length; at++) {
      const before = order[at - 1] ?? -1;
      const after = order[at] ?? -1;
      // What is given up where the run comes in is counted with its head.
      const lost = givenUp(this.#evidence, this.#headings[a] ?? -1, before, after);
      for (let strip = 0; strip < n; strip++) {
        const head = ((before < 0 ? first[opens + strip] : link[before * n + strip]) ?? 0) - lost;
        const tail = (after < 0 ? last[strip] : link[strip * n + after]) ?? 0;
        if (head > (heads[strip] ?? 0)) heads[strip] = head;
        if (tail > (tails[strip] ?? 0)) tails[strip] = tail;
      }
    }
  }

  /** No place in an article gives more for a run that begins with strip `head` and ends with `tail`. */
  bound(head: number, tail: number, a: number): number {
    const row = a * this.#evidence.n;
    return (this.#heads[row + head] ?? 0) + (this.#tails[row + tail] ?? 0);
  }
}
