import type { Bigrams } from '../../lexicon/bigrams.js';
import type { Feature } from '../label/features.js';
import type { Strip } from './strip.js';

/** Takes a feature; its value is 1 unless told. */
export type Push = (name: string, value?: number) => void;

/** Chance that a mark at a strip's end or start is misread, missing or misplaced. */
const SLIP = 0.04;
/** Share of the score of two words side by side that is believed: words are misread, and the counts are of other papers. */
const BELIEF = 0.7;

const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));
const slipping = (chance: number): number => Math.log(chance * (1 - SLIP) + SLIP);

/** Log-likelihood of a cut: both sides inside a sentence and the words fitting one another, or both whole. */
function cutOdds(a: Strip, b: Strip, bigrams: Bigrams): number {
  const open = logistic(a.openEnd);
  const inside = logistic(b.openStart);
  const fit = Math.exp(BELIEF * bigrams.score(a.tail, b.head));
  return slipping(open * inside * fit + (1 - open) * (1 - inside));
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

/** Where strip `j` stands on the page as seen from strip `i`. */
function distanceOf(i: number, j: number, { sections }: PageStrips): string {
  const step = j - i;
  if (step === 1) return sections[i] === sections[j] ? 'next' : 'next-heading';
  if (step > 1) return step <= 4 ? 'ahead' : 'far-ahead';
  return step >= -3 ? 'behind' : 'far-behind';
}

/** Line-wrapped strips are weighed by weights of their own. */
const kindOf = (a: Strip, b: Strip): string => (a.wrapped && b.wrapped ? 'row' : 'block');

/** What can be observed of strip `j` following strip `i`. */
export function linkFeatures(page: PageStrips, i: number, j: number, push: Push): void {
  const a = page.strips[i];
  const b = page.strips[j];
  if (!a || !b) return;
  const kind = kindOf(a, b);
  const distance = distanceOf(i, j, page);
  push(`${kind}-cut`, cutOdds(a, b, page.bigrams));
  push(`${kind}-${distance}${a.openEnd > 0 ? '-open' : ''}`);
  if (distance !== 'next') {
    if (isTop(page, j)) push(`${kind}-to-top`);
    if (isBottom(page, i)) push(`${kind}-from-bottom`);
  }
  if (a.unclosed > 0 && b.unopened > 0) push('quotes-fit');
  else if (b.unopened > 0) push('quotes-unopened');
  const step = itemStep(a.lastItem, b.firstItem);
  if (step !== 0) push(step > 0 ? 'items-next' : 'items-jump');
}

/** What can be observed of strip `i` opening an article. */
export function openingFeatures(page: PageStrips, i: number, push: Push): void {
  const a = page.strips[i];
  if (!a) return;
  const kind = kindOf(a, a);
  push(`${kind}-opens`, slipping(1 - logistic(a.openStart)));
  push(`${kind}-opens-${isTop(page, i) ? 'in-place' : 'elsewhere'}`);
  push(`${kind}-lead`, a.lead);
  if (a.unopened > 0) push('opens-unopened');
  if (a.firstItem > 1) push('opens-item');
}

/** What can be observed of strip `i` closing an article. */
export function closingFeatures(page: PageStrips, i: number, push: Push): void {
  const a = page.strips[i];
  if (!a) return;
  const kind = kindOf(a, a);
  push(`${kind}-closes`, slipping(1 - logistic(a.openEnd)));
  if (isBottom(page, i)) push(`${kind}-closes-at-bottom`);
}

/** Features as a list. */
export function listed(observe: (push: Push) => void): Feature[] {
  const found: Feature[] = [];
  observe((name, value = 1) => {
    found.push({ name, value });
  });
  return found;
}
