import type { Bigrams } from '../../lexicon/bigrams.js';
import type { Feature } from '../label/features.js';
import type { Strip } from './strip.js';

/** Takes a feature by its number; its value is 1 unless told. */
export type Push = (feature: number, value?: number) => void;

/** Names of all features by number: pairs are weighed by the thousand, and numbers are quicker to look up. */
const NAMES: string[] = [];
const named = (name: string): number => NAMES.push(name) - 1;
/** Line-wrapped strips are weighed by weights of their own. */
const byKind = (name: string): readonly [block: number, row: number] => [named(`block-${name}`), named(`row-${name}`)];

const CUT = byKind('cut');
const TO_TOP = byKind('to-top');
const FROM_BOTTOM = byKind('from-bottom');
const OPENS = byKind('opens');
const OPENS_IN_PLACE = byKind('opens-in-place');
const OPENS_ELSEWHERE = byKind('opens-elsewhere');
const LEAD = byKind('lead');
const CLOSES = byKind('closes');
const CLOSES_AT_BOTTOM = byKind('closes-at-bottom');
const QUOTES_FIT = named('quotes-fit');
const QUOTES_UNOPENED = named('quotes-unopened');
const ITEMS_NEXT = named('items-next');
const ITEMS_JUMP = named('items-jump');
const OPENS_WITH_HEADING = byKind('opens-with-heading');
const OPENS_UNOPENED = named('opens-unopened');
const OPENS_ITEM = named('opens-item');

/** Where a strip stands on the page as seen from another. */
const DISTANCES = ['next', 'next-heading', 'ahead', 'far-ahead', 'behind', 'far-behind'] as const;
const NEXT = 0;
/** After a strip that is whole, and after one that is cut. */
const DISTANCE = DISTANCES.map((distance) => [byKind(distance), byKind(`${distance}-open`)] as const);

/** Weight of each feature by its number. */
export function weightsByNumber(weights: Readonly<Record<string, number>>): Float64Array {
  return Float64Array.from(NAMES, (name) => weights[name] ?? 0);
}

/** Chance that a mark at a strip's end or start is misread, missing or misplaced. */
const SLIP = 0.04;
/** Share of the score of two words side by side that is believed: words are misread, and the counts are of other papers. */
const BELIEF = 0.7;

const slipping = (chance: number): number => Math.log(chance * (1 - SLIP) + SLIP);

/**
 * Log-likelihood of a cut: both sides inside a sentence and the words fitting one another, or both whole.
 *
 * @param score of the words that meet
 */
function cutOdds(a: Strip, b: Strip, score: number): number {
  const fit = Math.exp(BELIEF * score);
  return slipping(a.cutEnd * b.cutStart * fit + (1 - a.cutEnd) * (1 - b.cutStart));
}

/** 1 where a list goes on with the next number, -1 where it jumps; a number printed twice says nothing. */
function itemStep(last: number, first: number): number {
  if (last === 0 || first === 0 || first === last) return 0;
  return first === last + 1 ? 1 : -1;
}

/** Strips of a page and what is known of them together. */
export interface PageStrips {
  strips: readonly Strip[];
  /** Section (heading and the text under it) that each strip stands in on the page. */
  sections: readonly number[];
  bigrams: Bigrams;
}

const isTop = ({ sections }: PageStrips, i: number): boolean => i === 0 || sections[i - 1] !== sections[i];
const isBottom = ({ sections }: PageStrips, i: number): boolean => sections[i + 1] !== sections[i];

/** Where strip `j` stands as seen from strip `i`: index in {@link DISTANCES}. */
function distanceOf(i: number, j: number, { sections }: PageStrips): number {
  const step = j - i;
  if (step === 1) return sections[i] === sections[j] ? NEXT : 1;
  if (step > 1) return step <= 4 ? 2 : 3;
  return step >= -3 ? 4 : 5;
}

const kindOf = (a: Strip, b: Strip): 0 | 1 => (a.wrapped && b.wrapped ? 1 : 0);

/** Score of the words that meet where strip `j` follows strip `i`. */
export function meetingScore({ strips, bigrams }: PageStrips, i: number, j: number): number {
  return bigrams.score(strips[i]?.tail ?? null, strips[j]?.head ?? null);
}

/** The same for all pairs, at `i * strips + j`. */
export function meetingScores({ strips, bigrams }: PageStrips): Float64Array {
  return bigrams.scores(
    strips.map(({ tail }) => tail),
    strips.map(({ head }) => head),
  );
}

/** What can be observed of strip `j` following strip `i`, given the score of the words that meet. */
export function linkFeatures(page: PageStrips, i: number, j: number, score: number, push: Push): void {
  const a = page.strips[i];
  const b = page.strips[j];
  if (!a || !b) return;
  const kind = kindOf(a, b);
  const distance = distanceOf(i, j, page);
  push(CUT[kind], cutOdds(a, b, score));
  const known = DISTANCE[distance]?.[a.openEnd > 0 ? 1 : 0];
  if (known) push(known[kind]);
  if (distance !== NEXT) {
    if (isTop(page, j)) push(TO_TOP[kind]);
    if (isBottom(page, i)) push(FROM_BOTTOM[kind]);
  }
  if (a.unclosed > 0 && b.unopened > 0) push(QUOTES_FIT);
  else if (b.unopened > 0) push(QUOTES_UNOPENED);
  const step = itemStep(a.lastItem, b.firstItem);
  if (step !== 0) push(step > 0 ? ITEMS_NEXT : ITEMS_JUMP);
}

/** Weight of shared words beyond which more of them do not make an opening likelier. */
const MOST_SHARED = 12;

/**
 * What can be observed of strip `i` opening an article.
 *
 * @param heading stems of the article's heading; empty for none
 */
export function openingFeatures(page: PageStrips, i: number, heading: ReadonlySet<number>, push: Push): void {
  const a = page.strips[i];
  if (!a) return;
  const kind = kindOf(a, a);
  push(OPENS[kind], slipping(1 - a.cutStart));
  push((isTop(page, i) ? OPENS_IN_PLACE : OPENS_ELSEWHERE)[kind]);
  push(LEAD[kind], a.lead);
  if (a.unopened > 0) push(OPENS_UNOPENED);
  if (a.firstItem > 1) push(OPENS_ITEM);
  let shared = 0;
  const { numbers, weights } = a.openingStems;
  for (let k = 0; k < numbers.length; k++) if (heading.has(numbers[k] ?? -1)) shared += weights[k] ?? 0;
  if (shared > 0) push(OPENS_WITH_HEADING[kind], Math.min(MOST_SHARED, shared));
}

/** What can be observed of strip `i` closing an article. */
export function closingFeatures(page: PageStrips, i: number, push: Push): void {
  const a = page.strips[i];
  if (!a) return;
  const kind = kindOf(a, a);
  push(CLOSES[kind], slipping(1 - a.cutEnd));
  if (isBottom(page, i)) push(CLOSES_AT_BOTTOM[kind]);
}

/** Features as a list, by name. */
export function listed(observe: (push: Push) => void): Feature[] {
  const found: Feature[] = [];
  observe((feature, value = 1) => {
    found.push({ name: NAMES[feature] ?? '', value });
  });
  return found;
}
