import type { Bigrams, Known } from '../lexicon/bigrams.js';
import type { WordData } from '../lexicon/word-data.js';
import { NO_VECTOR } from '../lexicon/word-vectors.js';
import { parseDigits } from '../text/digits.js';
import { HASH_OF_NONE, hashOn } from '../text/fnv.js';
import { foldWord, lightStem } from '../text/fold.js';
import { skeletonOf } from '../text/keys.js';
import { ownCopy } from '../text/own-copy.js';
import { UnitTable } from '../text/unit-table.js';
import { isWordUnit } from '../text/words.js';
import { classNumber, openerNumber, wordClass } from './word-class.js';
import { NO_COMPANY, type ToldWord } from './word-inputs.js';
import { PARTICLE, signsOf } from './word-signs.js';

/** What labels and order read off a word, wherever it stands. */
export interface WordTraits extends ToldWord {
  /** The word folded. */
  key: string;
  /** Its grammatical class (word-class.ts), and its signs (word-signs.ts). */
  cls: string;
  /** Number of the class, from 0 in the order they are met. */
  clsNumber: number;
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

const SPACE = 0x20;

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

/** Words looked up together, at most. */
const TOGETHER = 1 << 10;

/**
 * The traits of words. The same words come again and again, so they are remembered, and found again by their units: to cut
 * each out of its text takes longer than all the rest.
 */
export class WordTable {
  readonly #data: WordData;
  readonly #words = new UnitTable();
  readonly #stems = new UnitTable();
  /** By the number of a word. */
  #traits: WordTraits[] = [];
  /** The units of the text at hand. */
  #units = new Uint16Array(1 << 10);
  /** Words of it that are looked up together: where each begins and ends, its hash and its number. */
  readonly #runs = {
    starts: new Int32Array(TOGETHER),
    ends: new Int32Array(TOGETHER),
    hashes: new Int32Array(TOGETHER),
    numbers: new Int32Array(TOGETHER),
  };

  constructor(data: WordData) {
    this.#data = data;
  }

  /** To be called before a page: forgets all where there is too much. Numbers of stems hold for one page only. */
  turnPage(): void {
    if (this.#words.size < MOST) return;
    this.#words.clear();
    this.#stems.clear();
    this.#traits = [];
  }

  /** The traits of the words of a text, in order. */
  of(text: string): WordTraits[] {
    if (text.length > this.#units.length) this.#units = new Uint16Array(text.length * 2);
    const units = this.#units;
    const { starts, ends, hashes } = this.#runs;
    const found: WordTraits[] = [];
    let size = 0;
    let start = -1;
    let hash = HASH_OF_NONE;
    for (let i = 0; i <= text.length; i++) {
      const unit = i < text.length ? text.charCodeAt(i) : SPACE;
      if (unit !== SPACE && isWordUnit(unit)) {
        units[i] = unit;
        if (start < 0) {
          start = i;
          hash = HASH_OF_NONE;
        }
        hash = hashOn(hash, unit);
      } else if (start >= 0) {
        starts[size] = start;
        ends[size] = i;
        hashes[size++] = hash;
        start = -1;
        if (size < TOGETHER) continue;
        this.#lookUp(text, size, found);
        size = 0;
      }
    }
    this.#lookUp(text, size, found);
    return found;
  }

  /** Adds the traits of the words at hand. */
  #lookUp(text: string, size: number, found: WordTraits[]): void {
    const { starts, ends, numbers } = this.#runs;
    this.#words.numbersOf(this.#units, this.#runs, size, numbers);
    for (let k = 0; k < size; k++) {
      const number = numbers[k] ?? 0;
      // Words that were not met before have the next numbers.
      if (number === this.#traits.length) this.#traits.push(this.#read(text, starts[k] ?? 0, ends[k] ?? 0));
      const traits = this.#traits[number];
      if (traits) found.push(traits);
    }
  }

  #read(text: string, start: number, end: number): WordTraits {
    const key = foldWord(ownCopy(text, start, end));
    const signs = signsOf(key);
    const known = this.#data.bigrams.know(key);
    const light = key.length > 2 && (signs & PARTICLE) === 0 ? lightStem(key) : '';
    const skeleton = skeletonOf(light);
    const stem = skeleton === '' ? NO_STEM : this.#stems.numberOfText(skeleton);
    const vector = light === '' ? NO_VECTOR : this.#data.vectors.find(light);
    const cls = wordClass(key, signs);
    const [clsNumber, opener] = [classNumber(cls), openerNumber(key, cls)];
    const [value, weight, company] = [parseDigits(key), weightOf(known), known?.cls ?? NO_COMPANY];
    return { key, cls, clsNumber, opener, signs, value, known, company, stem, vector, weight };
  }
}

const tables = new WeakMap<Bigrams, WordTable>();

/** The table of words that goes with what is known of words. */
export function wordTable(data: WordData): WordTable {
  let table = tables.get(data.bigrams);
  if (table === undefined) {
    table = new WordTable(data);
    tables.set(data.bigrams, table);
  }
  return table;
}
