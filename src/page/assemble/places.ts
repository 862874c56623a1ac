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

  constructor(evidence: Evidence, headings: readonly number[]) {
    this.#evidence = evidence;
    this.#headings = headings;
    this.heads = new Float64Array(headings.length * evidence.n);
    this.tails = new Float64Array(headings.length * evidence.n);
    this.lost = new Float64Array(headings.length * (evidence.n + 1));
  }

  /** Tells the strips of an article, in the order they are in now: to be called before it is asked about. */
  change(a: number, order: readonly number[]): void {
    const { link, first, last, n } = this.#evidence;
    const { heads, tails } = this;
    const bounds = a * n;
    const opens = ((this.#headings[a] ?? -1) + 1) * n;
    for (let at = 0; at <= order.length; at++) {
      const before = order[at - 1] ?? -1;
      // What is given up where the run comes in is counted with its head.
      const lost = givenUp(this.#evidence, this.#headings[a] ?? -1, before, order[at] ?? -1);
      this.lost[a * (n + 1) + at] = lost;
      if (at === 0) {
        for (let strip = 0; strip < n; strip++) heads[bounds + strip] = (first[opens + strip] ?? 0) - lost;
        continue;
      }
      const row = before * n;
      for (let strip = 0; strip < n; strip++) {
        const head = (link[row + strip] ?? 0) - lost;
        if (head > (heads[bounds + strip] ?? 0)) heads[bounds + strip] = head;
      }
    }
    for (let strip = 0; strip < n; strip++) {
      const row = strip * n;
      let most = last[strip] ?? 0;
      for (let at = 0; at < order.length; at++) {
        const tail = link[row + (order[at] ?? 0)] ?? 0;
        if (tail > most) most = tail;
      }
      tails[bounds + strip] = most;
    }
  }
}
