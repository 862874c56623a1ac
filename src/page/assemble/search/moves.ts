import { Coherence } from '../evidence/coherence.js';
import type { Evidence } from '../evidence/evidence.js';
import { Kinship } from './kinship.js';
import { Places } from './places.js';
import { givenUp } from './sequence.js';

/** Strips moved together at most. */
const LONGEST_MOVE = 8;
/** Gains that differ by less are alike, and the move that comes first on the page is taken. */
const GRAIN = 1e-9;
/** Bounds are told with this much to spare for rounding. */
const SLACK = 1e-6;

/** A run of strips taken from one article and put into another, or elsewhere in the same one. */
export interface Move {
  from: number;
  start: number;
  length: number;
  to: number;
  /** Position in the target, the run having been taken out. */
  at: number;
  /** Gain beyond the margin. */
  gain: number;
}

/**
 * The moves between the articles of a stretch. The best one from each article to each other is kept until one of the two
 * changes, since a move touches two of them only.
 */
export class Moves {
  /** Strips of each article in the order they are in now. */
  readonly articles: (readonly number[])[];
  readonly evidence: Evidence;
  readonly headings: readonly number[];
  readonly #kinship: Kinship;
  readonly #coherence: Coherence;
  readonly #places: Places;
  /**
   * Of the run of `length` strips that begins with `strip`, at `strip * LONGEST_MOVE + length - 1`: what taking it out gives the
   * sequence it leaves, its own links kept; the same, and what taking its words and subjects out of the article gives; the squared
   * length of what its subjects add up to.
   */
  readonly #staying: Float64Array;
  readonly #leaving: Float64Array;
  readonly #inner: Float64Array;
  /** By length, for the runs at hand: the most that their words may give another article. */
  readonly #words = new Float64Array(LONGEST_MOVE);
  #landed = 0;
  /** `from * articles + to`; null where nothing gains, undefined where it must be looked for again. */
  readonly #best: (Move | null | undefined)[];
  /** {@link Moves.changed}, and the places of each that are new; null where all may be. */
  readonly #changed: Map<number, readonly [begin: number, end: number] | null>;
  readonly #settled: Set<number>;

  /** @param known of the same stretch with fewer articles, the first of them with these strips: gone on from there */
  constructor(
    evidence: Evidence,
    headings: readonly number[],
    articles: readonly (readonly number[])[],
    known?: Moves,
  ) {
    const n = articles.length;
    this.evidence = evidence;
    this.headings = headings;
    this.articles = [...articles];
    this.#kinship = new Kinship(evidence, headings, articles, known ? known.#kinship : undefined);
    this.#coherence = new Coherence(evidence, headings, articles, known ? known.#coherence : undefined);
    this.#places = new Places(evidence, headings, known ? known.#places : undefined);
    this.#staying = known ? known.#staying.slice() : new Float64Array(evidence.n * LONGEST_MOVE);
    this.#leaving = known ? known.#leaving.slice() : new Float64Array(evidence.n * LONGEST_MOVE);
    this.#inner = known ? known.#inner.slice() : new Float64Array(evidence.n * LONGEST_MOVE);
    this.#best = new Array(n ** 2).fill(undefined);
    this.#changed = new Map(known ? known.#changed : []);
    this.#settled = new Set(known ? known.#settled : []);
    const before = known ? known.articles.length : 0;
    for (let from = 0; known && from < before; from++)
      for (let to = 0; to < before; to++) this.#best[from * n + to] = known.#best[from * before + to];
    for (let a = before; a < n; a++) this.#changed.set(a, null);
  }

  /**
   * The moves of the stretch with one article more: the strips of article `a` from place `at` on, without a heading. What is known
   * of other articles need not be worked out again.
   */
  parted(a: number, at: number): Moves {
    const article = this.articles[a] ?? [];
    const rest = article.slice(at);
    const moves = new Moves(this.evidence, [...this.headings, -1], [...this.articles, []], this);
    moves.#kinship.move(rest, a, this.articles.length);
    moves.#coherence.move(rest, a, this.articles.length);
    moves.reorder(a, article.slice(0, at));
    moves.reorder(this.articles.length, rest);
    return moves;
  }

