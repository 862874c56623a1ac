import type { Matches } from './matches.js';

/**
 * A line of the table: how many seeds it holds and how many parts each is away from its own, their tags two to a word, their places. 32
 * words of 4 bytes, two lines of a processor's cache: the first tells nearly always whether a seed is there. Longer lines run over less often: in
 * a table nearly full a search reads two of them on average, of lines half as long it would read four.
 */
const LINE_BITS = 5;
const HALF_LINE = 2 ** (LINE_BITS - 1);
const COUNT = 0x1f;
const AWAY = 5;
const AWAYS = 10;
const FARTHEST = 3;
const TAGS = 2;
const PLACES = 12;
const MOST = 20;
/** Bytes before the first line, so that lines begin where those of the cache do: malloc hands out long stretches from a page's byte 16 on. */
const AHEAD = 48;
/** Past this filling a table is full; the one that takes its place is longer by so much: 6.7 to 7.9 bytes a seed. */
const FULLEST = 0.95;
const GROWTH = 1.18;
/** Lines behind the last part, for what finds no room in it; no more than three parts have. */
const SPARE = 8;
const NONE = new Uint32Array(0);
/** Lines of a part when the table is empty. */
const FIRST_LINES = 2;
/** Lines of a slab for each part, and of the longest slab, as powers of two. */
const SLAB_BITS = 2;
const LONGEST_SLAB = 12;

/** The tag of a seed in a line that begins at word `at`. */
function tagOf(slab: Uint32Array, at: number, i: number): number {
  const pair = slab[at + TAGS + (i >> 1)] ?? 0;
  return (i & 1) === 0 ? pair & 0xffff : pair >>> 16;
}

/** Whether the tags of a word may be one of two: whether a half of it, less both, is zero (Warren, Hacker's Delight, 6-1). */
function mayBe(word: number, both: number): number {
  const other = word ^ both;
  return (other - 0x10001) & ~other;
}

/** Whether a tag may stand in a line. */
function mayHave(slab: Uint32Array, at: number, tag: number): boolean {
  const both = tag | (tag << 16);
  const first = at + TAGS;
  const likely =
    mayBe(slab[first] ?? 0, both) |
    mayBe(slab[first + 1] ?? 0, both) |
    mayBe(slab[first + 2] ?? 0, both) |
    mayBe(slab[first + 3] ?? 0, both) |
    mayBe(slab[first + 4] ?? 0, both) |
    mayBe(slab[first + 5] ?? 0, both) |
    mayBe(slab[first + 6] ?? 0, both) |
    mayBe(slab[first + 7] ?? 0, both) |
    mayBe(slab[first + 8] ?? 0, both) |
    mayBe(slab[first + 9] ?? 0, both);
  return (likely & 0x80008000) !== 0;
}

/** How many parts a seed is away from its own. The first word tells it of the first ten, the second of the others. */
function awayOf(slab: Uint32Array, at: number, i: number): number {
  const second = i < AWAYS ? 0 : 1;
  return ((slab[at + second] ?? 0) >>> (AWAY + 2 * (i - second * AWAYS))) & FARTHEST;
}

/** Writes a seed behind those that a line has. */
function put(slab: Uint32Array, at: number, tag: number, place: number, away: number): void {
  const count = (slab[at] ?? 0) & COUNT;
  const pair = at + TAGS + (count >> 1);
  slab[pair] = (slab[pair] ?? 0) | (tag << ((count & 1) << 4));
  slab[at + PLACES + count] = place;
  slab[at] = (slab[at] ?? 0) + 1;
  if (away === 0) return;
  const second = count < AWAYS ? 0 : 1;
  slab[at + second] = (slab[at + second] ?? 0) | (away << (AWAY + 2 * (count - second * AWAYS)));
}

/**
 * Places of seeds by a code of `16 + partBits` bits: a hash table whose lines stand in the order of the codes.
 *
 * The upper bits of a code number its part of the table, a run of lines; the lower 16 are its tag, which is kept with the place. The tag
 * tells the line of the part where the seed is at home. There it stands, or in the first line behind that had room, at most three parts on. So
 * part and tag can be told of each seed, and when the table is full it is laid out anew with longer parts. That goes on in the order
 * of the lines, and the old ones are used again on the way: the table never stands in memory twice.
 */
