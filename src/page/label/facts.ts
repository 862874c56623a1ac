import type { Bigrams, Known } from '../../lexicon/bigrams.js';
import { foldWord, lightStem } from '../../text/fold.js';
import { skeletonOf } from '../../text/keys.js';
import { endingOf } from '../../text/sentence.js';
import { wordsOf } from '../../text/words.js';
import type { Block } from '../page.js';
import { isAgency } from './agencies.js';
import { PARTICLES } from './vocabulary.js';

/** What the features read off a block once. */
export interface BlockFacts<B extends Block = Block> {
  block: B;
  /** The text without the stray marks that an engine sets beside it. */
  bare: string;
  /** Folded words of it. */
  keys: string[];
  /** Stems of its words, by skeleton, each with how much it tells of what the text is about: 0 for the commonest. */
  stems: ReadonlyMap<string, number>;
  /** Its first and last word as the bigrams know them. */
  head: Known | null;
  tail: Known | null;
  ending: ReturnType<typeof endingOf>;
}

/** Marks and lone letters set apart by a space: specks, rules and column lines read as characters. */
const STRAY_HEAD = /^(?:[^\p{L}\p{N}«"“([-] ?|\p{L} (?=[^\p{L}]))+/u;
const STRAY_TAIL = /(?: [^\p{L}\p{N}»"”)\]]{1,2}| [\p{L}\p{N}])+$/u;

/** A short block without stray marks; `أ ف ب` and the like stay whole. */
export function bareText(text: string): string {
  if (text.length > 120 || isAgency(text)) return text;
  const bare = text.replace(STRAY_HEAD, '').replace(STRAY_TAIL, '');
  return isAgency(bare) || bare.length * 2 > text.length ? bare : text;
}

/** Words counted more often than this tell nothing of a text's subject; each e-fold below tells a step more, up to the last. */
const COMMON = 60_000;
const HEAVIEST = 6;
/** A word that was never counted is a name or a misreading. */
const UNKNOWN = 4;

/** Share of the words of a text that a word counted {@link COMMON} times is: the counts are of 31 million words. */
const COMMON_CHANCE = COMMON / 31e6;

/** Chance of a stem of a weight above 0 at any word of a text. */
export const chanceOf = (weight: number): number => COMMON_CHANCE * Math.exp(-weight);

function weightOf(known: Known | null): number {
  if (known === null || known.count === 0) return UNKNOWN;
  return Math.max(0, Math.min(HEAVIEST, Math.log(COMMON / known.count)));
}

export function factsOf<B extends Block>(block: B, bigrams: Bigrams): BlockFacts<B> {
  const bare = bareText(block.text);
  const keys = wordsOf(bare).map((word) => foldWord(word.text));
  const stems = new Map<string, number>();
  for (const key of keys) {
    if (key.length > 2 && !PARTICLES.has(key)) stems.set(skeletonOf(lightStem(key)), weightOf(bigrams.know(key)));
  }
  const head = bigrams.know(keys[0] ?? '');
  const tail = bigrams.know(keys.at(-1) ?? '');
  return { block, bare, keys, stems, head, tail, ending: endingOf(bare) };
}
