import type { Bigrams, Known } from '../lexicon/bigrams.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { foldWord } from '../text/fold.js';
import type { Candidate, CandidateSearch } from './candidates.js';
import { type Split, splitsOf } from './spaces.js';

/** What corrections ask of a word wherever it stands. */
export interface WordFacts {
  /** Letters without diacritics and tatweel. */
  bare: string;
  /** Whether the lexicon has it. */
  known: boolean;
  /** Zipf frequency; 0 for an unknown word. */
  zipf: number;
  /** Logarithm of one more than its count in the corpus of the word pairs. */
  count: number;
  /** As the word pairs know it. */
  pair: Known | null;
  /** Words of the lexicon that it may have been in print, likeliest first; looked for when first asked. */
  candidates(): readonly CandidateFacts[];
  /** Ways to read a non-word as two words run together; none for a word of the lexicon. Looked for when first asked. */
  splits(): readonly Split[];
}

export interface CandidateFacts extends Candidate {
  zipf: number;
  count: number;
  pair: Known | null;
}

/** Words remembered; forgotten all at once, so that memory stays bounded. */
const REMEMBERED = 200_000;
/** Candidates of a non-word: how dear, how dear with their rarity (and more for each letter), how far behind the best. */
const OF_NON_WORD = { cost: 620, total: 600, letter: 105, behind: 200 };
/** A word of the lexicon is suspected only for a likely misreading of a word not much rarer. */
const OF_WORD = { cost: 400, rarer: 250, behind: 200 };
const MOST = 8;
/** Shorter words have too many neighbours. */
const SHORTEST = 2;

/** Gives the facts of words, remembering them. */
export function wordFacts(
  lexicon: Lexicon,
  bigrams: Bigrams,
  search: () => CandidateSearch,
): (bare: string) => WordFacts {
  const remembered = new Map<string, WordFacts>();
  const pairing = (word: string): { pair: Known | null; count: number } => {
    const pair = bigrams.know(foldWord(word));
    return { pair, count: Math.log1p(pair?.count ?? 0) };
  };
  const candidatesOf = (bare: string, zipf: number): CandidateFacts[] => {
    if (bare.length < SHORTEST) return [];
    const limits =
      zipf > 0
        ? { cost: OF_WORD.cost, total: 900 - 100 * zipf + OF_WORD.rarer, behind: OF_WORD.behind }
        : { ...OF_NON_WORD, total: OF_NON_WORD.total + OF_NON_WORD.letter * bare.length };
    return search()(bare, limits)
      .slice(0, MOST)
      .map((one) => ({ ...one, zipf: 9 - one.rarity / 100, ...pairing(one.word) }));
  };
  const look = (bare: string): WordFacts => {
    const old = remembered.get(bare);
    if (old) return old;
    const zipf = lexicon.frequency(bare);
    let candidates: CandidateFacts[] | undefined;
    let splits: Split[] | undefined;
    const facts: WordFacts = {
      bare,
      known: zipf > 0,
      zipf,
      ...pairing(bare),
      candidates: () => {
        candidates ??= candidatesOf(bare, zipf);
        return candidates;
      },
      splits: () => {
        splits ??= zipf > 0 ? [] : splitsOf(bare, (part) => lexicon.frequency(part), look);
        return splits;
      },
    };
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(bare, facts);
    return facts;
  };
  return look;
}