export class SeedTable {
  private readonly slabs: Uint32Array[] = [];
  private readonly slabBits: number;
  private readonly slabMask: number;
  private readonly lines: number;
  private seeds = 0;
  private readonly most: number;
  /** Code and place, by turns, of what found no room. */
  private readonly strays: number[] = [];

  /**
   * @param partBits number of parts, as a power of two, at most 15
   * @param free slabs of an earlier table, all zero
   */
  constructor(
    private readonly partBits: number,
    private readonly partLines = FIRST_LINES,
    private readonly free: Uint32Array[] = [],
  ) {
    this.slabBits = Math.min(partBits + SLAB_BITS, LONGEST_SLAB);
    this.slabMask = 2 ** this.slabBits - 1;
    this.lines = 2 ** partBits * partLines + SPARE;
    this.most = Math.floor(this.lines * MOST * FULLEST);
    if (partLines === FIRST_LINES) this.reach(this.lines - 1);
  }

  /** Whether the table must give way to a {@link longer} one. */
  get full(): boolean {
    return this.seeds > this.most || this.strays.length > 0;
  }

  get bytes(): number {
    return (this.lines << (LINE_BITS + 2)) + this.slabs.length * AHEAD;
  }

  /** Bytes kept for when it grows. */
  get freeBytes(): number {
    return this.free.length * (((2 ** this.slabBits) << (LINE_BITS + 2)) + AHEAD);
  }

  /** Gives up what is kept for when it grows. */
  release(): void {
    this.free.length = 0;
  }

  /** An empty table in the memory of this one, which must not be used any more. */
  emptied(): SeedTable {
    for (const slab of this.slabs) if (slab.length === (2 ** this.slabBits) << LINE_BITS) this.free.push(slab.fill(0));
    return new SeedTable(this.partBits, FIRST_LINES, this.free);
  }

  /** Reads the home lines of all codes; what of them is of no interest. */
  touch(codes: Uint32Array, length: number): number {
    const { slabs, slabBits, slabMask } = this;
    let sum = 0;
    for (let i = 0; i < length; i++) {
      const line = this.homeOf(codes[i] ?? 0);
      const slab = slabs[line >>> slabBits] ?? NONE;
      const at = (line & slabMask) << LINE_BITS;
      sum ^= (slab[at] ?? 0) ^ (slab[at + HALF_LINE] ?? 0);
    }
    return sum;
  }

  /**
   * Adds the places of a code to `matches`, in the order they came; of another code with the same tag some may be among them.
   *
   * @returns the line in which the code is to be entered
   */
  find(code: number, seed: number, matches: Matches): number {
    const { slabs, slabBits, slabMask } = this;
    const tag = code & 0xffff;
    const end = this.endFor(code);
    for (let line = this.homeOf(code); line < end; line++) {
      const slab = slabs[line >>> slabBits] ?? NONE;
      const at = (line & slabMask) << LINE_BITS;
      const count = (slab[at] ?? 0) & COUNT;
      if (mayHave(slab, at, tag)) {
        for (let i = 0; i < count; i++) if (tagOf(slab, at, i) === tag) matches.push(seed, slab[at + PLACES + i] ?? 0);
      }
      if (count < MOST) return line;
    }
    return end;
  }

  /** Enters a place of a code in the line that {@link find} told. */
  enter(code: number, place: number, line: number): void {
    if (line === this.endFor(code)) {
      this.strays.push(code, place);
      return;
    }
    const away = line === this.homeOf(code) ? 0 : this.partOf(line) - (code >>> 16);
    put(this.slabs[line >>> this.slabBits] ?? NONE, (line & this.slabMask) << LINE_BITS, code & 0xffff, place, away);
    this.seeds++;
  }

