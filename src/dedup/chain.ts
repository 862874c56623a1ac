import { LETTER_OF_UNIT } from '../text/keys.js';
import {
  alikeBeside,
  BESIDE_REACH,
  type Blocks,
  extend,
  extentOf,
  type Pair,
  pushBlock,
  sharedAfter,
  sharedBefore,
} from './align.js';
import type { ByteStore } from './byte-store.js';
import { fillGap } from './fill-gap.js';
import type { Fingerprint } from './fingerprint.js';
import type { Matches } from './matches.js';
import type { Bounds, PassageTable } from './passage-table.js';
import type { SeedIndex, SeedTexts } from './seed-index.js';
import type { Sampling } from './winnow.js';

/** Key units without a common seed after which a likeness is taken to have ended: some twenty words, more than any name or date. */
const FAR = 100;
/** How far the diagonal may wander between two seeds of one likeness, in key units. */
const DRIFT = 24;
/** An unaligned end of a paragraph up to this long is held against the same end of the earlier paragraph. */
const SNAP = 24;
/** How far, in key units, a likeness is followed within its paragraph to where it has no seed: some 900 words. What is longer has seeds. */
const REACH = 4096;
/** Likenesses followed at one place. Text that repeats itself without end would else begin a new one with every seed. */
const AT_ONCE = 4;
/** Finished runs looked at to see whether a new one only goes on from them. */
const RECENT = 32;
/** Exactly shared units from which on a likeness is aligned whatever stands beside it: some ten words. */
const LONG = 48;
/** Alignments of one place, in all. */
const ENOUGH = 12;
/** A likeness this much of which an alignment has already tells nothing that alignment does not. */
const SAME = 0.9;

/** A likeness between the article at hand and an earlier passage, aligned. */
export interface Run {
  pair: Pair;
  /** Key-store position of `pair.newer[0]` and `pair.earlier[0]`. */
  newerBase: number;
  earlierBase: number;
  /** The earlier article, local to `pair.earlier`. */
  within: Bounds;
  blocks: Blocks;
  /** Units in its blocks. */
  shared: number;
}

interface Chain extends Omit<Run, 'within' | 'pair'> {
  /** Null while all that is known of it was told at a glance of a page on disk; its earlier places count from `earlierBase` 0 then. */
  pair: Pair | null;
  /** Of such a chain, whether it may be more than a phrase. */
  alike: boolean;
  /** Null until it is asked for: most likenesses end within a few words, and the search for the article waits for memory. */
  within: Bounds | null;
  /** Where the last block ends. */
  qEnd: number;
  tEnd: number;
}

export interface ChainOptions extends Sampling {
  /** Earliest places kept of a seed. */
  postings: number;
  /** Exactly shared units a likeness must have around its seeds to be aligned at all. */
  anchor: number;
  /** Whether one with no more than a few words in it must go on beside them too: a phrase is no passage. */
  passage: boolean;
}

function endOf(blocks: Blocks): [number, number] {
  const last = blocks.length - 3;
  const length = blocks[last + 2] ?? 0;
  return [(blocks[last] ?? 0) + length, (blocks[last + 1] ?? 0) + length];
}

/** Finds what an article repeats: seeds, chains of seeds on one diagonal, and the alignment of each chain (seed, chain, extend). */
export class ChainFinder implements SeedTexts {
  private active: Chain[] = [];
  private finished: Run[] = [];
  /** Seeds of the last article of which the index keeps no more places, all of them in earlier articles. */
  recurring: { position: number; places: number[] }[] = [];
  private qBounds: Bounds = { start: 0, end: 0 };
  /** Seeds compared letter by letter, and likenesses aligned, in all. */
  compared = 0;
  aligned = 0;

  constructor(
    private readonly store: ByteStore,
    private readonly index: SeedIndex,
    private readonly passages: PassageTable,
    private readonly options: ChainOptions,
  ) {}

