import type { Evidence } from './evidence.js';
import { givenUp } from './sequence.js';

/** The most that strips can give the sequence of an article wherever they are put into it, as the first and as the last of a run. */
export class Places {
  /** `article * strips + strip`: no place gives more for a run than the two of its first and its last strip together. */
  readonly heads: Float64Array;
  readonly tails: Float64Array;
  /** `article * (strips + 1) + place`: what the sequence gives up where a run comes in. */
  readonly lost: Float64Array;
  readonly #evidence: Evidence;
  readonly #headings: readonly number[];

  constructor(evidence: Evidence, headings: readonly number[], articles: readonly (readonly number[])[]) {
    this.#evidence = evidence;
    this.#headings = headings;
    this.heads = new Float64Array(articles.length * evidence.n);
    this.tails = new Float64Array(articles.length * evidence.n);
    this.lost = new Float64Array(articles.length * (evidence.n + 1));
    for (const [a, order] of articles.entries()) this.change(a, order);
  }

  /** Tells that the strips of an article are others now, or in another order. */
  change(a: number, order: readonly number[]): void {
    const { link, first, last, n } = this.#evidence;
    const { heads, tails } = this;
    const bounds = a * n;
    heads.fill(Number.NEGATIVE_INFINITY, bounds, bounds + n);
    tails.set(last, bounds);
    const opens = ((this.#headings[a] ?? -1) + 1) * n;
    for (let at = 0; at <= order.length; at++) {
      const before = order[at - 1] ?? -1;
      const after = order[at] ?? -1;
      // What is given up where the run comes in is counted with its head.
      const lost = givenUp(this.#evidence, this.#headings[a] ?? -1, before, after);
      this.lost[a * (n + 1) + at] = lost;
      const gives = before < 0 ? first : link;
      const row = before < 0 ? opens : before * n;
      for (let strip = 0; strip < n; strip++) {
        const head = (gives[row + strip] ?? 0) - lost;
        if (head > (heads[bounds + strip] ?? 0)) heads[bounds + strip] = head;
      }
      if (after < 0) continue;
      for (let strip = 0, cell = after; strip < n; strip++, cell += n) {
        const tail = link[cell] ?? 0;
        if (tail > (tails[bounds + strip] ?? 0)) tails[bounds + strip] = tail;
      }
    }
  }
}
