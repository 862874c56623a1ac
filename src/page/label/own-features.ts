import { isWeekday, monthAt } from '../../text/dates.js';
import { isNumeric, parseDigits } from '../../text/digits.js';
import { foldWord } from '../../text/fold.js';
import { isArabicUnit, isLetterUnit, isWordUnit, wordsOf } from '../../text/words.js';
import { creditOf, placeAndSource } from '../dateline.js';
import { NO_WORD } from '../word-class.js';
import { isAgency } from './agencies.js';
import type { BlockFacts } from './facts.js';
import { named, type Push } from './features.js';
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

/** A noun first, then a verb of the imperfect, as headlines are built and sentences of a text hardly ever. */
function subjectFirst(keys: readonly string[]): boolean {
  const first = keys[0] ?? '';
  if (/^[\u0648\u064a\u062a\u0633]/u.test(first) || PARTICLES.has(first) || isPerfect(first) || CONNECTIVES.has(first))
    return false;
  return keys.slice(1, 5).some((key, i) => {
    if (PARTICLES.has(keys[i] ?? '')) return false;
    return (
      key.length > 3 && /^(?:\u0633?\u064a|\u062a)/u.test(key) && !/(?:\u0647|\u064a\u0646|\u0627\u062a)$/u.test(key)
    );
  });
}

/** Features of the words of one block. */
export function ownFeatures(facts: BlockFacts, push: Push): void {
  const { bare: text, words, keys, ending } = facts;
  const first = keys[0] ?? '';
  const short = keys.length < LONG;
  push(lengthName(keys.length));
  push(named('ends=', ending));
  if (!short) return;
  push(named(named('ends=', ending), '&short'));
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
  push(named('first:', words[0]?.cls ?? NO_WORD));
  if (keys.length > 1) push(named('last:', words.at(-1)?.cls ?? NO_WORD));
  if (keys.length > 2) push(named('second:', words[1]?.cls ?? NO_WORD));
  if (subjectFirst(keys)) push('subject-verb');
  if (LIST_MARK.test(text)) push('list-mark');
  if (facts.opensDateline) push('dateline-head');
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
