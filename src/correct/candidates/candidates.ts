import { type Lexicon, LONGEST } from '../../lexicon/lexicon.js';
import { compileEditModel, type EditModel } from './edit-model.js';
import { misreadingCost, NEVER } from './misreading-cost.js';
import { shapeCosts } from './shape-costs.js';
import { SHORTEST } from './skeleton.js';
import { skeletonIndex, type Visitor } from './skeleton-index.js';
import type { WordIndex } from './word-index.js';

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
 * @param words of the lexicon, indexed
 * @returns a search: letters (no diacritics) to candidates, most likely first
 */
export function candidateSearch(
  lexicon: Lexicon,
  words: WordIndex,
  model: EditModel = compileEditModel(lexicon),
): CandidateSearch {
  const { codes, starts, rarities } = words;
  const costs = shapeCosts(model);
  const index = skeletonIndex(model.shapes.of, costs, words);
  const alef = lexicon.codeOf(ALEF);
  const hamzated = new Uint8Array(64);
  for (const unit of ALEFS) hamzated[lexicon.codeOf(unit)] = 1;
  const cost = misreadingCost(model, alef, hamzated);
  const read = new Uint8Array(LONGEST);
  const variant = new Uint8Array(LONGEST + 4);
  /** The number of the search that a word was last weighed in. */
  const weighed = new Uint8Array(rarities.length);
  let number = 0;

  return (letters, limits) => {
    const { length } = letters;
    if (length > LONGEST) return [];
    for (let i = 0; i < length; i++) {
      read[i] = lexicon.codeOf(letters.charCodeAt(i));
      if (read[i] === 0) return [];
    }
    number = number === 255 ? 1 : number + 1;
    if (number === 1) weighed.fill(0);
    cost.read(read, length);
    const found = new Map<string, Found>();
    const near: Visitor = { limit: limits.cost, bound: limits.total, visit };
    function visit(word: number, least: number): void {
      if (weighed[word] === number) return;
      weighed[word] = number;
      const rarity = rarities[word] ?? 0;
      const from = starts[word] ?? 0;
      const to = starts[word + 1] ?? 0;
      const price = cost.of(codes, from, to, Math.min(limits.cost, near.bound - rarity));
      if (price === NEVER) return;
      near.bound = Math.min(near.bound, price + rarity + limits.behind);
      const written = cost.asWritten(codes, from, to);
      let text = '';
      for (const code of written) text += String.fromCharCode(lexicon.unitOf(code));
      // Two words may be written alike where the page leaves hamzas out.
      const other = found.get(text);
      const better = other === undefined || price + rarity < other.cost + other.rarity;
      if (text !== letters && better)
        found.set(text, { word: text, cost: price, rarity, least: Math.max(price, least) });
    }
    index.same(read, length, near);
    index.beside(read, length, 0, NEVER, near);
    // Words beside a variant may also have been read with two other shapes, and those beside a short word were not visited.
    const two = length < SHORTEST ? 0 : costs.ofTwo(read, length);
    for (let end = 1; end <= length; end++) {
      for (const { read: a, print: b, cost: spent } of model.segments[read[end - 1] ?? 0] ?? []) {
        const at = end - a.length;
        const size = length - a.length + b.length;
        if (size > LONGEST || !standsAt(read, at, a)) continue;
        variant.set(read.subarray(0, at));
        variant.set(b, at);
        variant.set(read.subarray(end, length), at + b.length);
        index.same(variant, size, near);
        index.beside(variant, size, spent, two, near);
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
