import { type Lexicon, LONGEST } from '../lexicon/lexicon.js';
import { compileEditModel, type EditModel } from './edit-model.js';
import { frequentWords } from './frequent-words.js';
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
  const { codes, starts, rarities } = words;
  const index = skeletonIndex(lexicon, words);
  const alef = lexicon.codeOf(ALEF);
  const hamzated = new Uint8Array(64);
  for (const unit of ALEFS) hamzated[lexicon.codeOf(unit)] = 1;
  const cost = misreadingCost(model, alef, hamzated);
  const read = new Uint8Array(LONGEST);
  const variant = new Uint8Array(LONGEST + 4);

  const { lowMasks, highMasks, letterMask } = letterSets(codes, starts, alef, hamzated);
  const { won, gone } = model;

  /** Least that a misreading must cost for the letters that it has lost and the letters that it has made up. */
  const leastCost = ([low, high]: readonly [number, number], word: number): number => {
    const itsLow = lowMasks[word] ?? 0;
    const itsHigh = highMasks[word] ?? 0;
    return Math.max(
      sum(itsLow & ~low, 0, gone) + sum(itsHigh & ~high, 32, gone),
      sum(low & ~itsLow, 0, won) + sum(high & ~itsHigh, 32, won),
    );
  };

  return (letters, limits) => {
    const { length } = letters;
    if (length > LONGEST) return [];
    for (let i = 0; i < length; i++) {
      read[i] = lexicon.codeOf(letters.charCodeAt(i));
      if (read[i] === 0) return [];
    }
    let bound = limits.total;
    const found = new Map<string, Candidate>();
    const seen = new Set<number>();
    const mask = letterMask(read, 0, length);
    const visit = (word: number, beside: boolean): boolean => {
      const rarity = rarities[word] ?? 0;
      if (rarity + (beside ? CHEAPEST_SHAPE : CHEAPEST) > bound) return rarity + CHEAPEST <= bound;
      if (seen.has(word)) return true;
      const limit = Math.min(limits.cost, bound - rarity);
      if (leastCost(mask, word) > limit) return true;
      const from = starts[word] ?? 0;
      const to = starts[word + 1] ?? 0;
      const price = cost.of(read, length, codes, from, to, limit);
      if (price === NEVER) return true;
      seen.add(word);
      bound = Math.min(bound, price + rarity + limits.behind);
      const written = cost.asWritten(read, length, codes, from, to);
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

/** Sum of the figures of the letters of a set. */
function sum(set: number, offset: number, figures: Uint16Array): number {
  let total = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) total += figures[offset + 31 - Math.clz32(rest & -rest)] ?? 0;
  return total;
}

/** Which letters each word has, as sets of bits; any alef counts as bare. */
function letterSets(codes: Uint8Array, starts: Uint32Array, alef: number, hamzated: Uint8Array) {
  const letterMask = (letters: Uint8Array, from: number, to: number): [number, number] => {
    let low = 0;
    let high = 0;
    for (let i = from; i < to; i++) {
      const code = letters[i] ?? 0;
      const plain = hamzated[code] === 1 ? alef : code;
      if (plain < 32) low |= 1 << plain;
      else high |= 1 << (plain - 32);
    }
    return [low, high];
  };
  const lowMasks = new Int32Array(starts.length - 1);
  const highMasks = new Int32Array(starts.length - 1);
  for (let word = 0; word + 1 < starts.length; word++) {
    const [low, high] = letterMask(codes, starts[word] ?? 0, starts[word + 1] ?? 0);
    lowMasks[word] = low;
    highMasks[word] = high;
  }
  return { lowMasks, highMasks, letterMask };
}