  /** The articles that changed since a move was last looked for; all before the first time. */
  get changed(): number[] {
    return [...this.#changed.keys()];
  }

  /** Puts the strips of an article into another order. */
  reorder(a: number, order: readonly number[]): void {
    this.articles[a] = order;
    this.#changed.set(a, null);
    this.#settled.delete(a);
  }

  /** Tells the strips of an article after a move from or to another, and the places in it that are new. */
  #change(a: number, order: readonly number[], begin: number, end: number): void {
    const again = this.#changed.has(a);
    this.reorder(a, order);
    if (!again) this.#changed.set(a, [begin, end]);
  }

  /** Tells that the strips of an article are in their very best order: none of them is looked for another place in it. */
  settle(a: number): void {
    this.#settled.add(a);
  }

  #catchUp(): void {
    const n = this.articles.length;
    for (const [a, places] of this.#changed) {
      const order = this.articles[a] ?? [];
      if (places) this.#places.extend(a, order, ...places);
      else this.#places.change(a, order);
      this.#kinship.settle(a);
      this.#weighRuns(a);
      for (let b = 0; b < n; b++) {
        this.#best[a * n + b] = undefined;
        this.#best[b * n + a] = undefined;
      }
      if (this.#settled.has(a)) this.#best[a * n + a] = null;
    }
    this.#changed.clear();
  }

  make({ from, to, start, length, at }: Move): void {
    const source = this.articles[from] ?? [];
    const run = source.slice(start, start + length);
    const rest = [...source.slice(0, start), ...source.slice(start + length)];
    const inserted = (order: readonly number[]): number[] => [...order.slice(0, at), ...run, ...order.slice(at)];
    if (to === from) {
      this.reorder(to, inserted(rest));
      return;
    }
    this.#kinship.move(run, from, to);
    this.#coherence.move(run, from, to);
    this.#change(from, rest, start, start);
    this.#change(to, inserted(this.articles[to] ?? []), at, at + length);
  }

  /** The move that gains most beyond its margin, if any does. */
  best(): Move | null {
    this.#catchUp();
    const n = this.articles.length;
    let best: Move | null = null;
    for (let from = 0; from < n; from++) {
      for (let to = 0; to < n; to++) {
        let move = this.#best[from * n + to];
        if (move === undefined) {
          move = to === from ? this.#bestWithin(from) : this.#bestBetween(from, to);
          this.#best[from * n + to] = move;
        }
        if (move && (!best || move.gain > best.gain || (move.gain === best.gain && comesFirst(move, best))))
          best = move;
      }
    }
    return best;
  }

  /**
   * Articles that a move is found for which loses less than a margin, so that another arrangement is nearly as good.
   *
   * @param within margin of moves within an article, and `between` of those that take strips out of it: log-odds
   */
  doubtful(within: number, between: number): boolean[] {
    this.#catchUp();
    return this.articles.map(
      (_, from) =>
        this.#bestWithin(from, -within) !== null ||
        this.articles.some((_, to) => to !== from && this.#bestBetween(from, to, -between) !== null),
    );
  }

  #weighRuns(a: number): void {
    const { link, first, last, likeness, n } = this.evidence;
    const { strips } = likeness;
    const { common } = this.#coherence;
    const order = this.articles[a] ?? [];
    const heading = this.headings[a] ?? -1;
    const firsts = (heading + 1) * n;
    for (let start = 0; start < order.length; start++) {
      const head = order[start] ?? 0;
      const before = order[start - 1] ?? -1;
      const opens = (before < 0 ? first[firsts + head] : link[before * n + head]) ?? 0;
      const longest = Math.min(LONGEST_MOVE, order.length - start);
      let shared = 0;
      let inner = 0;
      for (let length = 1; length <= longest; length++) {
        const tail = order[start + length - 1] ?? 0;
        shared += common[a * n + tail] ?? 0;
        for (let k = start; k < start + length - 1; k++) inner += 2 * (strips[tail * n + (order[k] ?? 0)] ?? 0);
        inner += strips[tail * n + tail] ?? 0;
        const after = order[start + length] ?? -1;
        const closes = (after < 0 ? last[tail] : link[tail * n + after]) ?? 0;
        const staying = -(opens + closes - givenUp(this.evidence, heading, before, after));
        const run = head * LONGEST_MOVE + length - 1;
        this.#staying[run] = staying;
        this.#leaving[run] = staying + this.#coherence.gainOf(a, -1, shared, inner);
        this.#inner[run] = inner;
      }
    }
    this.#kinship.addLeaving(order, a, this.#leaving, LONGEST_MOVE);
  }

