import { foldWord } from '../text/fold.js';
import { LETTER_OF_UNIT } from '../text/keys.js';
import { endingOf } from '../text/sentence.js';
import { wordsOf } from '../text/words.js';
import type { ByteStore } from './byte-store.js';
import type { PassageTable } from './passage-table.js';
import { kgramSum, spread } from './rolling-hash.js';
import type { SeedIndex } from './seed-index.js';

/** Pages that a text has stood on before the one it goes from. */
export const PAGES_BEFORE = 4;
/** Words and UTF-16 units of a box that may be furniture: a masthead, a call for subscribers. */
const LONGEST = 80;
const LONGEST_TEXT = 1000;
/** Words of a line without a mark of furniture that may be; one word may be a cell of a table. */
const [LEAST_BARE, MOST_BARE] = [2, 8];
/** Marks that make a box furniture. */
const ENOUGH_MARKS = 2;
/** Digits of a telephone number. */
const NUMBER = /\p{Nd}{5}|www\.|@/u;

/** Words of mastheads, imprints, calls for subscribers and advertisers, folded: general usage of the Arabic press. */
const MARKS: ReadonlySet<string> = new Set(
  `صحيفة جريدة مجلة يومية أسبوعية سياسية مستقلة تصدر تأسست أسسها الامتياز التحرير المدير المسؤول سكرتير
   العدد السنة الثمن النسخة الاشتراك الاشتراكات اشتراك اشتراككم للاشتراك الإعلانات الإعلان للإعلان إعلاناتكم
   هاتف الهاتف تلفون فاكس الفاكس تلفاكس جوال بريد البريد الإلكتروني الإلكترونية الموقع موقعنا صفحتنا تابعونا تابعوا راسلونا
   المراسلات المقالات العنوان ص ب ترسل باسم الطبع طبعت المطابع مطابع مطبعة التوزيع توزيع الحقوق محفوظة`
    .split(/\s+/u)
    .map(foldWord),
);

/** What kind of furniture a text may be by its looks: `line` below the length of a duplicate, `box` from it on. */
export function furnitureShape(text: string, least: number): 'line' | 'box' | null {
  if (text.length > LONGEST_TEXT) return null;
  const words = wordsOf(text);
  if (words.length === 0 || words.length > LONGEST) return null;
  const marks = new Set(words.map((word) => foldWord(word.text)).filter((word) => MARKS.has(word))).size;
  const evidence = marks + (NUMBER.test(text) ? 1 : 0);
  if (words.length >= least) return evidence >= ENOUGH_MARKS ? 'box' : null;
  if (evidence >= ENOUGH_MARKS) return 'line';
  const bare = words.length >= LEAST_BARE && words.length <= MOST_BARE && !/\p{Nd}/u.test(text);
  return bare && endingOf(text) === 'open' ? 'line' : null;
}

/**
 * Counts on how many pages a paragraph has stood letter by letter, as far as {@link PAGES_BEFORE}.
 *
 * It holds no text: the paragraphs it points at are in the store of keys, and are compared there.
 */
export class RecurringParagraphs {
  /** What was found on the page at hand, by key, so that a page counts once. */
  private readonly here = new Map<string, readonly number[]>();
  private page = -1;

  /** @param index keeps {@link PAGES_BEFORE} places of a text */
  constructor(
    private readonly index: SeedIndex,
    private readonly store: ByteStore,
    private readonly passages: PassageTable,
  ) {}

  /**
   * The earlier paragraphs with the key of `like`, one a page, the earliest first and no more than {@link PAGES_BEFORE}; then counts the page.
   *
   * @param page number of the page at hand, in the order of the corpus
   * @param paragraph that stands there, `like` the one whose key it counts for: itself, or an earlier one
   */
  meet(page: number, paragraph: number, like = paragraph): readonly number[] {
    if (page !== this.page) this.here.clear();
    this.page = page;
    const units = this.unitsOf(like);
    const key = String.fromCharCode(...units.map((unit) => unit & LETTER_OF_UNIT));
    const known = this.here.get(key);
    if (known) return known;
    const hash = spread(kgramSum(units, 0, units.length));
    const count = this.index.visit(hash, paragraph, (place) => sameKey(this.unitsOf(place), units));
    const found = [...this.index.hits.subarray(0, count)];
    this.here.set(key, found);
    return found;
  }

  private unitsOf(paragraph: number): Uint8Array {
    const { start, end } = this.passages.bounds(paragraph);
    if (start === end) return new Uint8Array(0);
    const { units, base } = this.store.view(start);
    return units.subarray(start - base, end - base);
  }
}

function sameKey(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((unit, i) => ((unit ^ (b[i] ?? 0)) & LETTER_OF_UNIT) === 0);
}
