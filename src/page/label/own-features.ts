import { monthAt } from '../../text/dates.js';
import { isNumeric } from '../../text/digits.js';
import type { Ending } from '../../text/sentence.js';
import { ARABIC, countWords, kindOf, LETTER, WORD } from '../../text/words.js';
import { creditOf } from '../dateline.js';
import { NO_WORD } from '../word-class.js';
import {
  ADVERBIAL,
  CAPTION_OPENER,
  CONNECTIVE,
  IMPERFECT,
  ISSUE,
  JUMP_WORD,
  NO_SUBJECT,
  PARTICLE,
  PERFECT,
  WAW,
  WAW_VERB,
  WEEKDAY,
} from '../word-signs.js';
import type { WordTraits } from '../word-traits.js';
import { isAgency } from './agencies.js';
import { bylineFeatures } from './byline-features.js';
import type { BlockFacts } from './facts.js';
import { feature, type Sightings } from './feature-names.js';
import { CONTINUED, CONTINUED_WORDS } from './vocabulary.js';

/** A block of at least this many words is running text whatever else it looks like. */
export const LONG = 25;

/** A running head has no more words than this: paper, section, date, issue and page. */
const LONGEST_HEAD = 14;

/** A line that tells where a text goes on has no more words than this. */
const LONGEST_JUMP = 8;

/** Numbers of words up to which each length goes. */
const LENGTHS: readonly (readonly [number, number])[] = [
  [0, feature('words=0')],
  [1, feature('words=1')],
  [2, feature('words=2')],
  [3, feature('words=3')],
  [5, feature('words=4-5')],
  [8, feature('words=6-8')],
  [12, feature('words=9-12')],
  [17, feature('words=13-17')],
  [LONG - 1, feature('words=18-24')],
  [50, feature('words=25-50')],
  [Number.POSITIVE_INFINITY, feature('words>50')],
];

/** By number of words, up to the last that is told apart. */
const LENGTH_OF: readonly number[] = Array.from({ length: 52 }, (_, count) => {
  const [, length] = LENGTHS.find(([most]) => count <= most) ?? [0, 0];
  return length;
});

const lengthFeature = (count: number): number => LENGTH_OF[Math.min(count, LENGTH_OF.length - 1)] ?? 0;

const byEnding = (tail: string): Readonly<Record<Ending, number>> => ({
  terminal: feature(`ends=terminal${tail}`),
  colon: feature(`ends=colon${tail}`),
  comma: feature(`ends=comma${tail}`),
  open: feature(`ends=open${tail}`),
});
const ENDS = byEnding('');
const ENDS_SHORT = byEnding('&short');

/** Features of the class of a word at a place; classes are met one by one. */
function byClass(place: string): (word: WordTraits | undefined) => number {
  const none = feature(place + NO_WORD);
  const met: number[] = [];
  return (word) => {
    if (word === undefined) return none;
    const { cls, clsNumber } = word;
    while (met.length <= clsNumber) met.push(-1);
    const known = met[clsNumber] ?? -1;
    if (known >= 0) return known;
    met[clsNumber] = feature(place + cls);
    return met[clsNumber] ?? none;
  };
}
const first = byClass('first:');
const second = byClass('second:');
const last = byClass('last:');

const ENDS_QUESTION = feature('ends-question');
const OPENS_PERFECT = feature('opens-perfect');
const OPENS_WAW_VERB = feature('opens-waw-verb');
const OPENS_CONNECTIVE = feature('opens-connective');
const OPENS_PARTICLE = feature('opens-particle');
const OPENS_DEFINITE = feature('opens-definite');
const OPENS_WAW = feature('opens-waw');
const OPENS_LAM = feature('opens-lam');
const IS_ADVERBIAL = feature('adverbial');
const ENDS_PARTICLE = feature('ends-particle');
const SUBJECT_VERB = feature('subject-verb');
const LIST_MARK = feature('list-mark');
const BULLET = feature('bullet');
const DATELINE_HEAD = feature('dateline-head');
const COLON_HEAD = feature('colon-head');
const INNER_STOP = feature('inner-stop');
const QUOTES = feature('quotes');
const CREDIT_AGENCY = feature('credit-agency');
const ENDS_BRACKET = feature('ends-bracket');
const OPENS_CAPTION = feature('caption-opener');
const JUMP_LINE = feature('jump-line');
const NUMERIC = feature('numeric');
const DATE = feature('date');
const RUNNING_DATE = feature('running-date');
const ENDS_NUMBER = feature('ends-number');
const NO_LETTERS = feature('no-letters');
const NOT_ARABIC = feature('not-arabic');
const MOSTLY_MARKS = feature('mostly-marks');
const BITS = feature('bits');

