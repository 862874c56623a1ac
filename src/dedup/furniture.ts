import { foldWord } from '../text/fold.js';
import { LETTER_OF_UNIT } from '../text/keys.js';
import { endingOf } from '../text/sentence.js';
import { countWords, wordsOf } from '../text/words.js';
import type { ByteStore } from './byte-store.js';
import { CORPUS_SIZE } from './engine.js';
import { kgramSum, spread } from './rolling-hash.js';
import type { SeedIndex } from './seed-index.js';

/** Pages that a text has stood on before the one it goes from: as many as the engine keeps places of a seed. */
export const PAGES_BEFORE = CORPUS_SIZE.postings;
/** Words and UTF-16 units of a stretch that may be furniture: a masthead, a call for subscribers. */
const LONGEST = 80;
const LONGEST_TEXT = 1000;
/** Words of a line without a mark of furniture that may be; one word may be a cell of a table. */
const [LEAST_BARE, MOST_BARE] = [2, 8];
/** Signs that make furniture of a stretch that recurs, and of one that has come only once before. */
const RECURRING_SIGNS = 2;
const SURE_SIGNS = 4;
/** Key units to each seed that has stood on {@link PAGES_BEFORE} pages: a third of the seeds of a stretch. */
const UNITS_A_SEED = 32;
/** A telephone number, a page or a mailbox. */
const ADDRESS = /\p{Nd}{5}|www\.|@/u;

/** Words of mastheads, imprints, calls for subscribers and advertisers, folded: general usage of the Arabic press. */
const MARKS: ReadonlySet<string> = new Set(
  `صحيفة جريدة مجلة يومية أسبوعية سياسية مستقلة تصدر تأسست أسسها الامتياز التحرير المدير المسؤول سكرتير
   العدد السنة الثمن النسخة الاشتراك الاشتراكات اشتراك اشتراككم للاشتراك الإعلانات الإعلان للإعلان إعلاناتكم
   هاتف الهاتف تلفون فاكس الفاكس تلفاكس جوال بريد البريد الإلكتروني الإلكترونية الموقع موقعنا صفحتنا تابعونا تابعوا راسلونا
   المراسلات المقالات العنوان ص ب ترسل باسم الطبع طبعت المطابع مطابع مطبعة التوزيع توزيع الحقوق محفوظة`
    .split(/\s+/u)
    .map(foldWord),
);

/** Signs of furniture in a text: different marks, and an address. */
function signsOf(text: string): number {
  const marks = new Set<string>();
  for (const word of wordsOf(text)) {
    const folded = foldWord(word.text);
    if (MARKS.has(folded)) marks.add(folded);
  }
  return marks.size + (ADDRESS.test(text) ? 1 : 0);
}

/** Whether a line that recurs is furniture: by its signs; a paragraph of its own also when it is no sentence and names no number. */
export function isFurnitureLine(text: string, mostWords: number, ownParagraph: boolean): boolean {
  const words = countWords(text, mostWords);
  if (words > mostWords) return false;
  if (signsOf(text) >= RECURRING_SIGNS) return true;
  const bare = words >= LEAST_BARE && words <= MOST_BARE && !/\p{Nd}/u.test(text);
  return ownParagraph && bare && endingOf(text) === 'open';
}

/** Whether a stretch that falls anyway is furniture; fewer signs are enough when it recurs. */
export function isFurnitureBox(text: string, recurs: () => boolean): boolean {
  if (text.length > LONGEST_TEXT || countWords(text, LONGEST) > LONGEST) return false;
  const signs = signsOf(text);
  return signs >= SURE_SIGNS || (signs >= RECURRING_SIGNS && recurs());
}

/** A seed whose places were all taken, and those places. */
export interface RecurringSeed {
  position: number;
  places: readonly number[];
}

/** Index of the first seed at or past a position; seeds are in order. */
function firstFrom(seeds: readonly RecurringSeed[], start: number): number {
  let low = 0;
  for (let high = seeds.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((seeds[middle]?.position ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a third of a stretch of the key store has stood on {@link PAGES_BEFORE} other pages; `pageOf` tells the page of a position. */
export function recursIn(
  seeds: readonly RecurringSeed[],
  start: number,
  end: number,
  pageOf: (position: number) => number,
): boolean {
  const page = pageOf(start);
  let count = 0;
  for (let i = firstFrom(seeds, start); i < seeds.length; i++) {
    const { position, places } = seeds[i] ?? { position: end, places: [] };
    if (position >= end) break;
    const pages = new Set(places.map(pageOf));
    if (pages.size === PAGES_BEFORE && !pages.has(page)) count++;
  }
  return count * UNITS_A_SEED >= end - start;
}

/** Where a line begins, counted from there. */
const BEGINNING = Int32Array.of(0);

/**
 * Counts on how many pages a line has stood letter by letter, as far as {@link PAGES_BEFORE}.
 *
 * It holds no text: what it points at is in the store of keys, and is compared there. A line begins where it begins in the store and is as
 * long as the line it is compared with.
 */
export class RecurringLines {
  /** What was found on the page at hand, by key, so that a page counts once. */
  private readonly here = new Map<string, readonly number[]>();
  private page = -1;

  /** @param index keeps {@link PAGES_BEFORE} places of a text */
  constructor(
    private readonly index: SeedIndex,
    private readonly store: ByteStore,
  ) {}

  /**
   * The earlier places of the key at `[start, end)` of the store, one a page, earliest first, no more than {@link PAGES_BEFORE}; then counts
   * the page at hand.
   */
  meet(page: number, start: number, end: number): readonly number[] {
    if (start >= end) return [];
    if (page !== this.page) this.here.clear();
    this.page = page;
    const { units, base } = this.store.view(start);
    const line = units.subarray(start - base, end - base);
    const key = String.fromCharCode(...line.map((unit) => unit & LETTER_OF_UNIT));
    const known = this.here.get(key);
    if (known) return known;
    const hash = spread(kgramSum(line, 0, line.length));
    const texts = {
      same: (place: number) => this.same(place, line),
      touch: (place: number) => this.store.touch(place),
    };
    const { places, length } = this.index.visit(Uint32Array.of(hash), BEGINNING, start, texts);
    const found = [...places.subarray(0, length)];
    this.here.set(key, found);
    return found;
  }

  private same(place: number, line: Uint8Array): boolean {
    const { units, base } = this.store.view(place);
    const from = place - base;
    return line.every((unit, i) => ((unit ^ (units[from + i] ?? 0)) & LETTER_OF_UNIT) === 0);
  }
}
