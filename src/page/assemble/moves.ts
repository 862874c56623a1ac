import type { Evidence } from './evidence.js';
import { Kinship } from './kinship.js';
import { Places } from './places.js';
import { insertionGain } from './sequence.js';
import type { PartStems } from './subject.js';

/** Strips moved together at most. */
const LONGEST_MOVE = 8;
/** Gains that differ by less are alike, and the move that comes first on the page is taken. */
const GRAIN = 1e-9;

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

/** Bounds are told with this much to spare for rounding. */
const SLACK = 1e-6;

/** A run of strips that could be moved. */
interface Part {
  start: number;
  length: number;
  head: number;
  tail: number;
  /** What taking it out gives the sequence it leaves, its own links kept. */
  staying: number;
  /** How much taking its words out of the article and putting them into none gives, but for their number. */
  loose: number;
  /** Its stems, counted by strips. */
  drawn: number;
  /** Worked out where it may matter. */
  words: Words | undefined;
}

/** The words of a part. */
interface Words {
  stems: PartStems;
  /** How well they go with the article they leave. */
  leaving: number;
}

export const without = (order: readonly number[], start: number, length: number): number[] => [
  ...order.slice(0, start),
  ...order.slice(start + length),
];

/**
 * The moves between the articles of a stretch. The best one from each article to each other is kept until one of the two
 * changes, since a move touches two of them only.
 */
export class Moves {
  readonly #evidence: Evidence;
  readonly #headings: readonly number[];
  readonly #kinship: Kinship;
  readonly #places: Places;
  readonly #articles: (readonly number[])[];
  readonly #parts: Part[][];
  /** `from * articles + to`; null where nothing gains, undefined where it must be looked for again. */
  readonly #best: (Move | null | undefined)[];

  constructor(evidence: Evidence, headings: readonly number[], articles: readonly (readonly number[])[]) {
    this.#evidence = evidence;
    this.#headings = headings;
    this.#articles = [...articles];
    this.#kinship = new Kinship(evidence, headings, articles);
    this.#places = new Places(evidence, headings, articles);
    this.#parts = articles.map((order, a) => this.#partsOf(order, a));
    this.#best = new Array(articles.length ** 2).fill(undefined);
  }

  /** Tells that the strips of an article are others now, or in another order. */
  change(a: number, order: readonly number[]): void {
    this.#articles[a] = order;
    this.#kinship.change(a, order);
    this.#places.change(a, order);
    this.#parts[a] = this.#partsOf(order, a);
    const n = this.#articles.length;
    for (let b = 0; b < n; b++) {
      this.#best[a * n + b] = undefined;
      this.#best[b * n + a] = undefined;
    }
  }

  /** The move that gains most beyond its margin, if any does. */
  best(): Move | null {
    const n = this.#articles.length;
    let best: Move | null = null;
    for (let from = 0; from < n; from++) {
      for (let to = 0; to < n; to++) {
        let move = this.#best[from * n + to];
        if (move === undefined) {
          move = this.#bestBetween(from, to);
          this.#best[from * n + to] = move;
        }
        if (move && (!best || move.gain > best.gain || (move.gain === best.gain && comesFirst(move, best))))
          best = move;
      }
    }
    return best;
  }

  #partsOf(order: readonly number[], a: number): Part[] {
    const evidence = this.#evidence;
    const heading = this.#headings[a] ?? -1;
    const parts: Part[] = [];
    for (let start = 0; start < order.length; start++) {
      const head = order[start] ?? 0;
      const before = order[start - 1] ?? -1;
      const run = this.#kinship.run(a);
      for (let length = 1; length <= LONGEST_MOVE && start + length <= order.length; length++) {
        const tail = order[start + length - 1] ?? 0;
        run.add(tail);
        const staying = -insertionGain(evidence, heading, before, order[start + length] ?? -1, head, tail);
        const { loose, drawn } = run;
        parts.push({ start, length, head, tail, staying, loose, drawn, words: undefined });
      }
    }
    return parts;
  }

  #wordsOf(part: Part, a: number): Words {
    part.words ??= this.#kinship.wordsOf(this.#articles[a]?.slice(part.start, part.start + part.length) ?? [], a);
    return part.words;
  }

  #bestBetween(from: number, to: number): Move | null {
    const evidence = this.#evidence;
    const heading = this.#headings[to] ?? -1;
    const other = this.#articles[to] ?? [];
    const margin = to === from ? evidence.within : evidence.between;
    let best: Move | null = null;
    let kin = 0;
    for (const part of this.#parts[from] ?? []) {
      const { start, length, head, tail, staying } = part;
      let gain = staying - margin;
      if (to !== from) {
        kin = (length > 1 ? kin : 0) + this.#kinship.ofStrip(tail, to);
        gain += this.#kinship.bound(part.loose, kin, part.drawn, to);
        if (gain + this.#places.bound(head, tail, to) < (best?.gain ?? 0) - SLACK) continue;
      }
      // Within an article the part is looked past.
      const taken = to === from ? start : other.length;
      const size = to === from ? other.length - length : other.length;
      let most = Number.NEGATIVE_INFINITY;
      let place = 0;
      let before = -1;
      for (let at = 0; at <= size; at++) {
        const after = other[at < taken ? at : at + length] ?? -1;
        const preceding = before;
        before = after;
        if (to === from && at === start) continue;
        const gain = insertionGain(evidence, heading, preceding, after, head, tail);
        if (gain > most + GRAIN) {
          most = gain;
          place = at;
        }
      }
      if (gain + most < (best?.gain ?? 0) - SLACK) continue;
      let shared = 0;
      if (to !== from) {
        const { stems, leaving } = this.#wordsOf(part, from);
        shared = this.#kinship.with(stems, to) - leaving;
      }
      const exact = staying + shared + most - margin;
      const rounded = Math.round(exact / GRAIN) * GRAIN;
      if (rounded > 0 && (!best || rounded > best.gain)) best = { from, start, length, to, at: place, gain: rounded };
    }
    return best;
  }
}

/** Order in which moves of the same gain are taken. */
function comesFirst(a: Move, b: Move): boolean {
  return a.from - b.from < 0 || (a.from === b.from && (a.start - b.start || a.length - b.length || a.to - b.to) < 0);
}
