import { byKind, named, type Observations } from '../observations.js';
import { type SeamData, seamOdds } from '../strips/seam.js';
import type { Strip } from '../strips/strip.js';
import { type Ground, RELATIONS, relationOf } from './ground.js';

const SEAM = byKind('seam');
const TO_TOP = byKind('to-top');
const FROM_BOTTOM = byKind('from-bottom');
const OPENS_IN_PLACE = byKind('opens-in-place');
const OPENS_ELSEWHERE = byKind('opens-elsewhere');
const LEAD = byKind('lead');
const OPENING = byKind('opening');
const CLOSES = byKind('closes');
const CLOSES_AT_BOTTOM = byKind('closes-at-bottom');
const QUOTES_FIT = named('quotes-fit');
const QUOTES_UNOPENED = named('quotes-unopened');
const ITEMS_NEXT = named('items-next');
const ITEMS_JUMP = named('items-jump');
const OPENS_WITH_HEADING = byKind('opens-with-heading');
const OPENS_UNOPENED = named('opens-unopened');
const OPENS_ITEM = named('opens-item');

const RELATION = new Map(RELATIONS.map((relation) => [relation, named(`stands-${relation}`)]));
const STANDS_NEXT = named('stands-next');
const SAME_HEADING = named('same-heading-over-both');
const OTHER_HEADING = named('other-heading-over-each');
const UNDER_IT = named('opens-under-its-heading');
const UNDER_ANOTHER = named('opens-under-another');
const UNDER_NONE = named('opens-under-none');

/** Where a strip stands on the page as seen from another. */
const DISTANCES = ['next', 'next-heading', 'ahead', 'far-ahead', 'behind', 'far-behind'] as const;
const NEXT = 0;
/** After a strip that is whole, and after one that is cut. */
const DISTANCE = DISTANCES.map((distance) => [byKind(distance), byKind(`${distance}-open`)] as const);

/** What the log-odds of a seam count, between two wrapped strips or any others; by the weights of the features by number. */
export const seamWeight = (weights: Float64Array, wrapped: boolean): number => weights[SEAM[wrapped ? 1 : 0]] ?? 0;

/** Log-odds of a seam of wrapped strips at most: engines misread marks and words. */
const MOST_ON_ROWS = 3;

/** What the log-odds of a seam count for, between two wrapped strips or any others. */
export const believed = (odds: number, wrapped: boolean): number =>
  wrapped ? Math.max(-MOST_ON_ROWS, Math.min(MOST_ON_ROWS, odds)) : odds;

/** 1 where a list goes on with the next number, -1 where it jumps; a number printed twice says nothing. */
function itemStep(last: number, first: number): number {
  if (last === 0 || first === 0 || first === last) return 0;
  return first === last + 1 ? 1 : -1;
}

/** Signs of a strip that links are weighed by; bits of a place as well, and the distance above them. */
const WRAPPED = 1;
const OPEN = 2;
const TOP = 4;
const BOTTOM = 8;

/** Strips of a page, in page order, and what is known of them together. */
export interface PageStrips {
  strips: readonly Strip[];
  /** Whether each is wrapped, and ends inside a sentence; whether it opens its section (heading and text under it), and closes it. */
  signs: Uint8Array;
  data: SeamData;
  /** Where each stands, on a page that came with a layout. */
  grounds: readonly (Ground | undefined)[];
}

/** @param sections strips of each section, in page order */
export function pageStrips(
  strips: readonly Strip[],
  sections: readonly (readonly number[])[],
  data: SeamData,
  grounds: readonly (Ground | undefined)[] = [],
): PageStrips {
  const signs = new Uint8Array(strips.length);
  strips.forEach(({ wrapped, openEnd }, i) => {
    signs[i] = (wrapped ? WRAPPED : 0) | (openEnd > 0 ? OPEN : 0);
  });
  let next = 0;
  for (const { length } of sections) {
    if (length === 0) continue;
    signs[next] = (signs[next] ?? 0) | TOP;
    next += length;
    signs[next - 1] = (signs[next - 1] ?? 0) | BOTTOM;
  }
  return { strips, signs, data, grounds };
}

/** Where strip `j` stands as seen from strip `i`, of the signs told: index in {@link DISTANCES}. */
function distanceOf(i: number, j: number, signs: number): number {
  const step = j - i;
  if (step === 1) return (signs & BOTTOM) === 0 ? NEXT : 1;
  if (step > 1) return step <= 4 ? 2 : 3;
  return step >= -3 ? 4 : 5;
}

const kindOf = (a: Strip, b: Strip): 0 | 1 => (a.wrapped && b.wrapped ? 1 : 0);

