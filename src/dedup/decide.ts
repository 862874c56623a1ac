import { isDigitKey, WORD_START } from '../text/keys.js';
import { extentOf } from './align.js';
import type { Run } from './chain.js';
import { type Difference, slotsOf } from './differences.js';
import type { PassageTable } from './passage-table.js';

/** What must be repeated, in words, for a passage to fall. */
export interface Limits {
  /** A run inside an otherwise new paragraph. */
  run: number;
  /** A whole paragraph. */
  whole: number;
  /** Runs shorter than this must be repeated nearly letter by letter, and stay when what they repeat is a whole short passage: a headline or
   *  summary, which the text may say again. 0 for none. */
  sure: number;
  /** Least share of letters in common, of a run and of its part in a paragraph. */
  alike: number;
  /** Whether a run may be torn between paragraphs that do not follow each other, as columns are. */
  torn: boolean;
}

/** Least share of letters in common for short runs (see {@link Limits.sure}). */
const NEARLY_EXACT = 0.9;
/** A formula stands against one earlier paragraph over this share of both. */
const FORMULA_COVER = 0.7;
/** An end of a paragraph, in key units, that may be a formula's name or number. */
const FORMULA_END = 40;
/** In a paragraph longer than this many words, one other word in {@link SLOT_SPACING} does not make a new text. */
const SHORT = 60;
const SLOT_SPACING = 40;
/** A list (prices, votes, results) has a figure in so many words; one that differs makes another list of it, however long. */
const OF_FIGURES = 8;
/** A run's part in a paragraph that it does not fill, in words. */
const PART = 8;
/** A piece of a run torn by the end of a column, in words. */
const TORN = 3;
/** A part of a patchwork of repeats that fills a paragraph, in words. */
const PATCH = 6;
/** A paragraph shorter than this at the end of a run is its own: a source line, a signature. */
const OWN = 5;

/** A stretch of a paragraph that repeats earlier text; key-store positions, at word boundaries. */
export interface Repeated {
  /** In the passage table. */
  paragraph: number;
  start: number;
  end: number;
  /** The earlier paragraph and the stretch of it. */
  of: number;
  ofStart: number;
  ofEnd: number;
  words: number;
  similarity: number;
  /** Whether the stretch fills its paragraph, and whether what it repeats fills the earlier one. */
  fills: boolean;
  fillsOf: boolean;
}

interface Candidate extends Repeated {
  /** Falls by the length of its run, whatever else the paragraph holds. */
  sure: boolean;
  /** Lengths of the run over all its paragraphs. */
  runWords: number;
}

function beginsWord(units: Uint8Array, at: number, end: number): boolean {
  return at >= end || ((units[at] ?? 0) & WORD_START) !== 0;
}

/** The words of `[from, to)` that lie at least half within `[q0, q1)`. */
function wholeWords(
  units: Uint8Array,
  q0: number,
  q1: number,
  from: number,
  to: number,
): { start: number; end: number } {
  return { start: nearestBoundary(units, q0, from, to), end: nearestBoundary(units, q1, from, to) };
}

function nearestBoundary(units: Uint8Array, at: number, from: number, to: number): number {
  let left = at;
  while (left > from && !beginsWord(units, left, to)) left--;
  let right = at;
  while (right < to && !beginsWord(units, right, to)) right++;
  return at - left <= right - at ? left : right;
}

function countWords(units: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) count += (units[i] ?? 0) >> 7;
  return count;
}

/** Words that begin with a digit. */
function countFigures(units: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (((units[i] ?? 0) & WORD_START) !== 0 && isDigitKey(units[i] ?? 0)) count++;
  return count;
}

/** Decides, run by run and then paragraph by paragraph, what of an article falls. */
export class Decision {
  private readonly candidates = new Map<number, Candidate[]>();
  private readonly formulae = new Set<number>();
  /** Paragraphs repeated whole, letter by letter: nothing better can be found for them. */
  private readonly settled = new Set<number>();

  constructor(
    private readonly passages: PassageTable,
    private readonly limits: Limits,
  ) {}

  /** Decides over all runs of an article: what falls, in the order of its paragraphs, and what is too short to fall by itself. */
  decide(runs: readonly Run[]): { fallen: Repeated[]; loose: Repeated[] } {
    const bySize = [...runs].sort((a, b) => b.shared - a.shared || startOf(a) - startOf(b));
    for (const run of bySize) this.weigh(run);
    const fallen: Repeated[] = [];
    for (const paragraph of [...this.candidates.keys()].sort((a, b) => a - b)) {
      for (const cut of this.judge(paragraph, this.candidates.get(paragraph) ?? [])) fallen.push(cut);
    }
    const loose = [...this.candidates.values()].flat().filter((c) => !c.sure);
    return { fallen, loose };
  }