  /**
   * Runs of an article that repeat earlier text, its own included; enters its seeds in the index.
   * The article must stand in the store, at `at`, and in the passage table.
   */
  find(fingerprint: Fingerprint, at: number): Run[] {
    this.active = [];
    this.finished = [];
    this.recurring = [];
    const { positions, units: key } = fingerprint;
    const { units, base } = this.store.view(at);
    const first = at - base;
    this.qBounds = { start: first + 1, end: first + key.length };
    const { seeds, places, length } = this.enter(fingerprint, at);
    for (let seed = 0, match = 0; match < length; seed++) {
      const q = first + (positions[seed] ?? 0);
      if (this.active.length > 0) this.closeUpTo(q);
      const from = match;
      for (; match < length && seeds[match] === seed; match++) this.meet(q, places[match] ?? 0, units, base);
      if (match - from === this.options.postings && (places[match - 1] ?? 0) <= at) {
        this.recurring.push({ position: q + base, places: [...places.subarray(from, match)] });
      }
    }
    this.closeUpTo(Number.POSITIVE_INFINITY);
    return this.finished;
  }

  /** Enters the seeds of an article in the index; gives those that it had already. */
  enter({ positions, hashes }: Fingerprint, at: number): Matches {
    return this.index.visit(hashes, positions, at, this);
  }

  /** Whether the seeds at two places are the same letter by letter. */
  same(earlier: number, place: number): boolean {
    this.compared++;
    const { k } = this.options;
    const { units, base } = this.store.view(place);
    const { units: there, base: earlierBase } = this.store.holds(earlier)
      ? this.store.view(earlier)
      : this.store.glance(earlier);
    for (let i = 0, t = earlier - earlierBase, q = place - base; i < k; i++) {
      if ((((there[t + i] ?? 0) ^ (units[q + i] ?? 0)) & LETTER_OF_UNIT) !== 0) return false;
    }
    return true;
  }

  touch(place: number): number {
    return this.store.touch(place);
  }

  /** A seed of the article at `q` stands also at the earlier position. */
  private meet(q: number, position: number, newer: Uint8Array, newerBase: number): void {
    const { k } = this.options;
    let covering = 0;
    for (const chain of this.active) {
      if (q < chain.qEnd) covering++;
      const t = position - chain.earlierBase;
      const drift = q - t - (chain.qEnd - chain.tEnd);
      if (Math.abs(drift) > DRIFT) continue;
      const within = this.withinOf(chain);
      if (t < within.start || t >= within.end) continue;
      if (drift === 0 && q < chain.qEnd) return;
      const skip = Math.max(0, chain.qEnd - q, chain.tEnd - t);
      if (skip >= k) continue;
      const pair = this.whole(chain);
      const at = position - chain.earlierBase + skip;
      this.grow(chain, q + skip, at, sharedAfter(pair, q + skip, at, this.qBounds.end, this.withinOf(chain).end));
      return;
    }
    if (covering >= AT_ONCE || this.glimpse(q, position, newer, newerBase)) return;
    const { units: earlier, base: earlierBase } = this.store.view(position);
    const pair = { newer, earlier };
    const t = position - earlierBase;
    // No letter is like what stands between two articles, so what is shared ends there.
    const before = sharedBefore(pair, q, t, Math.max(this.qBounds.start, q - REACH), 0);
    const after = sharedAfter(pair, q, t, this.qBounds.end, earlier.length);
    const shared = before + after;
    const blocks = [q - before, t - before, shared];
    const [qEnd, tEnd] = [q + after, t + after];
    this.active.push({ pair, newerBase, earlierBase, within: null, blocks, qEnd, tEnd, shared, alike: false });
  }

  /** Begins a chain at a place that is on disk without reading more than lies around it, for most end there; false when that is too little. */
  private glimpse(q: number, position: number, newer: Uint8Array, newerBase: number): boolean {
    if (this.store.holds(position)) return false;
    const { units: earlier, base, start, end } = this.store.glance(position);
    const pair = { newer, earlier };
    const before = sharedBefore(pair, q, position - base, Math.max(this.qBounds.start, q - REACH), start - base);
    const after = sharedAfter(pair, q, position - base, this.qBounds.end, end - base);
    const [from, to] = [position - before, position + after];
    if (from - BESIDE_REACH < start || to + BESIDE_REACH > end) return false;
    const alike = alikeBeside(pair, q + after, to - base, 1) || alikeBeside(pair, q - before - 1, from - base - 1, -1);
    const shared = before + after;
    const [qEnd, tEnd] = [q + after, to];
    const blocks = [q - before, from, shared];
    this.active.push({ pair: null, newerBase, earlierBase: 0, within: null, blocks, qEnd, tEnd, shared, alike });
    return true;
  }