/** Whether {@link markFeatures} may have anything to tell of a strip that follows another. */
export const hasMarks = (b: Strip): boolean => b.unopened > 0 || b.firstItem > 0;

/** What can be observed of the quotation marks and list numbers of two strips that follow one another. */
export function markFeatures(a: Strip, b: Strip, found: Observations): void {
  if (a.unclosed > 0 && b.unopened > 0) found.add(QUOTES_FIT);
  else if (b.unopened > 0) found.add(QUOTES_UNOPENED);
  const step = itemStep(a.lastItem, b.firstItem);
  if (step !== 0) found.add(step > 0 ? ITEMS_NEXT : ITEMS_JUMP);
}

/** Places that two strips may have to one another ({@link placeOf}). */
export const PLACES = DISTANCES.length << 4;

/** Where strip `j` stands as seen from strip `i`, and how the two are: a number below {@link PLACES}. */
export function placeOf(i: number, j: number, signs: Uint8Array): number {
  const a = signs[i] ?? 0;
  const b = signs[j] ?? 0;
  return (distanceOf(i, j, a) << 4) | (a & (OPEN | BOTTOM)) | (b & TOP) | (a & b & WRAPPED);
}

/** Features that a place has, at most. */
export const PLACE_FEATURES = 3;

/** What can be observed of where two strips stand. */
export function placeFeatures(place: number, found: Observations): void {
  const distance = place >> 4;
  const kind = (place & WRAPPED) === 0 ? 0 : 1;
  const known = DISTANCE[distance]?.[(place & OPEN) === 0 ? 0 : 1];
  if (known) found.add(known[kind]);
  if (distance === NEXT) return;
  if ((place & TOP) !== 0) found.add(TO_TOP[kind]);
  if ((place & BOTTOM) !== 0) found.add(FROM_BOTTOM[kind]);
}

/** What can be observed of strip `j` following strip `i`. */
export function linkFeatures(page: PageStrips, i: number, j: number, found: Observations): void {
  const a = page.strips[i];
  const b = page.strips[j];
  if (!a || !b) return;
  const kind = kindOf(a, b);
  found.add(SEAM[kind], believed(seamOdds(a.end, b.start, page.data), kind === 1));
  placeFeatures(placeOf(i, j, page.signs), found);
  markFeatures(a, b, found);
  groundFeatures(page, i, j, found);
}

/** What can be observed of where strip `j` stands as seen from strip `i`, on a page that came with a layout. */
export function groundFeatures({ grounds }: PageStrips, i: number, j: number, found: Observations): void {
  const a = grounds[i];
  const b = grounds[j];
  if (!a || !b) return;
  const relation = RELATION.get(relationOf(a, b));
  if (relation !== undefined) found.add(relation);
  if (j === i + 1) found.add(STANDS_NEXT);
  if (a.home >= 0 && b.home >= 0) found.add(a.home === b.home ? SAME_HEADING : OTHER_HEADING);
}

/** What can be observed of where strip `i` stands as the first under the heading of a section, on such a page. */
export function homeFeatures({ grounds }: PageStrips, i: number, heading: number, found: Observations): void {
  const a = grounds[i];
  if (a) found.add(a.home < 0 ? UNDER_NONE : a.home === heading ? UNDER_IT : UNDER_ANOTHER);
}

/** Weight of shared words beyond which more of them do not make an opening likelier. */
const MOST_SHARED = 20;

/** What can be observed of strip `i` opening an article, whatever its heading. */
export function openingFeatures(page: PageStrips, i: number, found: Observations): void {
  const a = page.strips[i];
  if (!a) return;
  const kind = kindOf(a, a);
  found.add((((page.signs[i] ?? 0) & TOP) !== 0 ? OPENS_IN_PLACE : OPENS_ELSEWHERE)[kind]);
  found.add(LEAD[kind], a.lead);
  found.add(OPENING[kind], a.opening);
  if (a.unopened > 0) found.add(OPENS_UNOPENED);
  if (a.firstItem > 1) found.add(OPENS_ITEM);
}

/**
 * What can be observed of a strip opening an article under a heading.
 *
 * @param shared weight of the stems that its first words share with it
 */
export function headingFeatures(a: Strip, shared: number, found: Observations): void {
  if (shared > 0) found.add(OPENS_WITH_HEADING[kindOf(a, a)], Math.min(MOST_SHARED, shared));
}

/** What can be observed of strip `i` closing an article. */
export function closingFeatures(page: PageStrips, i: number, found: Observations): void {
  const a = page.strips[i];
  if (!a) return;
  const kind = kindOf(a, a);
  found.add(CLOSES[kind], a.closing);
  if (((page.signs[i] ?? 0) & BOTTOM) !== 0) found.add(CLOSES_AT_BOTTOM[kind]);
}