  /** Cuts a run at the words that are not the same, and offers what is left to its paragraphs. */
  private weigh(run: Run): void {
    const { blocks } = run;
    const first = blocks[0] ?? 0;
    const end = (blocks.at(-3) ?? 0) + (blocks.at(-1) ?? 0);
    const slots = slotsOf(run);
    const cuts: { from: number; to: number }[] = [];
    const from = this.passages.paragraphAt(first + run.newerBase);
    const last = this.passages.paragraphAt(end - 1 + run.newerBase);
    for (let p = from; p <= last; p++) {
      if (this.settled.has(p)) continue;
      for (const cut of this.cutsIn(run, p, slots)) cuts.push(cut);
    }
    cuts.push({ from: end, to: end });
    let at = first;
    for (const cut of cuts) {
      if (cut.from > at) this.offer(run, at, cut.from);
      at = Math.max(at, cut.to);
    }
  }

  /** Where a run breaks within a paragraph: all of it when the paragraph is a formula filled in anew, else the words that differ. */
  private cutsIn(run: Run, paragraph: number, slots: readonly Difference[]): { from: number; to: number }[] {
    const { newerBase, earlierBase, pair } = run;
    const bounds = this.passages.bounds(paragraph);
    const [pStart, pEnd] = [bounds.start - newerBase, bounds.end - newerBase];
    const here = slots.filter((slot) => slot.q1 > pStart && slot.q0 < pEnd);
    const extent = extentOf(run.blocks, pStart, pEnd);
    if (!extent) return [];
    const of = this.passages.bounds(this.passages.paragraphAt(((extent.t0 + extent.t1) >> 1) + earlierBase));
    const [oStart, oEnd] = [of.start - earlierBase, of.end - earlierBase];
    const overlap = Math.min(extent.t1, oEnd) - Math.max(extent.t0, oStart);
    const span = Math.min(extent.q1 - extent.q0, overlap);
    if (span >= FORMULA_COVER * (pEnd - pStart) && span >= FORMULA_COVER * (oEnd - oStart)) {
      const ends = otherEnd(extent.q0 - pStart, extent.t0 - oStart) + otherEnd(pEnd - extent.q1, oEnd - extent.t1);
      const words = countWords(pair.newer, pStart, pEnd);
      const most = words <= SHORT ? 0 : Math.floor(words / SLOT_SPACING);
      const figure =
        here.some(({ digits }) => digits > 0) && countFigures(pair.newer, pStart, pEnd) * OF_FIGURES >= words;
      if (here.length + ends > most || figure) {
        this.formulae.add(paragraph);
        return [{ from: pStart, to: pEnd }];
      }
      return [];
    }
    return here.map((slot) => ({ from: slot.q0, to: slot.q1 }));
  }