const QUESTION = /[؟?!]["»)\s]*$/u;
const LIST_ITEM = /^(?:[\d\u0660-\u0669\u06f0-\u06f9]{1,2}\s*[-–—ـ.)]|[-–•*]|[\u0633\u062c]\s*[:/-])/u;
/** As lists and talks are printed; an engine's specks look like it, so that it is told apart. */
const BULLETED = /^[\u2022\u25cf\u25cb\u25aa*] ?\p{L}/u;
const STOP = /[.،؛]\s/u;
const QUOTE = /[«»"“”]/u;

/** A noun first, then a verb of the imperfect, as headlines are built and sentences of a text hardly ever. */
function subjectFirst(words: readonly WordTraits[]): boolean {
  let before = words[0]?.signs ?? NO_SUBJECT;
  if ((before & NO_SUBJECT) !== 0) return false;
  for (let i = 1; i < 5; i++) {
    const signs = words[i]?.signs ?? 0;
    if ((signs & IMPERFECT) !== 0 && (before & PARTICLE) === 0) return true;
    before = signs;
  }
  return false;
}

/** A day's number before a month's name. */
function namesDay(words: readonly WordTraits[]): boolean {
  return words.some(({ value }, i) => {
    if (value <= 0) return false;
    return monthAt([words[i + 1]?.key ?? '', words[i + 2]?.key ?? ''], 0) !== null;
  });
}

/** Whether a line tells that its text goes on in another issue, or goes on from one. */
const isContinued = (words: readonly WordTraits[]): boolean =>
  words.some(({ key }) => CONTINUED.has(key)) && words.every(({ key }) => CONTINUED_WORDS.has(key));

/** How a text that begins with a word opens; -1 where it says nothing. */
function openingOf({ key, signs }: WordTraits): number {
  if ((signs & WAW_VERB) !== 0) return OPENS_WAW_VERB;
  if ((signs & CONNECTIVE) !== 0) return OPENS_CONNECTIVE;
  if ((signs & PARTICLE) !== 0) return OPENS_PARTICLE;
  if (key.startsWith('ال')) return OPENS_DEFINITE;
  if ((signs & WAW) !== 0 && key.length > 4) return OPENS_WAW;
  return key.startsWith('ل') && key.length > 4 ? OPENS_LAM : -1;
}

/** Features of the words of one block. */
export function ownFeatures(facts: BlockFacts<{ text: string }>, seen: Sightings): void {
  const { bare: text, words, ending } = facts;
  const count = words.length;
  seen.add(lengthFeature(count));
  seen.add(ENDS[ending]);
  if (count >= LONG) return;
  const opener = words[0];
  const signs = opener?.signs ?? 0;
  const closer = words[count - 1];
  const { letters, marks, arabic } = countKinds(text);
  const open = ending === 'open';
  seen.add(ENDS_SHORT[ending]);
  if (marks > 0 && QUESTION.test(text)) seen.add(ENDS_QUESTION);
  if ((signs & PERFECT) !== 0) seen.add(OPENS_PERFECT);
  const opening = opener ? openingOf(opener) : -1;
  if (opening >= 0) seen.add(opening);
  if (count > 1 && count < 6 && open && (signs & ADVERBIAL) !== 0) seen.add(IS_ADVERBIAL);
  if (open && closer && (closer.signs & PARTICLE) !== 0) seen.add(ENDS_PARTICLE);
  seen.add(first(opener));
  if (count > 1) seen.add(last(closer));
  if (count > 2) seen.add(second(words[1]));
  if (subjectFirst(words)) seen.add(SUBJECT_VERB);
  if (LIST_ITEM.test(text)) seen.add(LIST_MARK);
  if (BULLETED.test(facts.block.text)) seen.add(BULLET);
  if (facts.opensDateline) seen.add(DATELINE_HEAD);
  const colon = marks > 0 ? text.indexOf(':') : -1;
  if (colon > 0 && countWords(text.slice(0, colon)) <= 4 && colon < text.length - 3) seen.add(COLON_HEAD);
  if (marks > 0 && STOP.test(text)) seen.add(INNER_STOP);
  if (marks > 0 && QUOTE.test(text)) seen.add(QUOTES);

  bylineFeatures(facts, seen);
  const credit = marks > 0 && count > 3 ? creditOf(text) : '';
  if (credit !== '') seen.add(isAgency(credit) ? CREDIT_AGENCY : ENDS_BRACKET);
  if ((signs & CAPTION_OPENER) !== 0) seen.add(OPENS_CAPTION);
  if (count <= LONGEST_JUMP && ((signs & JUMP_WORD) !== 0 || isContinued(words))) seen.add(JUMP_LINE);

  if (isNumeric(text)) seen.add(NUMERIC);
  if (count <= LONGEST_HEAD && namesDay(words)) {
    seen.add(DATE);
    if (words.some((word) => (word.signs & (WEEKDAY | ISSUE)) !== 0)) seen.add(RUNNING_DATE);
  }
  if (closer && closer.value > 0 && count <= 3) seen.add(ENDS_NUMBER);

  if (letters === 0) seen.add(NO_LETTERS);
  else if (arabic < letters / 2) seen.add(NOT_ARABIC);
  if (marks * 4 > text.length) seen.add(MOSTLY_MARKS);
  let bits = 0;
  for (const { key } of words) if (key.length <= 2) bits++;
  if (bits * 2 > count) seen.add(BITS);
}

/** How many letters a text has, how many letters and marks of the Arabic blocks, and how many signs that are of no word. */
export function countKinds(text: string): { letters: number; arabic: number; marks: number } {
  let letters = 0;
  let arabic = 0;
  let marks = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const kind = kindOf(unit);
    if ((kind & LETTER) !== 0) letters++;
    if ((kind & ARABIC) !== 0) arabic++;
    if ((kind & WORD) === 0 && unit !== 0x20) marks++;
  }
  return { letters, arabic, marks };
}
