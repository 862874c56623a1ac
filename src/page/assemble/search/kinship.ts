import type { Evidence } from '../evidence/evidence.js';
import { type Draw, NOTHING, TABLED, type Words } from '../evidence/words.js';

/** How well the words of runs of strips go with the articles of a stretch; bounds first, since few runs go anywhere. */
export class Kinship {
  readonly #words: Words;
  readonly #cohesion: number;
  readonly #strips: number;
  readonly #holders: Holders;
  /** `article * stems + stem`: how many strips of an article have a stem, its heading counting as one. */
  readonly #counts: Uint16Array;
  /** Stems of each article, counted by strips. */
  readonly #sizes: Int32Array;
  /** `article * strips + strip`: what the stems of a strip gain for those that the article has already. */
  readonly #kin: Float64Array;
  /**
   * `article * strips + strip`: the most that the words of a strip may give an article as one of a run ({@link Kinship.settle}): the
   * more stems an article has, the more each further one costs it.
   */
  readonly each: Float64Array;
  /** How often the run at hand has had each stem, and which ones. */
  readonly #times: Uint16Array;
  readonly #met: Int32Array;
  #size = 0;
  /** The run that {@link Kinship.gainOf} was last asked about, gone on with where it grows: strips of it, what they gain, and draws. */
  #run: readonly number[] = [];
  #start = 0;
  #article = -1;
  #length = 0;
  #gained = 0;
  #taken = 0;
  /** Stems of the strips of the article at hand, and where those of each end. */
  readonly #common: Int32Array;
  readonly #commonEnds: Int32Array;

  /** @param known of the same stretch with fewer articles, the first of them with these strips: gone on from there */
  constructor(
    { words, cohesion, n }: Evidence,
    headings: readonly number[],
    articles: readonly (readonly number[])[],
    known?: Kinship,
  ) {
    this.#words = words;
    this.#cohesion = cohesion;
    this.#strips = n;
    this.#holders = known ? known.#holders : new Holders(words);
    this.#counts = new Uint16Array(articles.length * words.size);
    this.#sizes = new Int32Array(articles.length);
    this.#kin = new Float64Array(articles.length * n);
    this.each = new Float64Array(articles.length * n);
    this.#times = new Uint16Array(words.size);
    this.#met = new Int32Array(words.size);
    this.#common = known ? known.#common : new Int32Array(this.#holders.strips.length);
    this.#commonEnds = known ? known.#commonEnds : new Int32Array(n);
    if (known) {
      this.#counts.set(known.#counts);
      this.#sizes.set(known.#sizes);
      this.#kin.set(known.#kin);
      this.each.set(known.each);
    }
    for (let a = known ? known.#sizes.length : 0; a < articles.length; a++) {
      this.#count(words.headings[headings[a] ?? -1] ?? NOTHING, a, 1);
      for (const strip of articles[a] ?? []) this.#count(this.#drawOf(strip), a, 1);
    }
  }

  /** Tells that strips went from one article to another. */
  move(strips: readonly number[], from: number, to: number): void {
    this.#forget();
    for (const strip of strips) {
      this.#count(this.#drawOf(strip), from, -1);
      this.#count(this.#drawOf(strip), to, 1);
    }
  }

  /** Works out what {@link Kinship.each} tells of an article: to be called before it is asked about. */
  settle(a: number): void {
    const kin = this.#kin;
    const each = this.each;
    const cohesion = this.#cohesion;
    const { crowdings, drawn } = this.#words;
    const size = this.#sizes[a] ?? 0;
    const before = crowdings[size] ?? 0;
    const row = a * this.#strips;
    if (cohesion < 0) {
      each.fill(Number.POSITIVE_INFINITY, row, row + this.#strips);
      return;
    }
    for (let strip = 0; strip < this.#strips; strip++)
      each[row + strip] = cohesion * ((kin[row + strip] ?? 0) + before - (crowdings[size + (drawn[strip] ?? 0)] ?? 0));
  }

  #drawOf(strip: number): Draw {
    return this.#words.strips[strip] ?? NOTHING;
  }

  #count({ numbers, drawn }: Draw, a: number, step: 1 | -1): void {
    const words = this.#words;
    const { table, rows } = words;
    const counts = this.#counts;
    const kin = this.#kin;
    const row = a * this.#strips;
    const { starts, strips } = this.#holders;
    for (let k = 0; k < numbers.length; k++) {
      const stem = numbers[k] ?? 0;
      const cell = a * words.size + stem;
      const count = counts[cell] ?? 0;
      counts[cell] = count + step;
      const its = rows[stem] ?? 0;
      const gain =
        count < TABLED - 1
          ? (table[its + count + step] ?? 0) - (table[its + count] ?? 0)
          : words.again(stem, count + step) - words.again(stem, count);
      const end = starts[stem + 1] ?? 0;
      for (let i = starts[stem] ?? 0; i < end; i++) {
        const holder = row + (strips[i] ?? 0);
        kin[holder] = (kin[holder] ?? 0) + gain;
      }
    }
    this.#sizes[a] = (this.#sizes[a] ?? 0) + step * drawn;
  }

