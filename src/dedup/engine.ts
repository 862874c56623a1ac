import { isWordUnit } from '../text/words.js';
import { ByteStore } from './byte-store.js';
import { ChainFinder, type ChainOptions } from './chain.js';
import { Decision, type Limits, type Repeated } from './decide.js';
import { type Fingerprint, Fingerprinter } from './fingerprint.js';
import { PagePool, type Spill } from './pages.js';
import { PassageTable } from './passage-table.js';
import { SeedIndex } from './seed-index.js';
import type { Sampling } from './winnow.js';

/**
 * How an engine samples and how large its parts begin.
 *
 * Seeds of 12 letters are some two and a half words: short enough that a paragraph with a tenth of its letters misread keeps a few whole,
 * long enough to be rare. A likeness needs three words letter by letter somewhere to be looked at.
 */
export interface EngineSize extends ChainOptions {
  /** Units in a page of the store, numbers in a page of a column, and parts of the table of seeds, as powers of two. */
  pageBits: number;
  columnBits: number;
  partBits: number;
  /** Seeds expected; there may be more. */
  seeds: number;
}

/** For many articles: a shared run of 31 letters, some seven words, is always seen. */
export const CORPUS_SIZE: EngineSize = {
  k: 12,
  w: 20,
  anchor: 14,
  passage: true,
  postings: 4,
  pageBits: 18,
  columnBits: 12,
  partBits: 13,
  seeds: 0,
};

/** Samples of one page: a shared run of 17 letters, some four words, is always seen. */
export const PAGE_SAMPLING: Sampling = { k: 12, w: 6 };

/**
 * For one page. The table has as many parts as keep chance likenesses of hashes rare: one in a hundred seeds.
 *
 * @param letters of the page, roughly
 * @param seeds of it
 */
export function pageSize(letters: number, seeds: number): EngineSize {
  const partBits = Math.max(0, Math.min(15, Math.ceil(Math.log2(letters + 1)) - 12));
  const rest = { anchor: 12, passage: false, postings: 8, pageBits: 16, columnBits: 8 };
  return { ...PAGE_SAMPLING, ...rest, partBits, seeds };
}

/** Memory for an index, in bytes, and where it goes past that. */
export interface Budget {
  bytes: number;
  spill: Spill;
}

/** Least and most parts of the table of a bounded index, as powers of two: empty, the table takes an eighth of the budget at most. */
const [FEWEST_PARTS, MOST_PARTS] = [3, 14];
const EMPTY_PART = 256;

/** Bits of the filter before seeds on disk, at most, as a power of two. */
const MOST_FILTER_BITS = 31;

/** Bytes of a page of a bounded store, as powers of two, and from which budget on they are large: one look at a text reads one from disk. */
const [SMALL_PAGE, LARGE_PAGE] = [14, 16];
const LARGE_BUDGET = 2 ** 28;

function partBitsFor(bytes: number): number {
  return Math.min(MOST_PARTS, Math.max(FEWEST_PARTS, Math.floor(Math.log2(bytes / 8 / EMPTY_PART))));
}

/** Store, index and decision together: takes articles one after another, tells what each repeats of the earlier ones and of itself. */
export class Engine {
  readonly store: ByteStore;
  readonly index: SeedIndex;
  readonly passages: PassageTable;
  readonly pool: PagePool;
  private readonly indexes: SeedIndex[] = [];
  private readonly finder: ChainFinder;
  private readonly fingerprinter: Fingerprinter;

  /** @param budget null keeps everything in memory */
  constructor(
    private readonly limits: Limits,
    size: EngineSize,
    private readonly budget: Budget | null = null,
  ) {
    this.pool = new PagePool(budget?.spill);
    const bounded = budget && (budget.bytes < LARGE_BUDGET ? SMALL_PAGE : LARGE_PAGE);
    this.store = new ByteStore(this.pool, bounded ?? size.pageBits);
    this.passages = new PassageTable(this.pool, size.columnBits);
    this.index = this.newIndex(size.postings, budget ? partBitsFor(budget.bytes) : size.partBits, size.seeds);
    this.fingerprinter = new Fingerprinter(size);
    this.finder = new ChainFinder(this.store, this.index, this.passages, size);
  }

