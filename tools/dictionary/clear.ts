import type { CandidateSearch } from '../../src/correct/candidates/candidates.js';
import type { Bigrams } from '../../src/lexicon/bigrams.js';
import { beforeSuffix, SUFFIXES } from '../../src/lexicon/clitics.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { foldWord } from '../../src/text/fold.js';
import { habitless } from './shape.js';

/** How far ahead of every other word the right side must be, centibels. */
const AHEAD = 200;
/** Dearest misreading, where no rule tells its cost. */
const DEAREST = 450;
/** A non-word counted so often in news, or more than this share of the right side, is a name or a spelling. */
const COUNTED = 30;
const SHARE = 1 / 200;
/** Two words as frequent as this (Zipf) run together are no misreading of one. */
const RUN_TOGETHER = 4.3;
/** A derived form that is not counted is so much rarer than its stem. */
const DERIVED = 250;

/** Whether an entry may stand: with clitics as well, for the bare word only, or not at all. */
export type Verdict = 'free' | 'exact' | null;

/** @param cost of the misreading where a rule tells it, centibels; null leaves it to the letters */
export type Judge = (wrong: string, right: string, cost: number | null) => Verdict;

/** Frequent clitics, which are tried on an entry. */
const BEFORE = [
  '\u0648',
  '\u0627\u0644',
  '\u0628',
  '\u0644',
  '\u0641',
  '\u0648\u0627\u0644',
  '\u0628\u0627\u0644',
  '\u0644\u0644',
];
const AFTER = SUFFIXES.filter((suffix) => suffix.length < 3);

/** Judges whether a non-word has one clear right side: no other word near by the cost of the misreading and its rarity. */
export function judge(search: CandidateSearch, lexicon: Lexicon, bigrams: Bigrams): Judge {
  const countOf = (word: string): number => bigrams.know(foldWord(word))?.count ?? 0;
  const rarityOf = (word: string): number => Math.round(900 - 100 * lexicon.frequency(word));

  const costOf = (wrong: string, right: string): number | null => {
    const plain = habitless(right);
    const limits = { cost: DEAREST, total: DEAREST + rarityOf(right), behind: AHEAD };
    return search(wrong, limits).find(({ word }) => habitless(word) === plain)?.cost ?? null;
  };

  /** How far a reading is ahead of all others, at most `AHEAD`. */
  const lead = (wrong: string, right: string, cost: number, rarity: number): number => {
    const plain = habitless(right);
    const total = cost + rarity + AHEAD;
    const next = search(wrong, { cost: total, total, behind: total }).find(({ word }) => habitless(word) !== plain);
    return next ? Math.min(AHEAD, next.cost + next.rarity - cost - rarity) : AHEAD;
  };

  const runTogether = (word: string): boolean => {
    for (let at = 2; at + 2 <= word.length; at++)
      if (lexicon.frequency(word.slice(0, at)) >= RUN_TOGETHER && lexicon.frequency(word.slice(at)) >= RUN_TOGETHER)
        return true;
    return false;
  };

  return (wrong, right, ruleCost) => {
    const counted = foldWord(wrong) === foldWord(right) ? 0 : countOf(wrong);
    if (counted >= COUNTED || counted > countOf(right) * SHARE || runTogether(wrong)) return null;
    const cost = ruleCost ?? costOf(wrong, right);
    const rarity = rarityOf(right);
    if (cost === null || lead(wrong, right, cost, rarity) < AHEAD) return null;
    const derived = BEFORE.map((clitic): [string, string] => [clitic + wrong, clitic + right]);
    if (wrong.at(-1) === right.at(-1))
      for (const suffix of AFTER) derived.push([beforeSuffix(wrong) + suffix, beforeSuffix(right) + suffix]);
    const spoilt = derived.some(([a, b]) => {
      const its = lexicon.frequency(b) > 1 ? rarityOf(b) : rarity + DERIVED;
      return !lexicon.has(a) && lead(a, b, cost, its) < 0;
    });
    return spoilt ? 'exact' : 'free';
  };
}
