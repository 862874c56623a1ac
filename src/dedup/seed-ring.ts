import type { Matches } from './matches.js';

/** Bits of a code that are kept with the place, its tag; those above number its part of the ring. */
export const TAG_BITS = 16;
const TAG = 2 ** TAG_BITS - 1;
/**
 * A line of the ring: how many seeds it holds and their tags, 16 bits each, then their places. 32 words of 4 bytes, two lines of a processor's
 * cache: the first tells nearly always whether a seed is there.
 */
const LINE_BITS = 5;
const HALF_LINE = 2 ** (LINE_BITS - 1);
const COUNT = 0xffff;
const PLACES = 11;
const MOST = 21;
/** Bytes before the first line, so that lines begin where those of the cache do: malloc hands out long stretches from a page's byte 16 on. */
const AHEAD = 48;
/** Past this filling a ring is full: from there on look-ups run over from line to line (Knuth, TAOCP 3, 6.4). */
const FULLEST = 0.88;
/** Seeds that found no room, at most, since they are looked through one after another. */
const MOST_STRAYS = 64;
/** What {@link SeedRing.find} tells when a seed finds no room. */
const NO_ROOM = -1;

/** The tag of a seed in a line that begins at word `at`. */
function tagOf(words: Uint32Array, at: number, i: number): number {
  return ((words[at + ((i + 1) >> 1)] ?? 0) >>> (((i + 1) & 1) << 4)) & TAG;
}

/** Whether the tags of a word may be one of two: whether a half of it, less both, is zero (Warren, Hacker's Delight, 6-1). */
function mayBe(word: number, both: number): number {
  const other = word ^ both;
  return (other - 0x10001) & ~other;
}

/** Whether a tag may stand in a line. */
function mayHave(words: Uint32Array, at: number, tag: number): boolean {
  const both = tag | (tag << 16);
  const likely =
    mayBe(words[at] ?? 0, both) |
    mayBe(words[at + 1] ?? 0, both) |
    mayBe(words[at + 2] ?? 0, both) |
    mayBe(words[at + 3] ?? 0, both) |
    mayBe(words[at + 4] ?? 0, both) |
    mayBe(words[at + 5] ?? 0, both) |
    mayBe(words[at + 6] ?? 0, both) |
    mayBe(words[at + 7] ?? 0, both) |
    mayBe(words[at + 8] ?? 0, both) |
    mayBe(words[at + 9] ?? 0, both) |
    mayBe(words[at + 10] ?? 0, both);
  return (likely & 0x80008000) !== 0;
}

/** Lines that so many seeds make full. */
export const linesFor = (seeds: number): number => Math.ceil(seeds / (MOST * FULLEST));

/** Writes a seed behind the `count` that a line has. */
function put(words: Uint32Array, at: number, count: number, tag: number, place: number): void {
  const pair = at + ((count + 1) >> 1);
  words[pair] = (words[pair] ?? 0) | (tag << (((count + 1) & 1) << 4));
  words[at + PLACES + count] = place;
  words[at] = (words[at] ?? 0) + 1;
}

/**
 * Places of seeds by a code of {@link TAG_BITS} bits and those that number the parts: a hash table with lines for several seeds, in the order of
 * the codes; after the last line comes the first.
 *
 * A seed stands in the line its code calls for, or in the next that has room, less than a part away: so its tag and its line tell its code.
 * The few that find no room there stand apart.
 */
export class SeedRing {
  private readonly words: Uint32Array;
  /** Lines to a code; exact, since it is divided by a power of two. */
  private readonly scale: number;
  private readonly mask: number;
  /** Lines in which a seed may stand. */
  private readonly reach: number;
  private readonly most: number;
  private seeds = 0;
  /** Code and place, by turns, of what found no room. */
  private readonly strays: number[] = [];

  /**
   * @param bits number of parts, as a power of two
   * @param lines at least one a part
   */
  constructor(
    bits: number,
    readonly lines: number,
  ) {
    this.mask = 2 ** (bits + TAG_BITS) - 1;
    this.scale = lines / 2 ** (bits + TAG_BITS);
    this.reach = Math.floor(lines / 2 ** bits);
    this.most = Math.floor(lines * MOST * FULLEST);
    this.words = new Uint32Array(new ArrayBuffer(AHEAD + (lines << (LINE_BITS + 2))), AHEAD);
  }