  /**
   * Enters an article and decides what of it falls.
   *
   * @param fingerprint of these paragraphs, if it is there already
   * @returns what falls, in the order of the paragraphs, not overlapping; and repeats too short to fall by themselves
   */
  add(
    paragraphs: readonly { text: string; line: number }[],
    fingerprint: Fingerprint = this.fingerprinter.take(paragraphs),
  ): { fallen: Repeated[]; loose: Repeated[] } {
    const runs = this.finder.find(fingerprint, this.append(paragraphs, fingerprint));
    return runs.length === 0 ? { fallen: [], loose: [] } : new Decision(this.passages, this.limits).decide(runs);
  }

  /** Enters an article that is not to be judged: only what comes after it may repeat it. */
  enter(paragraphs: readonly { text: string; line: number }[]): void {
    const fingerprint = this.fingerprinter.take(paragraphs);
    this.finder.enter(fingerprint, this.append(paragraphs, fingerprint));
  }

  /** Seeds of the article entered last that had their full number of places before it. */
  get recurring(): ChainFinder['recurring'] {
    return this.finder.recurring;
  }

  /** A further index under the same budget. */
  newIndex(postings: number, partBits: number, seeds = 0): SeedIndex {
    const index = new SeedIndex(this.pool, postings, partBits, seeds);
    this.indexes.push(index);
    return index;
  }

  /** Stores an article; gives the position of the first unit of its fingerprint. */
  private append(paragraphs: readonly { line: number }[], { units, starts }: Fingerprint): number {
    const { passages, store } = this;
    this.settle();
    const at = store.append(units);
    passages.openArticle(at + 1);
    paragraphs.forEach(({ line }, i) => {
      passages.addParagraph(at + (starts[i] ?? 0), line);
    });
    passages.closeArticle(at + units.length);
    return at;
  }

  /** Keeps the budget: half of it at most is for the tables of seeds, what they leave is for pages. */
  private settle(): void {
    if (this.budget === null) return;
    const { pool, indexes, budget } = this;
    const tables = (): number => indexes.reduce((sum, index) => sum + index.tableBytes, 0);
    const filled = (): number => indexes.reduce((sum, index) => sum + index.filledBytes, 0);
    if (tables() + pool.bytes > budget.bytes && filled() > budget.bytes / 2) {
      // A filter has as many bits as the budget has bytes.
      for (const index of indexes) index.spill(Math.min(MOST_FILTER_BITS, Math.floor(Math.log2(budget.bytes))));
    }
    pool.keepWithin(Math.max(budget.bytes / 8, budget.bytes - tables()));
  }

  /** Steps that took longer than a look into the table, since the beginning: on any input they should grow no faster than the text. */
  get work(): { compared: number; aligned: number } {
    const { compared, aligned } = this.finder;
    return { compared, aligned };
  }

  /** Bytes held in memory and on disk: seeds, paragraphs, keys. */
  get memory(): { index: number; passages: number; keys: number; seeds: number; paragraphs: number } {
    const { index, passages, store } = this;
    return {
      index: index.bytes,
      passages: passages.bytes,
      keys: store.bytes,
      seeds: index.seeds,
      paragraphs: passages.paragraphs,
    };
  }
}

/** Marks that open, and so belong to the word after them. */
const OPENING = new Set(['\u00ab' /* « */, '\u201c' /* “ */, '(', '[', '{']);

/**
 * The UTF-16 offsets of the stretch of a text that the key units `[from, to)` stand for, with the punctuation that clings to its words.
 *
 * @param offsets of the key units in the text
 */
export function textRange(text: string, offsets: Int32Array, from: number, to: number): { start: number; end: number } {
  let start = offsets[from] ?? 0;
  while (start > 0 && isWordUnit(text.charCodeAt(start - 1))) start--;
  while (start > 0 && OPENING.has(text.charAt(start - 1))) start--;
  let end = (offsets[to - 1] ?? -1) + 1;
  while (end < text.length && isWordUnit(text.charCodeAt(end))) end++;
  while (end < text.length && !isSpace(text.charCodeAt(end)) && !isWordUnit(text.charCodeAt(end))) {
    if (OPENING.has(text.charAt(end))) break;
    end++;
  }
  return { start: from === 0 ? 0 : start, end: to === offsets.length ? text.length : end };
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0c || unit === 0x0d || unit === 0xa0;
}