  /** The two keys of a chain, brought to memory if only a glance was taken at them. */
  private whole(chain: Chain): Pair {
    if (chain.pair) return chain.pair;
    const newer = this.store.view(chain.newerBase + (chain.blocks[0] ?? 0)).units;
    const { units: earlier, base } = this.store.view(chain.tEnd - 1);
    for (let i = 1; i < chain.blocks.length; i += 3) chain.blocks[i] = (chain.blocks[i] ?? 0) - base;
    chain.earlierBase = base;
    chain.tEnd -= base;
    chain.within = null;
    chain.pair = { newer, earlier };
    return chain.pair;
  }

  /** The earlier article, local to its page of the store. */
  private withinOf(chain: Chain): Bounds {
    if (chain.within === null) {
      const { start, end } = this.passages.articleAround(chain.tEnd - 1 + chain.earlierBase);
      chain.within = { start: start - chain.earlierBase, end: end - chain.earlierBase };
    }
    return chain.within;
  }

  private grow(chain: Chain, q: number, t: number, length: number): void {
    pushBlock(chain.blocks, q, t, length);
    chain.qEnd = q + length;
    chain.tEnd = t + length;
    chain.shared += length;
  }

  private closeUpTo(q: number): void {
    let kept = 0;
    for (const chain of this.active) {
      if (q - chain.qEnd <= FAR) this.active[kept++] = chain;
      else if (chain.shared >= this.options.anchor) this.finish(chain);
    }
    if (kept < this.active.length) this.active.length = kept;
  }

  /** Whether a likeness may be more than a phrase that came up by chance: then it has several stretches, or what stands beside it is alike too. */
  private mayGoOn({ pair, blocks, qEnd, tEnd, shared, alike }: Chain): boolean {
    if (!this.options.passage || blocks.length > 3 || shared >= LONG) return true;
    if (!pair) return alike;
    return alikeBeside(pair, qEnd, tEnd, 1) || alikeBeside(pair, (blocks[0] ?? 0) - 1, (blocks[1] ?? 0) - 1, -1);
  }

  /** Aligns a chain from end to end, or hangs it on to a finished run that it goes on from. */
  private finish(chain: Chain): void {
    if (this.finished.length > 0) this.whole(chain);
    const { blocks, newerBase } = chain;
    const q = blocks[0] ?? 0;
    let alike = 0;
    let overlapping = 0;
    for (let i = this.finished.length - 1; i >= Math.max(0, this.finished.length - RECENT); i--) {
      const run = this.finished[i];
      if (!run) continue;
      if (this.goesOn(run, chain)) return;
      const shared = extentOf(run.blocks, q, chain.qEnd)?.shared ?? 0;
      if (shared > 0 && run.shared >= chain.shared) overlapping++;
      if (shared >= SAME * chain.shared) alike++;
    }
    if (alike >= AT_ONCE || overlapping >= ENOUGH || !this.mayGoOn(chain)) return;
    this.aligned++;
    const pair = this.whole(chain);
    const t = blocks[1] ?? 0;
    const within = this.withinOf(chain);
    const paragraph = this.passages.bounds(this.passages.paragraphAt(q + newerBase));
    const most = Math.min(REACH, q + newerBase - paragraph.start);
    const run: Run = { pair, newerBase, earlierBase: chain.earlierBase, within, blocks: [], shared: 0 };
    add(run, extend(pair, q, t, -1, most, t - within.start));
    this.hang(run, blocks);
    this.finished.push(run);
  }