  /** The same seeds in a longer table; this one must not be used any more. */
  longer(): SeedTable {
    const { slabs, slabBits, slabMask, partLines, free } = this;
    const longer = new SeedTable(this.partBits, longerPart(partLines), free);
    for (let line = 0, part = 0, next = partLines; line < this.lines; line++) {
      if (line === next) {
        part++;
        next += partLines;
      }
      const slab = slabs[line >>> slabBits];
      if (!slab) break;
      const at = (line & slabMask) << LINE_BITS;
      const count = (slab[at] ?? 0) & COUNT;
      for (let i = 0; i < count; i++) {
        longer.lay((part - awayOf(slab, at, i)) * 0x10000 + tagOf(slab, at, i), slab[at + PLACES + i] ?? 0);
      }
      if ((line & slabMask) === slabMask) free.push(slab.fill(0));
    }
    for (let i = 0; i < this.strays.length; i += 2) longer.lay(this.strays[i] ?? 0, this.strays[i + 1] ?? 0);
    longer.reach(longer.lines - 1);
    return longer.full ? longer.longer() : longer;
  }

  /** All seeds by code, then place. */
  *sorted(): Generator<[code: number, place: number]> {
    const { slabs, slabBits, partLines } = this;
    const parts: number[][] = [];
    for (let part = 0, line = 0; line < this.lines; part++) {
      parts[part] ??= [];
      for (const end = Math.min(line + partLines, this.lines); line < end; line++) {
        const slab = slabs[line >>> slabBits];
        const at = (line & this.slabMask) << LINE_BITS;
        for (let i = 0; slab && i < ((slab[at] ?? 0) & COUNT); i++) {
          parts[part - awayOf(slab, at, i)]?.push(tagOf(slab, at, i) * 2 ** 32 + (slab[at + PLACES + i] ?? 0));
        }
      }
      yield* inOrder(part - FARTHEST, parts);
    }
    for (let part = Math.max(0, parts.length - FARTHEST); part < parts.length; part++) yield* inOrder(part, parts);
  }

  private homeOf(code: number): number {
    const { partLines } = this;
    return (code >>> 16) * partLines + (((code & 0xffff) * partLines) >>> 16);
  }

  private partOf(line: number): number {
    return Math.floor(line / this.partLines);
  }

  /** The line before which a seed must find room. */
  private endFor(code: number): number {
    return Math.min(((code >>> 16) + FARTHEST + 1) * this.partLines, this.lines);
  }

  /** Enters a place in a table that is laid out from front to end: in the first line that has room, which is nearly always at home. */
  private lay(code: number, place: number): void {
    const { slabBits, slabMask } = this;
    const home = this.homeOf(code);
    const slab = this.slabs[home >>> slabBits] ?? this.reach(home);
    const at = (home & slabMask) << LINE_BITS;
    if (((slab[at] ?? 0) & COUNT) < MOST) {
      put(slab, at, code & 0xffff, place, 0);
      this.seeds++;
    } else this.enter(code, place, this.roomBehind(home, this.endFor(code)));
  }

  private roomBehind(home: number, end: number): number {
    let line = home + 1;
    for (; line < end; line++) {
      const slab = this.slabs[line >>> this.slabBits] ?? this.reach(line);
      if (((slab[(line & this.slabMask) << LINE_BITS] ?? 0) & COUNT) < MOST) break;
    }
    return line;
  }

  /** Makes the slabs up to that of a line. */
  private reach(line: number): Uint32Array {
    const all = 2 ** this.slabBits;
    for (;;) {
      const slab = this.slabs[line >>> this.slabBits];
      if (slab) return slab;
      const lines = Math.min(all, this.lines - this.slabs.length * all);
      const old = lines === all ? this.free.pop() : undefined;
      this.slabs.push(
        old ?? new Uint32Array(new ArrayBuffer(AHEAD + (lines << (LINE_BITS + 2))), AHEAD, lines << LINE_BITS),
      );
    }
  }
}

/** Lines of a part once it has too few of `lines`. */
function longerPart(lines: number): number {
  return Math.max(lines + 1, Math.floor(lines * GROWTH));
}

/** Gives up the seeds of one part, in order, and forgets them. */
function* inOrder(part: number, parts: number[][]): Generator<[code: number, place: number]> {
  const entries = Float64Array.from(parts[part] ?? []).sort();
  if (part >= 0) parts[part] = [];
  for (const entry of entries) yield [part * 0x10000 + Math.floor(entry / 2 ** 32), entry % 2 ** 32];
}
