/**
 * A line of the table: how many seeds it holds and how many parts each is away from its own, their tags two to a word, their places. 16
 * words of 4 bytes, as a line of a processor's cache: a search reads one line from memory, seldom a second.
 */
const LINE_BITS = 4;
const COUNT = 0xf;
const AWAY = 4;
const FARTHEST = 3;
const TAGS = 1;
const PLACES = 6;
const MOST = 10;
/** Bytes before the first line, so that lines begin where those of the cache do: malloc hands out long stretches from a page's byte 16 on. */
const AHEAD = 48;
/** Past this filling a table is full; the one that takes its place is longer by so much: 6.9 to 7.9 bytes a seed. */
const FULLEST = 0.93;
const GROWTH = 1.15;
/** Lines behind the last part, for what finds no room in it; no more than three parts have. */
const SPARE = 8;
/** Lines of a part when the table is empty. */
const FIRST_LINES = 3;
/** Lines of a slab for each part, and of the longest slab, as powers of two. */
const SLAB_BITS = 2;
const LONGEST_SLAB = 12;

/** Whether the text at an earlier place is the text now at hand. */
export type SameText = (place: number) => boolean;

/** The tag of a seed in a line that begins at word `at`. */
function tagOf(slab: Uint32Array, at: number, i: number): number {
  const pair = slab[at + TAGS + (i >> 1)] ?? 0;
  return (i & 1) === 0 ? pair & 0xffff : pair >>> 16;
}

/** Whether a tag may stand in a line: whether some half of the words, less the tag, is zero (Warren, Hacker's Delight, 6-1). */
function mayHave(slab: Uint32Array, at: number, tag: number): boolean {
  const both = tag | (tag << 16);
  const a = (slab[at + TAGS] ?? 0) ^ both;
  const b = (slab[at + TAGS + 1] ?? 0) ^ both;
  const c = (slab[at + TAGS + 2] ?? 0) ^ both;
  const d = (slab[at + TAGS + 3] ?? 0) ^ both;
  const e = (slab[at + TAGS + 4] ?? 0) ^ both;
  const borrowed =
    ((a - 0x10001) & ~a) | ((b - 0x10001) & ~b) | ((c - 0x10001) & ~c) | ((d - 0x10001) & ~d) | ((e - 0x10001) & ~e);
  return (borrowed & 0x80008000) !== 0;
}

/** How many parts a seed is away from its own. */
function awayOf(head: number, i: number): number {
  return (head >>> (AWAY + 2 * i)) & FARTHEST;
}