  #bestWithin(a: number, within = this.evidence.within): Move | null {
    const { n } = this.evidence;
    const { heads, tails } = this.#places;
    const bounds = a * n;
    const order = this.articles[a] ?? [];
    let best: Move | null = null;
    let least = within - SLACK;
    for (let start = 0; start < order.length; start++) {
      const head = order[start] ?? 0;
      const longest = Math.min(LONGEST_MOVE, order.length - start);
      for (let length = 1; length <= longest; length++) {
        const tail = order[start + length - 1] ?? 0;
        const staying = this.#staying[head * LONGEST_MOVE + length - 1] ?? 0;
        if (staying + (heads[bounds + head] ?? 0) + (tails[bounds + tail] ?? 0) < least) continue;
        const at = this.#landing(order, start, length, a);
        const gain = this.#landed;
        const rounded = Math.round((staying + gain - within) / GRAIN) * GRAIN;
        if (rounded <= (best?.gain ?? 0)) continue;
        best = { from: a, start, length, to: a, at, gain: rounded };
        least = rounded + within - SLACK;
      }
    }
    return best;
  }

  #bestBetween(from: number, to: number, between = this.evidence.between): Move | null {
    const { n } = this.evidence;
    const { heads, tails } = this.#places;
    const bounds = to * n;
    const order = this.articles[from] ?? [];
    const leaving = this.#leaving;
    const words = this.#words;
    let best: Move | null = null;
    let least = between - SLACK;
    const { each } = this.#kinship;
    const { common } = this.#coherence;
    for (let start = 0; start < order.length; start++) {
      const head = order[start] ?? 0;
      const longest = Math.min(LONGEST_MOVE, order.length - start);
      const runs = head * LONGEST_MOVE - 1;
      let given = heads[bounds + head] ?? 0;
      let bounded = false;
      let shared = 0;
      for (let length = 1; length <= longest; length++) {
        const tail = order[start + length - 1] ?? 0;
        given += each[bounds + tail] ?? 0;
        shared += common[bounds + tail] ?? 0;
        const leaves =
          (leaving[runs + length] ?? 0) + this.#coherence.gainOf(to, 1, shared, this.#inner[runs + length] ?? 0);
        if (leaves + given + (tails[bounds + tail] ?? 0) < least) continue;
        if (!bounded) this.#kinship.bound(order, start, to, words);
        bounded = true;
        const most = leaves + (words[length - 1] ?? 0);
        if (most + (heads[bounds + head] ?? 0) + (tails[bounds + tail] ?? 0) < least) continue;
        const at = this.#landing(order, start, length, to);
        const gain = this.#landed;
        if (most + gain < least) continue;
        const exact = leaves + this.#kinship.gainOf(order, start, length, to) + gain - between;
        const rounded = Math.round(exact / GRAIN) * GRAIN;
        if (rounded <= (best?.gain ?? 0)) continue;
        best = { from, start, length, to, at, gain: rounded };
        least = rounded + between - SLACK;
      }
    }
    return best;
  }

  /**
   * The place in an article where a run of strips, its own or another's, gives the sequence most; for its own, another place. What it
   * gives there is {@link Moves.#landed}.
   */
  #landing(run: readonly number[], start: number, length: number, to: number): number {
    const { link, first, last, n } = this.evidence;
    const { lost } = this.#places;
    const opens = ((this.headings[to] ?? -1) + 1) * n;
    const order = this.articles[to] ?? [];
    const head = run[start] ?? 0;
    const tail = run[start + length - 1] ?? 0;
    const own = run === order;
    let most = Number.NEGATIVE_INFINITY;
    let landing = 0;
    for (let place = 0; place <= order.length; place++) {
      if (own && place >= start && place <= start + length) continue;
      const before = place > 0 ? link[(order[place - 1] ?? 0) * n + head] : first[opens + head];
      const after = place < order.length ? link[tail * n + (order[place] ?? 0)] : last[tail];
      const gain = (before ?? 0) + (after ?? 0) - (lost[to * (n + 1) + place] ?? 0);
      if (gain > most + GRAIN) {
        most = gain;
        landing = place;
      }
    }
    this.#landed = most;
    return own && landing > start ? landing - length : landing;
  }
}

/** Order in which moves of the same gain are taken. */
function comesFirst(a: Move, b: Move): boolean {
  return a.from - b.from < 0 || (a.from === b.from && (a.start - b.start || a.length - b.length || a.to - b.to) < 0);
}
