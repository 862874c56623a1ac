import type { Bigrams, Known } from '../../lexicon/bigrams.js';
import { endingOf } from '../../text/sentence.js';
import { wordsOf } from '../../text/words.js';
import { datelineLength, placeAndSource } from '../dateline.js';
import type { Block } from '../page.js';
import { traitsOf, type WordTraits } from '../word-traits.js';
import { isAgency } from './agencies.js';
import { BYLINE_OPENERS } from './vocabulary.js';

/** What the features read off a block once. */
export interface BlockFacts<B extends Block = Block> {
  block: B;
  /** The text without the stray marks that an engine sets beside it. */
  bare: string;
  /** Words of it, and the same folded. */
  words: readonly WordTraits[];
  keys: string[];
  /** Its first and last word as the bigrams know them. */
  head: Known | null;
  tail: Known | null;
  ending: ReturnType<typeof endingOf>;
  /** Whether it begins with a dateline; whether all of it could be a byline. */
  opensDateline: boolean;
  bylineLike: boolean;
}

/** Marks and lone letters set apart by a space: specks, rules and column lines read as characters. */
const STRAY_HEAD = /^(?:[^\p{L}\p{N}«"“([-] ?|\p{L} (?=[^\p{L}]))+/u;
const STRAY_TAIL = /(?: [^\p{L}\p{N}»"”)\]]{1,2}| [\p{L}\p{N}])+$/u;

/** Two letters at the start: nothing astray there. */
const CLEAN_HEAD = /^\p{L}{2}/u;
/** UTF-16 units of the longest single stray at the end, with its space. */
const LONGEST_TAIL = 5;

/** Whether a text may have strays at either end: most have not, and need no closer look. */
function mayHaveStrays(text: string): boolean {
  return !CLEAN_HEAD.test(text) || text.indexOf(' ', text.length - LONGEST_TAIL) >= 0;
}

/** A short block without stray marks; `أ ف ب` and the like stay whole. */
export function bareText(text: string): string {
  if (text.length > 120 || !mayHaveStrays(text) || isAgency(text)) return text;
  const bare = text.replace(STRAY_HEAD, '').replace(STRAY_TAIL, '');
  return isAgency(bare) || bare.length * 2 > text.length ? bare : text;
}

/** A place with an agency or a person, or an opening such as `بقلم`. */
function isBylineLike(bare: string, keys: readonly string[]): boolean {
  if (keys.length === 0 || keys.length > 6) return false;
  return isAgency(bare) || (placeAndSource(bare) !== null && !bare.includes(':')) || BYLINE_OPENERS.has(keys[0] ?? '');
}

export function factsOf<B extends Block>(block: B, bigrams: Bigrams): BlockFacts<B> {
  const bare = bareText(block.text);
  const words = wordsOf(bare).map((word) => traitsOf(word.text, bigrams));
  const keys = words.map(({ key }) => key);
  return {
    block,
    bare,
    words,
    keys,
    head: words[0]?.known ?? null,
    tail: words.at(-1)?.known ?? null,
    ending: endingOf(bare),
    opensDateline: datelineLength(bare) > 0,
    bylineLike: isBylineLike(bare, keys),
  };
}
