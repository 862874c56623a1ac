import { type Lexicon, LONGEST } from '../lexicon/lexicon.js';
import { compileEditModel, type EditModel } from './edit-model.js';
import { type FrequentWords, frequentWords } from './frequent-words.js';
import { misreadingCost, NEVER } from './misreading-cost.js';
import { skeletonIndex } from './skeleton-index.js';

/** A lexicon word that a word of the page may have been in print. */
export interface Candidate {
  /** As it would be written; a bare alef of the page stays bare. */
  word: string;
  /** Improbability of the misreading and of the word, centibels. */
  cost: number;
  rarity: number;
}

/** How far a search goes, centibels. */
export interface Limits {
  /** Dearest misreading. */
  cost: number;
  /** Dearest misreading and rarity together. */
  total: number;
  /** How far behind the best found. */
  behind: number;
}

export type CandidateSearch = (letters: string, limits: Limits) => Candidate[];

const ALEF = 0x0627;
const ALEFS = [0x0623, 0x0625, 0x0622];
/** No edit is cheaper. */
const CHEAPEST = 120;
/** No edit of a letter's shape is cheaper. */
const CHEAPEST_SHAPE = 200;

/**
 * Prepares the search for the counted words that a word of the page may stand for: words of the same letter shapes or
 * one shape more, less or other, and those that a confusion of letter runs gives.
 *
 * @returns a search: letters (no diacritics) to candidates, most likely first
 */
export function candidateSearch(lexicon: Lexicon, model: EditModel = compileEditModel(lexicon)): CandidateSearch {
  const words = frequentWords(lexicon);
  const { codes } = words;
  const index = skeletonIndex(lexicon, words);
  const alef = lexicon.codeOf(ALEF);
  const hamzated = new Uint8Array(64);
  for (const unit of ALEFS) hamzated[lexicon.codeOf(unit)] = 1;
  const cost = misreadingCost(model, alef, hamzated);
  const read = new Uint8Array(LONGEST);
  const variant = new Uint8Array(LONGEST + 4);

  const table = wordTable(words, alef, hamzated);
  const readLetters = new LetterSet(alef, hamzated);
  const { won, gone } = model;

  return (letters, limits) => {
    const { length } = letters;
    if (length > LONGEST) return [];
    for (let i = 0; i < length; i++) {
      read[i] = lexicon.codeOf(letters.charCodeAt(i));
      if (read[i] === 0) return [];
    }
    cost.read(read, length);
    let bound = limits.total;
    const found = new Map<string, Candidate>();
    const seen = new Set<number>();
    readLetters.take(read, 0, length);
    const { low, high } = readLetters;
    const visit = (word: number, beside: boolean): boolean => {
      const row = word * FIELDS;
      const rarity = table[row] ?? 0;
      if (rarity + (beside ? CHEAPEST_SHAPE : CHEAPEST) > bound) return rarity + CHEAPEST <= bound;
      const limit = Math.min(limits.cost, bound - rarity);
      // A misreading costs at least what the letters do that it has lost, and those that it has made up.
      const itsLow = table[row + LOW] ?? 0;
      const itsHigh = table[row + HIGH] ?? 0;
      if (exceeds(low & ~itsLow, high & ~itsHigh, won, limit) || exceeds(itsLow & ~low, itsHigh & ~high, gone, limit))
        return true;
      if (seen.has(word)) return true;
      const from = table[row + START] ?? 0;
      const to = table[row + FIELDS + START] ?? 0;
      const price = cost.of(codes, from, to, limit);
      if (price === NEVER) return true;
      seen.add(word);
      bound = Math.min(bound, price + rarity + limits.behind);
      const written = cost.asWritten(codes, from, to);
      let text = '';
      for (const code of written) text += String.fromCharCode(lexicon.unitOf(code));
      // Two words may be written alike where the page leaves hamzas out.
      const other = found.get(text);
      const better = other === undefined || price + rarity < other.cost + other.rarity;
      if (text !== letters && better) found.set(text, { word: text, cost: price, rarity });
      return true;
    };
    index.near(read, length, visit);
    for (let end = 1; end <= length; end++) {
      for (const { read: a, print: b } of model.segments[read[end - 1] ?? 0] ?? []) {
        const at = end - a.length;
        if (length - a.length + b.length > LONGEST || !standsAt(read, at, a)) continue;
        variant.set(read.subarray(0, at));
        variant.set(b, at);
        variant.set(read.subarray(end, length), at + b.length);
        index.near(variant, length - a.length + b.length, visit);
      }
    }
    return [...found.values()]
      .filter((one) => one.cost + one.rarity <= bound)
      .sort((a, b) => a.cost + a.rarity - b.cost - b.rarity || (a.word < b.word ? -1 : 1));
  };
}

function standsAt(codes: Uint8Array, at: number, run: Uint8Array): boolean {
  if (at < 0) return false;
  for (let i = 0; i < run.length; i++) if (codes[at + i] !== run[i]) return false;
  return true;
}

/** Whether the figures of the letters of a set come to more than a limit. */
function exceeds(low: number, high: number, figures: Uint16Array, limit: number): boolean {
  let total = 0;
  for (let rest = low; rest !== 0; rest &= rest - 1) total += figures[31 - Math.clz32(rest & -rest)] ?? 0;
  for (let rest = high; rest !== 0; rest &= rest - 1) total += figures[63 - Math.clz32(rest & -rest)] ?? 0;
  return total > limit;
}

/** Which letters a word has, as two sets of bits; any alef counts as bare. */
class LetterSet {
  low = 0;
  high = 0;

  constructor(
    readonly alef: number,
    readonly hamzated: Uint8Array,
  ) {}

  take(codes: Uint8Array, from: number, to: number): void {
    this.low = 0;
    this.high = 0;
    for (let i = from; i < to; i++) {
      const code = codes[i] ?? 0;
      const plain = this.hamzated[code] === 1 ? this.alef : code;
      if (plain < 32) this.low |= 1 << plain;
      else this.high |= 1 << (plain - 32);
    }
  }
}

/** Fields of a row of {@link wordTable}: rarity, letters as two sets of bits, start of the codes. */
const FIELDS = 4;
const LOW = 1;
const HIGH = 2;
const START = 3;

/** What a search asks of each word, side by side: a word is met at random, and main memory is slow. */
function wordTable({ size, codes, starts, rarities }: FrequentWords, alef: number, hamzated: Uint8Array): Int32Array {
  const table = new Int32Array((size + 1) * FIELDS);
  const letters = new LetterSet(alef, hamzated);
  for (let word = 0; word <= size; word++) {
    const from = starts[word] ?? 0;
    letters.take(codes, from, starts[word + 1] ?? from);
    table.set([rarities[word] ?? 0, letters.low, letters.high, from], word * FIELDS);
  }
  return table;
}