  /**
   * Adds to `runs` what taking the words of runs of strips out of their article gives: of the run of `length` strips that begins
   * with `strip`, at `strip * longest + length - 1`.
   */
  addLeaving(order: readonly number[], a: number, runs: Float64Array, longest: number): void {
    const words = this.#words;
    const { table, rows } = words;
    const counts = this.#counts;
    const common = this.#common;
    this.#forget();
    const ends = this.#gatherCommon(order, a);
    const row = a * words.size;
    const size = this.#sizes[a] ?? 0;
    for (let start = 0; start < order.length; start++) {
      const most = Math.min(longest, order.length - start);
      let gain = 0;
      let taken = 0;
      let k = start > 0 ? (ends[start - 1] ?? 0) : 0;
      for (let length = 1; length <= most; length++) {
        const strip = order[start + length - 1] ?? -1;
        const end = ends[start + length - 1] ?? 0;
        for (; k < end; k++) {
          const stem = common[k] ?? 0;
          const before = this.#timesOf(stem);
          const count = counts[row + stem] ?? 0;
          const its = rows[stem] ?? 0;
          gain +=
            count <= TABLED
              ? (table[its + before] ?? 0) - (table[its + count - before - 1] ?? 0)
              : words.again(stem, before) - words.again(stem, count - before - 1);
        }
        taken += words.drawn[strip] ?? 0;
        const run = (order[start] ?? 0) * longest + length - 1;
        runs[run] = (runs[run] ?? 0) + this.#cohesion * (gain + words.crowding(size - taken, taken));
      }
      this.#forget();
    }
  }

  /**
   * Gathers the stems of the strips of an article that more of it have than one: no strip gives up anything with the others.
   *
   * @returns where those of each strip end in {@link Kinship.#common}
   */
  #gatherCommon(order: readonly number[], a: number): Int32Array {
    const counts = this.#counts;
    const row = a * this.#words.size;
    const common = this.#common;
    const ends = this.#commonEnds;
    let size = 0;
    for (let i = 0; i < order.length; i++) {
      const { numbers } = this.#drawOf(order[i] ?? -1);
      for (let k = 0; k < numbers.length; k++) {
        const stem = numbers[k] ?? 0;
        if ((counts[row + stem] ?? 0) > 1) common[size++] = stem;
      }
      ends[i] = size;
    }
    return ends;
  }

  /** How often the run at hand has had a stem, this time not counted. */
  #timesOf(stem: number): number {
    const before = this.#times[stem] ?? 0;
    if (before === 0) this.#met[this.#size++] = stem;
    this.#times[stem] = before + 1;
    return before;
  }

  /** Begins the run at hand anew. */
  #forget(): void {
    for (let k = 0; k < this.#size; k++) this.#times[this.#met[k] ?? 0] = 0;
    this.#size = 0;
    this.#length = 0;
    this.#gained = 0;
    this.#taken = 0;
  }

  /**
   * The most that the words of the runs from `start` on may give another article, by length: each time a stem comes again
   * it gains less, so the strips of a run taken one by one gain at least as much as together.
   *
   * @param most where it is written, from `length - 1` on
   */
  bound(order: readonly number[], start: number, a: number, most: Float64Array): void {
    const kin = this.#kin;
    const row = a * this.#strips;
    const cohesion = this.#cohesion;
    const { crowdings, drawn: drawnBy } = this.#words;
    const size = this.#sizes[a] ?? 0;
    const longest = Math.min(most.length, order.length - start);
    let drawn = size;
    let gain = crowdings[size] ?? 0;
    for (let k = 0; k < longest; k++) {
      const strip = order[start + k] ?? 0;
      gain += kin[row + strip] ?? 0;
      drawn += drawnBy[strip] ?? 0;
      most[k] = cohesion < 0 ? Number.POSITIVE_INFINITY : cohesion * (gain - (crowdings[drawn] ?? 0));
    }
  }

  /** What the words of a run of strips give another article; a run that grows from call to call is gone on with. */
  gainOf(order: readonly number[], start: number, length: number, a: number): number {
    const words = this.#words;
    const { table, rows } = words;
    const counts = this.#counts;
    const row = a * words.size;
    const same = order === this.#run && start === this.#start && a === this.#article && length >= this.#length;
    if (!same) {
      this.#forget();
      this.#run = order;
      this.#start = start;
      this.#article = a;
    }
    for (let i = start + this.#length; i < start + length; i++) {
      const { numbers, drawn } = this.#drawOf(order[i] ?? -1);
      for (let k = 0; k < numbers.length; k++) {
        const stem = numbers[k] ?? 0;
        const count = counts[row + stem] ?? 0;
        if (count === 0) continue;
        const before = this.#timesOf(stem);
        const its = rows[stem] ?? 0;
        this.#gained +=
          count + before < TABLED
            ? (table[its + count + before] ?? 0) - (table[its + before] ?? 0)
            : words.again(stem, count + before) - words.again(stem, before);
      }
      this.#taken += drawn;
    }
    this.#length = length;
    return this.#cohesion * (this.#gained - words.crowding(this.#sizes[a] ?? 0, this.#taken));
  }
}

/** The strips that have each stem: those of `stem` at `starts[stem]` up to `starts[stem + 1]`. */
class Holders {
  readonly starts: Int32Array;
  readonly strips: Int32Array;

  constructor({ strips, size }: Words) {
    const starts = new Int32Array(size + 2);
    for (const { numbers } of strips)
      for (let k = 0; k < numbers.length; k++) {
        const cell = (numbers[k] ?? 0) + 2;
        starts[cell] = (starts[cell] ?? 0) + 1;
      }
    for (let stem = 2; stem < starts.length; stem++) starts[stem] = (starts[stem] ?? 0) + (starts[stem - 1] ?? 0);
    this.strips = new Int32Array(starts[size + 1] ?? 0);
    for (const [strip, { numbers }] of strips.entries())
      for (let k = 0; k < numbers.length; k++) {
        const cell = (numbers[k] ?? 0) + 1;
        const at = starts[cell] ?? 0;
        this.strips[at] = strip;
        starts[cell] = at + 1;
      }
    this.starts = starts;
  }
}
