import type { Known } from '../../lexicon/bigrams.js';
import { type Ending, endingOf } from '../../text/sentence.js';
import { isDigitUnit, isLetterUnit } from '../../text/words.js';
import { datelineLength, placeAndSource } from '../dateline.js';
import type { Block } from '../page.js';
import { BYLINE_OPENER, PARTICLE } from '../word-signs.js';
import type { WordTable, WordTraits } from '../word-traits.js';
import { isAgency } from './agencies.js';
import { meantAgency } from './meant-names.js';
import { NO_PERSON, personIn } from './person.js';

/** What the features read off a block once. */
export interface BlockFacts<B = Block> {
  block: B;
  /** The text without the stray marks that an engine sets beside it. */
  bare: string;
  /** Words of it. */
  words: readonly WordTraits[];
  /** Its first and last word as the bigrams know them. */
  head: Known | null;
  tail: Known | null;
  ending: Ending;
  /** Whether it names agencies and nothing else. */
  agency: boolean;
  /** How much it is like the name of a person ({@link personIn}). */
  person: number;
  /** Whether it begins with a dateline; whether all of it could be a byline. */
  opensDateline: boolean;
  bylineLike: boolean;
}

/** Marks and lone letters set apart by a space: specks, rules and column lines read as characters. */
const STRAY_HEAD = /^(?:[^\p{L}\p{N}«"“([-] ?|[0\u0660]+ |\p{L} (?=[^\p{L}]))+/u;
const STRAY_TAIL = /(?: [^\p{L}\p{N}»"”)\]]{1,2}| [\p{L}\p{N}])+$/u;

/** UTF-16 units of the longest single stray at the end. */
const LONGEST_TAIL = 4;

/** Whether a text may have a stray at its head: most begin with two letters, and need no closer look. */
const mayHaveHead = (text: string): boolean => !isLetter(text.charCodeAt(0)) || !isLetter(text.charCodeAt(1));

/** Whether it may have one at its end: a single character, or two that are neither letter nor digit. */
function mayHaveTail(text: string): boolean {
  const length = text.length - 1 - text.lastIndexOf(' ');
  if (length > LONGEST_TAIL || length === text.length) return false;
  const unit = text.charCodeAt(text.length - length);
  return length === 1 || !(isLetter(unit) || isDigitUnit(unit));
}

/** Whether a unit is a letter by itself; halves of pairs are looked at more closely. */
const isLetter = (unit: number): boolean => isLetterUnit(unit) && (unit & 0xf800) !== 0xd800;

/** What stands behind the last dash; `''` where there is none. */
const sender = (text: string): string => text.slice(text.search(SENDER) + 1 || text.length);
const SENDER = /[-\u2013\u2014][^-\u2013\u2014]*$/u;

/** Whether a text names an agency at its end, in full or by what is left of its initials. */
function endsInAgency(text: string): boolean {
  const name = sender(text);
  return name !== '' && (isAgency(name) || meantAgency(name, false, true) !== '');
}

/** A short block without stray marks; `أ ف ب` and the like stay whole. */
export function bareText(text: string): string {
  if (text.length > 120) return text;
  const head = mayHaveHead(text);
  const tail = mayHaveTail(text);
  if ((!head && !tail) || isAgency(text)) return text;
  const headless = head ? text.replace(STRAY_HEAD, '') : text;
  const tailless = tail ? headless.replace(STRAY_TAIL, '') : headless;
  const bare = endsInAgency(headless) && !endsInAgency(tailless) ? headless : tailless;
  return isAgency(bare) || bare.length * 2 > text.length ? bare : text;
}

/** Times that a word was counted, from which on it is held to be no misreading. */
const COMMON = 100;

/** Whether a word is known to be used. */
export const isUsed = ({ known }: WordTraits): boolean => known !== null && known.count >= COMMON;

/** Whether words are the name of an agency, as it is written or misread; words that are often used are no misreadings. */
export function namesAgency(text: string, words: readonly WordTraits[], sent: boolean): boolean {
  if (isAgency(text)) return true;
  return words.length <= LONGEST_AGENCY && !words.every(isUsed) && meantAgency(text, false, sent) !== '';
}

/** Words of the longest misread name of an agency that is told by itself. */
const LONGEST_AGENCY = 3;

/** Marks that no name has inside. */
const NO_NAME_MARK = /[:،؛«»"!؟?]/u;

/** Whether a letter stands behind such a mark. Of a pattern for both the time would grow with the square of a text without letters. */
function hasInnerMark(text: string): boolean {
  const at = text.search(NO_NAME_MARK);
  return at >= 0 && /\p{L}/u.test(text.slice(at));
}

/** Words of the longest byline. */
export const LONGEST_BYLINE = 6;

/** An agency, a place with an agency or a person, or an opening such as `بقلم`. */
function isBylineLike(bare: string, words: readonly WordTraits[], agency: boolean): boolean {
  const [first] = words;
  if (!first || words.length > LONGEST_BYLINE) return false;
  return agency || (first.signs & BYLINE_OPENER) !== 0 || (!bare.includes(':') && placeAndSource(bare) !== null);
}

function described<B>(block: B, bare: string, words: readonly WordTraits[]): BlockFacts<B> {
  const agency = namesAgency(bare, words, false);
  return {
    block,
    bare,
    words,
    head: words[0]?.known ?? null,
    tail: words[words.length - 1]?.known ?? null,
    ending: endingOf(bare),
    agency,
    person: hasInnerMark(bare) ? NO_PERSON : personIn(words),
    opensDateline: datelineLength(bare) > 0,
    bylineLike: isBylineLike(bare, words, agency),
  };
}

/** Whether a block as it stands, its stray marks with it, begins with a dateline. */
export function opensWithDateline({ block, bare, opensDateline }: BlockFacts): boolean {
  return bare.length === block.text.length ? opensDateline : datelineLength(block.text) > 0;
}

export function factsOf<B extends { text: string }>(block: B, table: WordTable): BlockFacts<B> {
  const bare = bareText(block.text);
  return described(block, bare, table.of(bare));
}

/** Facts of a block made of whole rows. */
export function joinFacts(
  block: Block,
  rows: readonly BlockFacts<{ text: string }>[],
  table: WordTable,
): BlockFacts<Block> {
  const [row] = rows;
  if (row && rows.length === 1) {
    const { bare, words, head, tail, ending, agency, person, opensDateline, bylineLike } = row;
    return { block, bare, words, head, tail, ending, agency, person, opensDateline, bylineLike };
  }
  const bare = bareText(block.text);
  // Words never reach over the end of a line.
  const plain = bare === block.text && rows.every(({ bare, block }) => bare === block.text);
  if (!plain) return described(block, bare, table.of(bare));
  const words: WordTraits[] = [];
  for (const row of rows) for (const word of row.words) words.push(word);
  return described(block, bare, words);
}

/** Whether the last word of a text, a particle, ties it to what comes next. */
export function endsTied({ words, ending }: Pick<BlockFacts, 'words' | 'ending'>): boolean {
  return ending === 'open' && ((words[words.length - 1]?.signs ?? 0) & PARTICLE) !== 0;
}

/** Whether markup sets a block off as an item of a list. */
export const isItem = ({ block }: BlockFacts): boolean => block.mark?.kind === 'item';

export const isVerse = ({ block }: BlockFacts): boolean => block.mark?.kind === 'verse';