/** Writes a seed behind those that a line has. */
function put(slab: Uint32Array, at: number, tag: number, place: number, away: number): void {
  const head = slab[at] ?? 0;
  const count = head & COUNT;
  const pair = at + TAGS + (count >> 1);
  slab[pair] = (slab[pair] ?? 0) | (tag << ((count & 1) << 4));
  slab[at + PLACES + count] = place;
  slab[at] = (head + 1) | (away << (AWAY + 2 * count));
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
  /** Keeps {@link warm} from being optimised away. */
  warmth = 0;

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

  /**
   * Reads the home lines of all codes, then the texts of the seeds there that may be the same. They lie all over memory: asked for together
   * they come together, and no search need wait for the one before it.
   */
  warm(codes: Uint32Array, length: number, touch: (place: number) => number): void {
    const { slabs, slabBits, slabMask } = this;
    let sum = 0;
    for (let i = 0; i < length; i++) {
      const line = this.homeOf(codes[i] ?? 0);
      sum ^= slabs[line >>> slabBits]?.[(line & slabMask) << LINE_BITS] ?? 0;
    }
    for (let i = 0; i < length; i++) {
      const tag = (codes[i] ?? 0) & 0xffff;
      const line = this.homeOf(codes[i] ?? 0);
      const slab = slabs[line >>> slabBits];
      const at = (line & slabMask) << LINE_BITS;
      if (!slab || !mayHave(slab, at, tag)) continue;
      const count = (slab[at] ?? 0) & COUNT;
      for (let j = 0; j < count; j++) if (tagOf(slab, at, j) === tag) sum ^= touch(slab[at + PLACES + j] ?? 0);
    }
    this.warmth = sum;
  }

  /**
   * Adds the places of a code that have the same text to `hits`, in the order they came, then enters this place unless `hits` is full.
   *
   * @param found how many hits there are already
   * @returns how many there are then
   */
  visit(code: number, place: number, same: SameText, hits: Uint32Array, found: number): number {
    const { slabs, slabBits, slabMask } = this;
    const tag = code & 0xffff;
    const home = this.homeOf(code);
    const end = this.endFor(code);
    let hit = found;
    for (let line = home; line < end; line++) {
      const slab = slabs[line >>> slabBits];
      if (!slab) break;
      const at = (line & slabMask) << LINE_BITS;
      const count = (slab[at] ?? 0) & COUNT;
      if (mayHave(slab, at, tag)) {
        for (let i = 0; i < count; i++) {
          if (tagOf(slab, at, i) !== tag) continue;
          const earlier = slab[at + PLACES + i] ?? 0;
          if (!same(earlier)) continue;
          hits[hit++] = earlier;
          if (hit === hits.length) return hit;
        }
      }
      if (count === MOST) continue;
      put(slab, at, tag, place, line === home ? 0 : this.partOf(line) - (code >>> 16));
      this.seeds++;
      return hit;
    }
    this.strays.push(code, place);
    return hit;
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
      const head = slab[at] ?? 0;
      const count = head & COUNT;
      for (let i = 0, away = head >>> AWAY; i < count; i++, away >>>= 2) {
        longer.enter((part - (away & FARTHEST)) * 0x10000 + tagOf(slab, at, i), slab[at + PLACES + i] ?? 0);
      }
      if ((line & slabMask) === slabMask) free.push(slab.fill(0));
    }
    for (let i = 0; i < this.strays.length; i += 2) longer.enter(this.strays[i] ?? 0, this.strays[i + 1] ?? 0);
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
        const head = slab?.[at] ?? 0;
        for (let i = 0; slab && i < (head & COUNT); i++) {
          parts[part - awayOf(head, i)]?.push(tagOf(slab, at, i) * 2 ** 32 + (slab[at + PLACES + i] ?? 0));
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

  private enter(code: number, place: number): void {
    // Nearly all find room at home.
    const first = this.homeOf(code);
    const its = this.slabs[first >>> this.slabBits];
    const begin = (first & this.slabMask) << LINE_BITS;
    if (its && ((its[begin] ?? 0) & COUNT) !== MOST) {
      put(its, begin, code & 0xffff, place, 0);
      this.seeds++;
      return;
    }
    const home = this.homeOf(code);
    const end = this.endFor(code);
    for (let line = home; line < end; line++) {
      const slab = this.slabs[line >>> this.slabBits] ?? this.reach(line);
      const at = (line & this.slabMask) << LINE_BITS;
      if (((slab[at] ?? 0) & COUNT) === MOST) continue;
      put(slab, at, code & 0xffff, place, line === home ? 0 : this.partOf(line) - (code >>> 16));
      this.seeds++;
      return;
    }
    this.strays.push(code, place);
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
  return Math.floor(lines * GROWTH) + (lines * (GROWTH - 1) < 2 ? 1 : 0);
}

/** Gives up the seeds of one part, in order, and forgets them. */
function* inOrder(part: number, parts: number[][]): Generator<[code: number, place: number]> {
  const entries = Float64Array.from(parts[part] ?? []).sort();
  if (part >= 0) parts[part] = [];
  for (const entry of entries) yield [part * 0x10000 + Math.floor(entry / 2 ** 32), entry % 2 ** 32];
}
