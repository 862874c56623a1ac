import type { Evidence } from '../evidence/evidence.js';
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

  /** @param known of the same stretch with fewer articles: gone on from there */
  constructor(evidence: Evidence, headings: readonly number[], known?: Places) {
    this.#evidence = evidence;
    this.#headings = headings;
    this.heads = new Float64Array(headings.length * evidence.n);
    this.tails = new Float64Array(headings.length * evidence.n);
    this.lost = new Float64Array(headings.length * (evidence.n + 1));
    if (!known) return;
    this.heads.set(known.heads);
    this.tails.set(known.tails);
    this.lost.set(known.lost);
  }

  /** Tells the strips of an article, in the order they are in now: to be called before it is asked about. */
  change(a: number, order: readonly number[]): void {
    const { last, n } = this.#evidence;
    this.heads.fill(Number.NEGATIVE_INFINITY, a * n, (a + 1) * n);
    this.tails.set(last, a * n);
    this.extend(a, order, 0, order.length);
  }

  /** The same, where all places but `begin` to `end` were there before: the bounds stand for those that are gone as well. */
  extend(a: number, order: readonly number[], begin: number, end: number): void {
    const { link, first, n } = this.#evidence;
    const { heads, tails } = this;
    const bounds = a * n;
    const opens = ((this.#headings[a] ?? -1) + 1) * n;
    for (let at = 0; at <= order.length; at++) {
      const before = order[at - 1] ?? -1;
      // What is given up where the run comes in is counted with its head.
      const lost = givenUp(this.#evidence, this.#headings[a] ?? -1, before, order[at] ?? -1);
      this.lost[a * (n + 1) + at] = lost;
      if (at < begin || at > end) continue;
      const gives = at === 0 ? first : link;
      const row = at === 0 ? opens : before * n;
      for (let strip = 0; strip < n; strip++) {
        const head = (gives[row + strip] ?? 0) - lost;
        if (head > (heads[bounds + strip] ?? 0)) heads[bounds + strip] = head;
      }
    }
    const closing = Math.min(end + 1, order.length);
    for (let strip = 0; strip < n; strip++) {
      const row = strip * n;
      let most = tails[bounds + strip] ?? 0;
      for (let at = begin; at < closing; at++) {
        const tail = link[row + (order[at] ?? 0)] ?? 0;
        if (tail > most) most = tail;
      }
      tails[bounds + strip] = most;
    }
  }
}
