import type { Feature } from '../label/features.js';
import type { WordPairs } from './evidence.js';
import { kinship, rarity } from './kinship.js';
import type { Strip } from './strip.js';

/** Takes a feature; its value is 1 unless told. */
export type Push = (name: string, value?: number) => void;

/** Cut points of the log-odds that a strip begins inside a sentence. */
const STARTS: readonly (readonly [number, string])[] = [
  [-4, 'opener'],
  [-2, 'fresh'],
  [-0.5, 'fresh?'],
  [1, 'any'],
  [2.5, 'inside?'],
  [Number.POSITIVE_INFINITY, 'inside'],
];

export function startOf({ openStart }: Strip): string {
  return STARTS.find(([most]) => openStart <= most)?.[1] ?? '';
}

/** Brings a likeness to about the size of the other features. */
const KIN_SCALE = 10;

/** Bounds of the score of two words side by side, in nats. */
const LEAST_PAIR = -3;
const MOST_PAIR = 5;

/** 1 where a list goes on with the next number, -1 where it jumps; a number printed twice says nothing. */
function itemStep(last: number, first: number): number {
  if (last === 0 || first === 0 || first === last) return 0;
  return first === last + 1 ? 1 : -1;
}

/** Where the strips of a page stand. */
export interface Layout {
  /** Section (heading and the text under it) that each strip stands in on the page. */
  sections: readonly number[];
}

const isTop = ({ sections }: Layout, i: number): boolean => i === 0 || sections[i - 1] !== sections[i];
const isBottom = ({ sections }: Layout, i: number): boolean => sections[i + 1] !== sections[i];

/** Where strip `j` stands on the page as seen from strip `i`. */
function distanceOf(i: number, j: number, { sections }: Layout): string {
  const step = j - i;
  if (step === 1) return sections[i] === sections[j] ? 'next' : 'next-heading';
  if (step > 1) return step <= 4 ? 'ahead' : 'far-ahead';
  return step >= -3 ? 'behind' : 'far-behind';
}

/** Strips of a page and what is known of them together. */
export interface PageStrips extends Layout {
  strips: readonly Strip[];
  words: WordPairs;
  /** `likeness[i * n + j]`, as `kinship` tells it. */
  likeness: Float64Array;
}

/** @param sections section that each strip stands in */
export function together(strips: readonly Strip[], sections: readonly number[], words: WordPairs): PageStrips {
  return { strips, sections, words, likeness: kinship(strips, rarity(strips)) };
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
  push(`${kind}-${a.end}-${startOf(b)}`);
  push(`${kind}-${distance}`);
  if (distance !== 'next') {
    if (isTop(page, j)) push(`${kind}-to-top`);
    if (isBottom(page, i)) push(`${kind}-from-bottom`);
  }
  push(`${kind}-kin`, KIN_SCALE * (page.likeness[i * page.strips.length + j] ?? 0));
  if (a.end !== 'terminal') {
    const pair = Math.max(LEAST_PAIR, Math.min(MOST_PAIR, page.words.bigrams.score(a.tail, b.head)));
    push(pair > 0 ? `${kind}-pair` : `${kind}-misfit`, pair);
    if (a.end !== 'short' && page.words.seen(a.tailWord, b.headWord)) push('seen');
  }
  if (a.unclosed > 0 && b.unopened > 0) push('quotes-fit');
  else if (a.unclosed > 0 || b.unopened > 0) push('quotes-open');
  const step = itemStep(a.lastItem, b.firstItem);
  if (step !== 0) push(step > 0 ? 'items-next' : 'items-jump');
}

/** What can be observed of strip `i` opening an article. */
export function openingFeatures(page: PageStrips, i: number, push: Push): void {
  const a = page.strips[i];
  if (!a) return;
  const kind = kindOf(a, a);
  push(`${kind}-opens-${startOf(a)}`);
  push(`${kind}-opens-${isTop(page, i) ? 'in-place' : 'elsewhere'}`);
  push(`${kind}-lead`, a.lead);
  if (a.unopened > 0) push('opens-quotes-open');
  if (a.firstItem > 1) push('opens-item');
}

/** What can be observed of strip `i` closing an article. */
export function closingFeatures(page: PageStrips, i: number, push: Push): void {
  const a = page.strips[i];
  if (!a) return;
  const kind = kindOf(a, a);
  push(`${kind}-closes-${a.end}`);
  if (isBottom(page, i)) push(`${kind}-closes-at-bottom`);
  if (a.unclosed > 0) push('closes-quotes-open');
}

/** Features as a list. */
export function listed(observe: (push: Push) => void): Feature[] {
  const found: Feature[] = [];
  observe((name, value = 1) => {
    found.push({ name, value });
  });
  return found;
}
