import { isWeekday, monthAt } from '../../text/dates.js';
import { isNumeric, parseDigits } from '../../text/digits.js';
import { foldWord, lightStem } from '../../text/fold.js';
import { skeletonOf } from '../../text/keys.js';
import { endingOf } from '../../text/sentence.js';
import { isArabicUnit, isLetterUnit, isWordUnit, wordsOf } from '../../text/words.js';
import { creditOf, datelineLength, placeAndSource } from '../dateline.js';
import type { Block } from '../page.js';
import { isAgency } from './agencies.js';
import {
  ADVERBIALS,
  BYLINE_OPENERS,
  CAPTION_OPENERS,
  CONNECTIVES,
  GIVEN_NAMES,
  isPerfect,
  JUMP_WORDS,
  PARTICLES,
} from './vocabulary.js';

/** A named observation about a block; `value` mostly 1. */
export interface Feature {
  name: string;
  value: number;
}

/** What the features read off a block once. */
export interface BlockFacts {
  block: Block;
  /** The text without the stray marks that an engine sets beside it. */
  bare: string;
  /** Folded words of it. */
  keys: string[];
  stems: ReadonlySet<string>;
  ending: ReturnType<typeof endingOf>;
}

/** Marks and lone letters set apart by a space: specks, rules and column lines read as characters. */
const STRAY_HEAD = /^(?:[^\p{L}\p{N}«"“([-] ?|\p{L} (?=[^\p{L}]))+/u;
const STRAY_TAIL = /(?: [^\p{L}\p{N}»"”)\]]{1,2}| [\p{L}\p{N}])+$/u;

/** A short block without stray marks; `أ ف ب` and the like stay whole. */
function bareText(text: string): string {
  if (text.length > 120 || isAgency(text)) return text;
  const bare = text.replace(STRAY_HEAD, '').replace(STRAY_TAIL, '');
  return isAgency(bare) || bare.length * 2 > text.length ? bare : text;
}

export function factsOf(block: Block): BlockFacts {
  const bare = bareText(block.text);
  const keys = wordsOf(bare).map((word) => foldWord(word.text));
  const stems = new Set<string>();
  for (const key of keys) if (key.length > 2 && !PARTICLES.has(key)) stems.add(skeletonOf(lightStem(key)));
  return { block, bare, keys, stems, ending: endingOf(bare) };
}

/** A block of at least this many words is running text whatever else it looks like. */
export const LONG = 25;

/** A running head has no more words than this: paper, section, date, issue and page. */
const LONGEST_HEAD = 14;

const LENGTHS: readonly (readonly [number, string])[] = [
  [1, 'words=1'],
  [2, 'words=2'],
  [3, 'words=3'],
  [5, 'words=4-5'],
  [8, 'words=6-8'],
  [12, 'words=9-12'],
  [17, 'words=13-17'],
  [LONG - 1, 'words=18-24'],
  [50, 'words=25-50'],
  [Number.POSITIVE_INFINITY, 'words>50'],
];

function lengthName(count: number): string {
  return count === 0 ? 'words=0' : (LENGTHS.find(([most]) => count <= most)?.[1] ?? '');
}

/** Two to four words that could be a person's name: no particle, no perfect verb, no digit, short words allowed. */
function nameShape(keys: readonly string[]): boolean {
  if (keys.length < 2 || keys.length > 4) return false;
  return keys.every((key) => !PARTICLES.has(key) && !isPerfect(key) && parseDigits(key) < 0 && key.length > 1);
}

const LIST_MARK = /^(?:[\d\u0660-\u0669\u06f0-\u06f9]{1,2}\s*[-–—ـ.)]|[-–•*])/u;

/** Share of `stems` found among `others`; 0 when there are none. */
function overlap(stems: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of stems) if (others.has(stem)) shared++;
  return stems.size > 0 ? shared / stems.size : 0;
}

/** Features of the words of one block. */
function own(facts: BlockFacts, push: (name: string, value?: number) => void): void {
  const { bare: text, keys, ending } = facts;
  const first = keys[0] ?? '';
  const short = keys.length < LONG;
  push(lengthName(keys.length));
  push(`ends=${ending}`);
  if (!short) return;
  push(`ends=${ending}&short`);
  if (/[؟?!]["»)\s]*$/u.test(text)) push('ends-question');
  if (isPerfect(first)) push('opens-perfect');
  if (first.startsWith('و') && (isPerfect(first.slice(1)) || CONNECTIVES.has(first.slice(1)))) push('opens-waw-verb');
  else if (CONNECTIVES.has(first)) push('opens-connective');
  else if (PARTICLES.has(first)) push('opens-particle');
  else if (first.startsWith('ال')) push('opens-definite');
  else if (first.startsWith('و') && first.length > 4) push('opens-waw');
  else if (first.startsWith('ل') && first.length > 4) push('opens-lam');
  if (keys.length > 1 && keys.length < 6 && ending === 'open' && ADVERBIALS.has(first)) push('adverbial');
  if (PARTICLES.has(keys.at(-1) ?? '') && ending === 'open') push('ends-particle');
  if (LIST_MARK.test(text)) push('list-mark');
  if (datelineLength(text) > 0) push('dateline-head');
  const colon = text.indexOf(':');
  if (colon > 0 && wordsOf(text.slice(0, colon)).length <= 4 && colon < text.length - 3) push('colon-head');
  if (/[.،؛]\s/u.test(text)) push('inner-stop');
  if (/[«»"“”]/u.test(text)) push('quotes');

  if (isAgency(text)) push('agency');
  const source = placeAndSource(text);
  if (source) {
    const rest = source.source;
    const names = wordsOf(rest).map((word) => foldWord(word.text));
    if (isAgency(rest)) push('place-agency');
    else if (names.some((name) => GIVEN_NAMES.has(name))) push('place-person');
    else if (names.length <= 4 && keys.length <= 6) push('place-dash');
  }
  if (nameShape(keys)) {
    push(GIVEN_NAMES.has(first) ? 'name-shape&given' : 'name-shape');
  }
  if (BYLINE_OPENERS.has(first) && keys.length <= 7) push('byline-opener');
  const credit = creditOf(text);
  if (credit && keys.length > 3) push(isAgency(credit) ? 'credit-agency' : 'ends-bracket');
  if (CAPTION_OPENERS.has(first)) push('caption-opener');
  if (JUMP_WORDS.has(first) && keys.length <= 8) push('jump-line');

  if (isNumeric(text)) push('numeric');
  const months =
    keys.length <= LONGEST_HEAD && keys.some((_, i) => monthAt(keys, i) !== null && parseDigits(keys[i - 1] ?? '') > 0);
  if (months) push('date');
  if (months && keys.some((key) => isWeekday(key) || key === 'العدد' || key === 'السنه')) push('running-date');
  if (parseDigits(keys.at(-1) ?? '') > 0 && keys.length <= 3) push('ends-number');

  let letters = 0;
  let marks = 0;
  let arabic = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isLetterUnit(unit)) letters++;
    if (isArabicUnit(unit)) arabic++;
    if (!isWordUnit(unit) && unit !== 0x20) marks++;
  }
  if (letters === 0) push('no-letters');
  else if (arabic < letters / 2) push('not-arabic');
  if (marks * 4 > text.length) push('mostly-marks');
  const singles = keys.filter((key) => key.length <= 2).length;
  if (keys.length > 0 && singles * 2 > keys.length) push('bits');
}

/** How running text or a byline that follows a heading opens. */
function opening(facts: BlockFacts): string {
  const first = facts.keys[0] ?? '';
  if (datelineLength(facts.bare) > 0) return 'dateline';
  if (bylineLike(facts)) return 'byline';
  if (isPerfect(first)) return 'perfect';
  if (facts.keys.length < 9 && facts.ending === 'open') return 'short';
  return first.startsWith('و') || CONNECTIVES.has(first) ? 'tied' : 'other';
}

function bylineLike({ bare, keys }: BlockFacts): boolean {
  if (keys.length === 0 || keys.length > 6) return false;
  return isAgency(bare) || (placeAndSource(bare) !== null && !bare.includes(':')) || BYLINE_OPENERS.has(keys[0] ?? '');
}

/** Words of running text near a block that are compared with its own. */
const NEAR = 60;

/** Stems of the next {@link NEAR} words of running text after (`step` 1) or before (-1) block `i`. */
function around(all: readonly BlockFacts[], i: number, step: 1 | -1): ReadonlySet<string> {
  const stems = new Set<string>();
  let words = 0;
  for (let j = i + step; j >= 0 && j < all.length && words < NEAR && Math.abs(j - i) < 12; j += step) {
    const other = all[j];
    if (!other || other.keys.length < 6) continue;
    words += other.keys.length;
    for (const stem of other.stems) stems.add(stem);
  }
  return stems;
}

/** Features of a block's place on the page. */
function place(all: readonly BlockFacts[], i: number, push: (name: string, value?: number) => void): void {
  const facts = all[i];
  if (!facts || facts.keys.length >= LONG) return;
  const { block, stems } = facts;
  if (block.rows > 1) push(block.rows > 3 ? 'rows>3' : 'rows=2-3');
  push(block.gap === 0 ? 'no-gap' : block.gap > 2 ? 'gap>2' : 'gap');
  const wrapped = block.width > 0;
  const ratio = block.longest / (block.width || 1);
  const breadth = !wrapped
    ? 'unwrapped'
    : ratio < 0.5
      ? 'narrow<0.5'
      : ratio < 0.8
        ? 'narrow<0.8'
        : ratio <= 1.1
          ? 'column-wide'
          : 'wider';
  push(breadth);
  push(`${breadth}&${facts.ending}`);
  const before = all[i - 1];
  const after = all[i + 1];
  const opens = after ? opening(after) : 'none';
  push(`${breadth}&before-${opens}`);
  if (before) push(`after-${before.ending}&before-${opens}`);
  if (!before) push('first');
  if (!after) push('last');
  if (i < 4) push('near-top');
  if (before) {
    const long = before.keys.length >= LONG;
    push(long ? `after-long-${before.ending === 'terminal' ? 'closed' : 'open'}` : 'after-short');
  }
  if (before && before.ending === 'open' && before.block.last >= 0.8 * before.block.width) push('after-cut-line');
  if (after) {
    push(after.keys.length >= LONG ? 'before-long' : 'before-short');
    if (isPerfect(after.keys[0] ?? '')) push('before-perfect');
    if (datelineLength(after.bare) > 0) push('before-dateline');
    if (bylineLike(after)) push('before-byline');
    if (facts.keys.length < after.keys.length) push('shorter-than-next');
  }
  if (before && before.keys.length < LONG && facts.keys.length < before.keys.length) push('shorter-than-last');
  if (facts.ending === 'open' && facts.keys.length <= 17) {
    const whole = before === undefined || before.ending === 'terminal' || before.keys.length <= 17;
    push(whole ? 'heading-place' : 'inside-text');
    const first = facts.keys[0] ?? '';
    const tied = CONNECTIVES.has(first) || first.startsWith('و');
    push(`${wrapped ? 'wrapped' : 'unwrapped'}&${whole ? 'fresh' : 'inside'}&${tied ? 'tied' : 'free'}`);
  }
  push('shares-ahead', overlap(stems, around(all, i, 1)));
  push('shares-behind', overlap(stems, around(all, i, -1)));
}

/** All features of each block, for the labelling model and for `explain`. */
export function featuresOf(all: readonly BlockFacts[]): Feature[][] {
  return all.map((facts, i) => {
    const found: Feature[] = [{ name: 'bias', value: 1 }];
    const push = (name: string, value = 1): void => {
      if (value !== 0) found.push({ name, value });
    };
    own(facts, push);
    place(all, i, push);
    return found;
  });
}
