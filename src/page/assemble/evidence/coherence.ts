import type { Evidence } from './evidence.js';

/** An article of few strips is not sure of its subject: length that is added to the sum of theirs, at a right angle. */
const UNSURE = 2;

/** How much of one subject an article is, by the squared length of what its strips and its heading add up to. */
const lengthOf = (squares: number): number => Math.sqrt(Math.max(0, squares) + UNSURE * UNSURE) - UNSURE;

/** How much of one subject the strips of an article are with its heading, unweighted. */
export function coherenceOf(evidence: Evidence, heading: number, order: readonly number[]): number {
  const { likeness, n } = evidence;
  let squares = likeness.headLengths[heading] ?? 0;
  const heads = heading * n;
  for (let i = 0; i < order.length; i++) {
    const row = (order[i] ?? 0) * n;
    if (heading >= 0) squares += 2 * (likeness.heads[heads + (order[i] ?? 0)] ?? 0);
    squares += likeness.strips[row + (order[i] ?? 0)] ?? 0;
    for (let j = 0; j < i; j++) squares += 2 * (likeness.strips[row + (order[j] ?? 0)] ?? 0);
  }
  return lengthOf(squares);
}

/** How well the subjects of runs of strips go with the articles of a stretch. */
export class Coherence {
  readonly #evidence: Evidence;
  /** `article * strips + strip`: what an article and its heading have in common with a strip; its own counted as well. */
  readonly common: Float64Array;
  /** Squared length of what the strips of each article and its heading add up to. */
  readonly #squares: Float64Array;

  /** @param known of the same stretch with fewer articles, the first of them with these strips: gone on from there */
  constructor(
    evidence: Evidence,
    headings: readonly number[],
    articles: readonly (readonly number[])[],
    known?: Coherence,
  ) {
    const { n, likeness } = evidence;
    this.#evidence = evidence;
    this.common = new Float64Array(articles.length * n);
    this.#squares = new Float64Array(articles.length);
    if (known) {
      this.common.set(known.common);
      this.#squares.set(known.#squares);
    }
    for (let a = known ? known.#squares.length : 0; a < articles.length; a++) {
      const heading = headings[a] ?? -1;
      if (heading >= 0) {
        this.common.set(likeness.heads.subarray(heading * n, (heading + 1) * n), a * n);
        this.#squares[a] = likeness.headLengths[heading] ?? 0;
      }
      for (const strip of articles[a] ?? []) this.#add(strip, a, 1);
    }
  }

  #add(strip: number, a: number, sign: 1 | -1): void {
    const { likeness, n } = this.#evidence;
    const { strips } = likeness;
    const own = strips[strip * n + strip] ?? 0;
    const row = a * n;
    this.#squares[a] = (this.#squares[a] ?? 0) + 2 * sign * (this.common[row + strip] ?? 0) + own;
    for (let i = 0; i < n; i++)
      this.common[row + i] = (this.common[row + i] ?? 0) + sign * (strips[strip * n + i] ?? 0);
  }

  /** Tells that strips went from one article to another. */
  move(strips: readonly number[], from: number, to: number): void {
    for (const strip of strips) {
      this.#add(strip, from, -1);
      this.#add(strip, to, 1);
    }
  }

  /**
   * What an article gains by a run of strips that comes to it (`sign` 1), or leaves it (-1).
   *
   * @param common what the article has in common with its strips, added up
   * @param inner squared length of what they add up to by themselves
   */
  gainOf(a: number, sign: 1 | -1, common: number, inner: number): number {
    const squares = this.#squares[a] ?? 0;
    return this.#evidence.coherence * (lengthOf(squares + 2 * sign * common + inner) - lengthOf(squares));
  }
}