  get full(): boolean {
    return this.seeds > this.most || this.strays.length > 2 * MOST_STRAYS;
  }

  get bytes(): number {
    return this.words.byteLength + AHEAD;
  }

  /** Bytes of a ring that its seeds would make full. */
  get filledBytes(): number {
    return linesFor(this.seeds) << (LINE_BITS + 2);
  }

  /** Forgets all seeds and keeps its length. */
  clear(): void {
    this.words.fill(0);
    this.strays.length = 0;
    this.seeds = 0;
  }

  /** Reads the line that a code calls for; what of it is of no interest. */
  touch(code: number): number {
    const at = this.homeOf(code) << LINE_BITS;
    return (this.words[at] ?? 0) ^ (this.words[at + HALF_LINE] ?? 0);
  }

  /**
   * Adds the places of a code to `matches`, in the order they came.
   *
   * @param seed goes with each of them
   * @returns the line in which the code is to be entered
   */
  find(code: number, seed: number, matches: Matches): number {
    const { words, lines, strays } = this;
    const tag = code & TAG;
    let line = this.homeOf(code);
    for (let left = this.reach; left > 0; left--) {
      const at = line << LINE_BITS;
      const count = (words[at] ?? 0) & COUNT;
      if (mayHave(words, at, tag)) {
        for (let i = 0; i < count; i++)
          if (tagOf(words, at, i) === tag) matches.push(seed, words[at + PLACES + i] ?? 0);
      }
      if (count < MOST) return line;
      if (++line === lines) line = 0;
    }
    for (let i = 0; i < strays.length; i += 2)
      if (strays[i] === (code & this.mask)) matches.push(seed, strays[i + 1] ?? 0);
    return NO_ROOM;
  }

  /** Enters a place of a code in the line that {@link find} told. */
  enter(code: number, place: number, line: number): void {
    this.seeds++;
    if (line === NO_ROOM) {
      this.strays.push(code & this.mask, place);
      return;
    }
    const at = line << LINE_BITS;
    put(this.words, at, (this.words[at] ?? 0) & COUNT, code & TAG, place);
  }

  /** Enters a place of a code in the first line that has room. */
  lay(code: number, place: number): void {
    const { words, lines } = this;
    let line = this.homeOf(code);
    for (let left = this.reach; left > 0; left--) {
      if (((words[line << LINE_BITS] ?? 0) & COUNT) < MOST) {
        this.enter(code, place, line);
        return;
      }
      if (++line === lines) line = 0;
    }
    this.enter(code, place, NO_ROOM);
  }

  /** All seeds, those of one code in the order they came. */
  forEach(show: (code: number, place: number) => void): void {
    const { words, lines, scale, mask } = this;
    const last = mask >>> TAG_BITS;
    // No seed went over a line with room.
    let line = 0;
    while (((words[(line === 0 ? lines - 1 : line - 1) << LINE_BITS] ?? 0) & COUNT) === MOST) line++;
    for (let left = lines, part = 0; left > 0; left--) {
      // The last part that begins here or before.
      while (part < last && ((((part + 1) << TAG_BITS) * scale) | 0) <= line) part++;
      const at = line << LINE_BITS;
      const count = (words[at] ?? 0) & COUNT;
      for (let i = 0; i < count; i++) {
        const code = (part << TAG_BITS) | tagOf(words, at, i);
        const ofPart = ((code * scale) | 0) <= line;
        show(ofPart ? code : (code - TAG - 1) & mask, words[at + PLACES + i] ?? 0);
      }
      if (++line < lines) continue;
      line = 0;
      part = 0;
    }
    for (let i = 0; i < this.strays.length; i += 2) show(this.strays[i] ?? 0, this.strays[i + 1] ?? 0);
  }

  private homeOf(code: number): number {
    return ((code & this.mask) * this.scale) | 0;
  }
}