  private goesOn(run: Run, chain: Chain): boolean {
    if (run.earlierBase !== chain.earlierBase) return false;
    const [qEnd, tEnd] = endOf(run.blocks);
    const [q, t] = [chain.blocks[0] ?? 0, chain.blocks[1] ?? 0];
    if (Math.abs(q - t - (qEnd - tEnd)) > DRIFT || q > qEnd + FAR || q < (run.blocks[0] ?? 0)) return false;
    if (run.within.start !== this.withinOf(chain).start) return false;
    if (chain.qEnd <= qEnd || chain.tEnd <= tEnd) return true;
    this.hang(run, chain.blocks);
    return true;
  }

  /** Adds blocks to a run, aligns what lies between them, and follows the likeness on to the right. */
  private hang(run: Run, blocks: Blocks): void {
    const { pair, within } = run;
    for (let i = 0; i < blocks.length; i += 3) {
      const [qEnd, tEnd] = run.blocks.length > 0 ? endOf(run.blocks) : [blocks[i] ?? 0, blocks[i + 1] ?? 0];
      const skip = Math.max(0, qEnd - (blocks[i] ?? 0), tEnd - (blocks[i + 1] ?? 0));
      const q = (blocks[i] ?? 0) + skip;
      const t = (blocks[i + 1] ?? 0) + skip;
      const length = (blocks[i + 2] ?? 0) - skip;
      if (length <= 0) continue;
      const between: Blocks = [];
      fillGap(pair, qEnd, q, tEnd, t, between);
      add(run, between);
      add(run, [q, t, length]);
    }
    const [q, t] = endOf(run.blocks);
    const paragraph = this.passages.bounds(this.passages.paragraphAt(q - 1 + run.newerBase));
    const most = Math.min(REACH, paragraph.end - run.newerBase - q);
    add(run, extend(pair, q, t, 1, most, within.end - t));
    this.snapRight(run);
    this.snapLeft(run);
  }

  /** A noisy end of a paragraph that extension gave up on is still aligned when it is at least half the same. */
  private snapRight(run: Run): void {
    const [q, t] = endOf(run.blocks);
    const qRest = this.passages.bounds(this.passages.paragraphAt(q - 1 + run.newerBase)).end - run.newerBase - q;
    const tRest = this.passages.bounds(this.passages.paragraphAt(t - 1 + run.earlierBase)).end - run.earlierBase - t;
    if (qRest <= 0 || qRest > SNAP || tRest <= 0) return;
    const length = Math.abs(tRest - qRest) <= qRest / 2 ? tRest : Math.min(tRest, qRest);
    const blocks: Blocks = [];
    fillGap(run.pair, q, q + qRest, t, t + length, blocks);
    if (sharedUnits(blocks) * 2 >= Math.max(qRest, length)) add(run, blocks);
  }

  private snapLeft(run: Run): void {
    const [q, t] = [run.blocks[0] ?? 0, run.blocks[1] ?? 0];
    const qRest = q - (this.passages.bounds(this.passages.paragraphAt(q + run.newerBase)).start - run.newerBase);
    const tRest = t - (this.passages.bounds(this.passages.paragraphAt(t + run.earlierBase)).start - run.earlierBase);
    if (qRest <= 0 || qRest > SNAP || tRest <= 0) return;
    const length = Math.abs(tRest - qRest) <= qRest / 2 ? tRest : Math.min(tRest, qRest);
    const blocks: Blocks = [];
    fillGap(run.pair, q - qRest, q, t - length, t, blocks);
    if (sharedUnits(blocks) * 2 < Math.max(qRest, length)) return;
    run.blocks.unshift(...blocks);
    run.shared += sharedUnits(blocks);
  }
}

/** Adds blocks after those of a run. */
function add(run: Run, blocks: Blocks): void {
  for (let i = 0; i < blocks.length; i += 3)
    pushBlock(run.blocks, blocks[i] ?? 0, blocks[i + 1] ?? 0, blocks[i + 2] ?? 0);
  run.shared += sharedUnits(blocks);
}

/** Units in shared blocks. */
function sharedUnits(blocks: Blocks): number {
  let sum = 0;
  for (let i = 2; i < blocks.length; i += 3) sum += blocks[i] ?? 0;
  return sum;
}
