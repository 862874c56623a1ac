import type { Bigrams, Known } from '../lexicon/bigrams.js';
import { parseDigits } from '../text/digits.js';
import { foldWord, lightStem } from '../text/fold.js';
import { skeletonOf } from '../text/keys.js';
import { isWordUnit } from '../text/words.js';
import { wordClass } from './word-class.js';
import { PARTICLE, signsOf } from './word-signs.js';

/** What labels and order read off a word, wherever it stands. */
export interface WordTraits {
  /** The word folded. */
  key: string;
  /** Its grammatical class (word-class.ts), and its signs (word-signs.ts). */
  cls: string;
  signs: number;
  /** What a word of digits counts; -1 for any other. */
  value: number;
  known: Known | null;
  /** Number of the skeleton of its stem; {@link NO_STEM} for particles and words too short to have one. */
  stem: number;
  /** How much the stem tells of what a text is about: 0 for the commonest. */
  weight: number;
}

export const NO_STEM = -1;

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

/** Words remembered from page to page; about 20 MB. */
const MOST = 1 << 16;
/** FNV-1a (Fowler, Noll, Vo). */
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * The traits of words. The same words come again and again, so they are remembered, and found again by their units in the text:
 * to cut each out as a string of its own takes longer than all the rest.
 */
export class WordTable {
  readonly #bigrams: Bigrams;
  /** Numbers of words plus 1, at the place that their hash names or the next free one; a power of two of places. */
  #slots = new Int32Array(1 << 12);
  /** By the number of a word: its hash, and where its units end in {@link #units}, where the next one's begin. */
  #hashes = new Int32Array(1 << 10);
  #ends = new Int32Array(1 << 10);
  #units = new Int32Array(1 << 13);
  #traits: WordTraits[] = [];
  readonly #stems = new Map<string, number>();

  constructor(bigrams: Bigrams) {
    this.#bigrams = bigrams;
  }

  /**
   * To be called before a page: forgets all words where there are too many. Numbers of stems hold for one page only.
   */
  turnPage(): void {
    if (this.#traits.length < MOST) return;
    this.#slots.fill(0);
    this.#traits = [];
    this.#stems.clear();
  }

  /** The traits of the words of a text, in order. */
  of(text: string): WordTraits[] {
    const found: WordTraits[] = [];
    let start = -1;
    let hash = SEED;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (isWordUnit(unit)) {
        if (start < 0) {
          start = i;
          hash = SEED;
        }
        hash = Math.imul(hash ^ unit, PRIME);
      } else if (start >= 0) {
        found.push(this.#word(text, start, i, hash));
        start = -1;
      }
    }
    if (start >= 0) found.push(this.#word(text, start, text.length, hash));
    return found;
  }

  #word(text: string, start: number, end: number, hash: number): WordTraits {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) break;
      const traits = this.#traits[number];
      if (traits && this.#hashes[number] === hash && this.#isAt(number, text, start, end)) return traits;
      slot = (slot + 1) & mask;
    }
    const traits = this.#learn(text.slice(start, end));
    this.#remember(traits, slot, text, start, end, hash);
    return traits;
  }

  #isAt(number: number, text: string, start: number, end: number): boolean {
    const from = number > 0 ? (this.#ends[number - 1] ?? 0) : 0;
    if ((this.#ends[number] ?? 0) - from !== end - start) return false;
    for (let i = start; i < end; i++) if (this.#units[from + i - start] !== text.charCodeAt(i)) return false;
    return true;
  }

  #remember(traits: WordTraits, slot: number, text: string, start: number, end: number, hash: number): void {
    const number = this.#traits.push(traits) - 1;
    const from = number > 0 ? (this.#ends[number - 1] ?? 0) : 0;
    this.#units = withRoom(this.#units, from + end - start);
    for (let i = start; i < end; i++) this.#units[from + i - start] = text.charCodeAt(i);
    this.#hashes = withRoom(this.#hashes, number + 1);
    this.#ends = withRoom(this.#ends, number + 1);
    this.#hashes[number] = hash;
    this.#ends[number] = from + end - start;
    this.#slots[slot] = number + 1;
    if (this.#traits.length * 2 > this.#slots.length) this.#spread();
  }

  /** Doubles the places. */
  #spread(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.#traits.length; number++) {
      const hash = this.#hashes[number] ?? 0;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }

  #learn(word: string): WordTraits {
    const key = foldWord(word);
    const signs = signsOf(key);
    const known = this.#bigrams.know(key);
    const stem = key.length > 2 && (signs & PARTICLE) === 0 ? this.#numberOf(skeletonOf(lightStem(key))) : NO_STEM;
    return { key, cls: wordClass(key), signs, value: parseDigits(key), known, stem, weight: weightOf(known) };
  }

  #numberOf(stem: string): number {
    if (stem === '') return NO_STEM;
    const known = this.#stems.get(stem);
    if (known !== undefined) return known;
    this.#stems.set(stem, this.#stems.size);
    return this.#stems.size - 1;
  }
}

/** The array, or a copy of it twice as long where it is too short. */
function withRoom(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (length <= array.length) return array;
  const larger = new Int32Array(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}

const tables = new WeakMap<Bigrams, WordTable>();

/** The table of words that goes with the word pairs. */
export function wordTable(bigrams: Bigrams): WordTable {
  let table = tables.get(bigrams);
  if (table === undefined) {
    table = new WordTable(bigrams);
    tables.set(bigrams, table);
  }
  return table;
}