  /** Offers `[from, to)` of a run to each paragraph it touches. */
  private offer(run: Run, from: number, to: number): void {
    const { newerBase, earlierBase, pair, blocks } = run;
    const all = extentOf(blocks, from, to);
    if (!all) return;
    const runWords = countWords(pair.newer, all.q0, all.q1);
    const similarity = all.shared / Math.max(all.q1 - all.q0, all.t1 - all.t0);
    const short = runWords < this.limits.sure;
    if (
      similarity < Math.max(this.limits.alike, short ? NEARLY_EXACT : 0) ||
      runWords < (this.limits.torn ? TORN : PATCH)
    )
      return;
    const firstParagraph = this.passages.paragraphAt(all.q0 + newerBase);
    const lastParagraph = this.passages.paragraphAt(all.q1 - 1 + newerBase);
    for (let p = firstParagraph; p <= lastParagraph; p++) {
      if (this.settled.has(p)) continue;
      const { start, end } = this.passages.bounds(p);
      const extent = extentOf(blocks, Math.max(from, start - newerBase), Math.min(to, end - newerBase));
      if (!extent) continue;
      const cut = wholeWords(pair.newer, extent.q0, extent.q1, start - newerBase, end - newerBase);
      const words = countWords(pair.newer, cut.start, cut.end);
      if (words === 0) continue;
      // Letters of a word that is not taken whole may stand at the end of the paragraph before.
      const leftOut = Math.max(0, cut.start - extent.q0);
      const ofFirst = extent.t0 + earlierBase;
      const of = this.passages.paragraphAt(ofFirst + leftOut);
      const ofBounds = this.passages.bounds(of);
      const ofStart = Math.max(ofFirst, ofBounds.start);
      const ofEnd = Math.min(
        extent.t1 + earlierBase,
        this.passages.bounds(this.passages.paragraphAt(extent.t1 - 1 + earlierBase)).end,
      );
      const fills = cut.start + newerBase === start && cut.end + newerBase === end;
      const fillsOf = ofFirst === ofBounds.start && ofEnd === ofBounds.end;
      const outermost = p === firstParagraph || p === lastParagraph;
      const ownLine = fills && fillsOf && outermost && words < OWN;
      const restated = short && fillsOf && !fills;
      const like = extent.shared / Math.max(extent.q1 - extent.q0, extent.t1 - extent.t0);
      // Text that repeats itself every few letters, as a row of signs does, is no copy of itself; nor is what an alignment that strayed from
      // a stuttered word lays upon itself.
      const place = extent.q0 + newerBase;
      const itself = ofFirst >= place || (like < 1 ? ofEnd > cut.start + newerBase : ofStart >= cut.start + newerBase);
      if (ownLine || restated || itself || like < this.limits.alike) continue;
      const candidate: Candidate = {
        paragraph: p,
        start: cut.start + newerBase,
        end: cut.end + newerBase,
        of,
        ofStart,
        ofEnd,
        words,
        similarity: like,
        fills,
        fillsOf,
        sure: runWords >= this.limits.run && (fills || words >= Math.min(PART, this.limits.run)),
        runWords,
      };
      const known = this.candidates.get(p);
      if (known) known.push(candidate);
      else this.candidates.set(p, [candidate]);
      if (fills && candidate.sure && candidate.similarity === 1) this.settled.add(p);
    }
  }

  /** What falls of a paragraph: all of it when repeats fill it, else the long runs; of a formula nothing but the whole. */
  private judge(paragraph: number, candidates: readonly Candidate[]): Repeated[] {
    const whole = best(candidates.filter((c) => c.fills && (c.sure || c.runWords >= this.limits.whole)));
    if (whole) return [whole];
    if (this.formulae.has(paragraph)) return [];
    const { start, end } = this.passages.bounds(paragraph);
    const patches = cover(candidates.filter((c) => c.sure || c.words >= PATCH));
    const total = patches.reduce((sum, c) => sum + c.words, 0);
    const gapless = patches.every((c, i) => c.start <= (patches[i - 1]?.end ?? start)) && patches.at(-1)?.end === end;
    if (gapless && total >= Math.max(this.limits.whole, patches.length * 2 * PATCH)) return patches;
    return cover(candidates.filter((c) => c.sure));
  }
}

function startOf(run: Run): number {
  return (run.blocks[1] ?? 0) + run.earlierBase;
}

/** 1 when both paragraphs have another, short end here. */
function otherEnd(newer: number, earlier: number): number {
  return newer > 1 && earlier > 1 && newer <= FORMULA_END && earlier <= FORMULA_END ? 1 : 0;
}

/** The one most like its original; among equals, that which fills the earlier paragraph too, then the earliest. */
function best(candidates: readonly Candidate[]): Candidate | undefined {
  let found: Candidate | undefined;
  for (const c of candidates) {
    const better =
      !found ||
      c.similarity > found.similarity ||
      (c.similarity === found.similarity &&
        (Number(c.fillsOf) > Number(found.fillsOf) || (c.fillsOf === found.fillsOf && c.ofStart < found.ofStart)));
    if (better) found = c;
  }
  return found;
}

/** The fewest candidates that reach as far as all of them together, in order, clipped so that none overlap. */
function cover(candidates: readonly Candidate[]): Candidate[] {
  const sorted = [...candidates].sort((a, b) => a.start - b.start || b.end - a.end || a.ofStart - b.ofStart);
  const chosen: Candidate[] = [];
  let reached = 0;
  for (let i = 0; i < sorted.length; ) {
    let next: Candidate | undefined;
    const from = Math.max(reached, sorted[i]?.start ?? 0);
    for (; i < sorted.length && (sorted[i]?.start ?? 0) <= from; i++) {
      const c = sorted[i];
      if (c && c.end > (next?.end ?? from)) next = c;
    }
    if (!next) continue;
    chosen.push(next.start < from ? { ...next, start: from, ofStart: next.ofStart + from - next.start } : next);
    reached = next.end;
  }
  return chosen;
}
