import { type Lexicon, LONGEST } from '../lexicon/lexicon.js';
import { compileEditModel, type EditModel } from './edit-model.js';
import { frequentWords } from './frequent-words.js';
import { misreadingCost, NEVER } from './misreading-cost.js';
import { shapeCosts } from './shape-costs.js';
import { shapesOf } from './shapes.js';
import { CHEAPEST_SHAPE, SHORTEST, skeletonIndex } from './skeleton-index.js';
import { MOST_FREQUENT, type Visitor } from './skeleton-table.js';

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

interface Found extends Candidate {
  /** Its cost, but as dear as a word of its shapes is held to be at least. */
  least: number;
}

const ALEF = 0x0627;
const ALEFS = [0x0623, 0x0625, 0x0622];

/**
 * Prepares the search for the counted words that a word of the page may stand for: words of the same letter shapes or
 * one shape more, less or other, and those that a confusion of letter runs gives.
 *
 * @returns a search: letters (no diacritics) to candidates, most likely first
 */
export function candidateSearch(lexicon: Lexicon, model: EditModel = compileEditModel(lexicon)): CandidateSearch {
  const words = frequentWords(lexicon);
  const { codes, starts, rarities } = words;
  const shapes = shapesOf(lexicon);
  const costs = shapeCosts(model, shapes);
  const index = skeletonIndex(shapes, costs, words);
  const alef = lexicon.codeOf(ALEF);
  const hamzated = new Uint8Array(64);
  for (const unit of ALEFS) hamzated[lexicon.codeOf(unit)] = 1;
  const cost = misreadingCost(model, alef, hamzated);
  const read = new Uint8Array(LONGEST);
  const variant = new Uint8Array(LONGEST + 4);
  const readLetters = new LetterSet(alef, hamzated);
  const wordLetters = new LetterSet(alef, hamzated);
  const { won, gone } = model;

  return (letters, limits) => {
    const { length } = letters;
    if (length > LONGEST) return [];
    for (let i = 0; i < length; i++) {
      read[i] = lexicon.codeOf(letters.charCodeAt(i));
      if (read[i] === 0) return [];
    }
    cost.read(read, length);
    readLetters.take(read, 0, length);
    const found = new Map<string, Found>();
    const seen = new Set<number>();
    const near: Visitor = { bound: limits.total, visit };
    function visit(word: number, least: number): void {
      if (seen.has(word)) return;
      const rarity = rarities[word] ?? 0;
      const limit = Math.min(limits.cost, near.bound - rarity);
      const from = starts[word] ?? 0;
      const to = starts[word + 1] ?? 0;
      wordLetters.take(codes, from, to);
      // A misreading costs at least what the letters do that it has lost, and those that it has made up.
      if (readLetters.exceed(wordLetters, won, limit) || wordLetters.exceed(readLetters, gone, limit)) return;
      const price = cost.of(codes, from, to, limit);
      if (price === NEVER) return;
      seen.add(word);
      near.bound = Math.min(near.bound, price + rarity + limits.behind);
      const written = cost.asWritten(codes, from, to);
      let text = '';
      for (const code of written) text += String.fromCharCode(lexicon.unitOf(code));
      // Two words may be written alike where the page leaves hamzas out.
      const other = found.get(text);
      const better = other === undefined || price + rarity < other.cost + other.rarity;
      if (text !== letters && better)
        found.set(text, { word: text, cost: price, rarity, least: Math.max(price, Math.min(least, CHEAPEST_SHAPE)) });
    }
    index.near(read, length, limits.cost, near);
    // Where two shapes may be misread, words beside a variant need not have been read as the variant is.
    const one = length >= SHORTEST && costs.ofTwo(read, length) > Math.min(limits.cost, near.bound - MOST_FREQUENT);
    for (let end = 1; end <= length; end++) {
      for (const { read: a, print: b, cost: spent } of model.segments[read[end - 1] ?? 0] ?? []) {
        const at = end - a.length;
        const size = length - a.length + b.length;
        if (size > LONGEST || !standsAt(read, at, a)) continue;
        variant.set(read.subarray(0, at));
        variant.set(b, at);
        variant.set(read.subarray(end, length), at + b.length);
        if (one) index.near(variant, size, Math.min(limits.cost, near.bound - MOST_FREQUENT) - spent, near);
        else index.around(variant, size, near);
      }
    }
    return [...found.values()]
      .filter(({ least, rarity }) => least + rarity <= near.bound)
      .map(({ word, cost, rarity }) => ({ word, cost, rarity }))
      .sort((a, b) => a.cost + a.rarity - b.cost - b.rarity || (a.word < b.word ? -1 : 1));
  };
}

function standsAt(codes: Uint8Array, at: number, run: Uint8Array): boolean {
  if (at < 0) return false;
  for (let i = 0; i < run.length; i++) if (codes[at + i] !== run[i]) return false;
  return true;
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

  /** Whether the figures of the letters that another set lacks come to more than a limit. */
  exceed(other: LetterSet, figures: Uint16Array, limit: number): boolean {
    let total = 0;
    for (let rest = this.low & ~other.low; rest !== 0; rest &= rest - 1)
      total += figures[31 - Math.clz32(rest & -rest)] ?? 0;
    for (let rest = this.high & ~other.high; rest !== 0; rest &= rest - 1)
      total += figures[63 - Math.clz32(rest & -rest)] ?? 0;
    return total > limit;
  }
}
