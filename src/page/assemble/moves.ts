import type { Evidence } from './evidence.js';
import { insertionGain } from './sequence.js';
import { Belonging, PartGatherer, type PartStems, type Subject, subjectOf } from './subject.js';

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

/** A run of strips that could be moved. */
interface Part {
  start: number;
  length: number;
  head: number;
  tail: number;
  stems: PartStems;
  /** What taking it out gives the sequence it leaves, its own links kept. */
  staying: number;
  /** How well its words go with the article it leaves. */
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
  readonly #belonging: Belonging;
  readonly #gatherer: PartGatherer;
  readonly #articles: (readonly number[])[];
  readonly #subjects: Subject[];
  readonly #parts: Part[][];
  /** `from * articles + to`; null where nothing gains, undefined where it must be looked for again. */
  readonly #best: (Move | null | undefined)[];

  constructor(evidence: Evidence, headings: readonly number[], articles: readonly (readonly number[])[]) {
    this.#evidence = evidence;
    this.#headings = headings;
    this.#belonging = new Belonging(evidence);
    this.#gatherer = new PartGatherer(evidence);
    this.#articles = [...articles];
    this.#subjects = articles.map((order, a) => subjectOf(evidence, headings[a] ?? -1, order));
    this.#parts = articles.map((order, a) => this.#partsOf(order, a));
    this.#best = new Array(articles.length ** 2).fill(undefined);
  }

  /** Tells that the strips of an article are others now, or in another order. */
  change(a: number, order: readonly number[]): void {
    this.#articles[a] = order;
    this.#subjects[a] = subjectOf(this.#evidence, this.#headings[a] ?? -1, order);
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
    const subject = this.#subjects[a] ?? { counts: new Uint16Array(0), size: 0 };
    const parts: Part[] = [];
    for (let start = 0; start < order.length; start++) {
      this.#gatherer.clear();
      const head = order[start] ?? 0;
      const before = order[start - 1] ?? -1;
      for (let length = 1; length <= LONGEST_MOVE && start + length <= order.length; length++) {
        const tail = order[start + length - 1] ?? 0;
        this.#gatherer.add(tail);
        const stems = this.#gatherer.part(this.#belonging);
        const staying = -insertionGain(evidence, heading, before, order[start + length] ?? -1, head, tail);
        const leaving = this.#belonging.of(stems, subject, true);
        parts.push({ start, length, head, tail, stems, staying, leaving });
      }
    }
    return parts;
  }

  #bestBetween(from: number, to: number): Move | null {
    const evidence = this.#evidence;
    const heading = this.#headings[to] ?? -1;
    const other = this.#articles[to] ?? [];
    const subject = this.#subjects[to];
    if (!subject) return null;
    let best: Move | null = null;
    for (const { start, length, head, tail, stems, staying, leaving } of this.#parts[from] ?? []) {
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
      const shared = to === from ? 0 : this.#belonging.of(stems, subject, false) - leaving;
      const gain = staying + shared + most - (to === from ? evidence.within : evidence.between);
      const rounded = Math.round(gain / GRAIN) * GRAIN;
      if (rounded > 0 && (!best || rounded > best.gain)) best = { from, start, length, to, at: place, gain: rounded };
    }
    return best;
  }
}

/** Order in which moves of the same gain are taken. */
function comesFirst(a: Move, b: Move): boolean {
  return a.from - b.from < 0 || (a.from === b.from && (a.start - b.start || a.length - b.length || a.to - b.to) < 0);
}
