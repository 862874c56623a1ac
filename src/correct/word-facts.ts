import { type Bigrams, hashWord, type Known } from '../lexicon/bigrams.js';
import { type Following, type Lexicon, mayFollow } from '../lexicon/lexicon.js';
import type { WordVectors } from '../lexicon/word-vectors.js';
import { foldWord, lightStem } from '../text/fold.js';
import type { Candidate, CandidateSearch, Limits } from './candidates/candidates.js';
import type { Dictionary, Match } from './dictionary/compile.js';
import { type Likeness, likenessOf } from './likeness.js';
import { joinsNext, type Split, splitsOf } from './spaces/spaces.js';
import { WordTable } from './word-table.js';

/** What corrections ask of a word wherever it stands. */
export interface WordFacts {
  /** Letters without diacritics and tatweel. */
  bare: string;
  /** How many letters these are, and the UTF-16 units of the first and the last. */
  letters: number;
  first: number;
  last: number;
  /** Whether the lexicon has it. */
  known: boolean;
  /** Zipf frequency; 0 for an unknown word. */
  zipf: number;
  /** Logarithm of one more than its count in the corpus of the word pairs. */
  count: number;
  /** As the word pairs know it. */
  pair: Known | null;
  /** Of its letters, 32 bits. */
  hash: number;
  /** Number of its vector. */
  vector: number;
  /** Words of the lexicon that it may have been in print, likeliest first; looked for when first asked. */
  candidates(): readonly CandidateFacts[];
  /** Ways to read a non-word as two words run together; none for a word of the lexicon. Looked for when first asked. */
  splits(): readonly Split[];
  /** Whether its last letter joins the next one. */
  joinsNext: boolean;
  /** Whether a counted word may have its letters and then those of another word; tells quickly of most that none has. */
  mayGoOn(next: WordFacts): boolean;
  /** Entries of a dictionary that begin with it; those of the last dictionary are remembered. */
  matches(dictionary: Dictionary): readonly Match[];
}

/** Gives the facts of the word of bare letters `text[start, end)`, or of a whole text. */
export type Look = (text: string, start?: number, end?: number) => WordFacts;

/** A candidate with what is known of it: small whole numbers, and what is told by them. */
export class CandidateFacts implements Candidate, Likeness {
  readonly hash: number;
  readonly difference: Likeness['difference'];
  readonly spelling: boolean;

  constructor(
    readonly word: string,
    readonly cost: number,
    readonly rarity: number,
    readonly pair: Known | null,
    readonly vector: number,
    { difference, spelling }: Likeness,
  ) {
    this.hash = hashWord(word) | 0;
    this.difference = difference;
    this.spelling = spelling;
  }

  get zipf(): number {
    return 9 - this.rarity / 100;
  }

  get count(): number {
    return this.pair?.logCount ?? 0;
  }
}

/** Words remembered, at most; then those that do not come again and again are forgotten. Some 300 bytes each. */
const REMEMBERED = 100_000;
/** Candidates of a non-word: how dear, how dear with their rarity (and more for each letter), how far behind the best. */
const OF_NON_WORD = { cost: 620, total: 600, letter: 105, behind: 200 };
/** A word of the lexicon is suspected only for a likely misreading of a word not much rarer. */
const OF_WORD = { cost: 400, rarer: 250, behind: 200 };
export const MOST_CANDIDATES = 8;
const NONE: readonly never[] = [];
/** Shorter words have too many neighbours. */
const SHORTEST = 2;

/** How far candidates of a word are looked for, given its Zipf frequency; 0 for a non-word. */
export function limitsOf(bare: string, zipf: number): Limits {
  return zipf > 0
    ? { cost: OF_WORD.cost, total: 900 - 100 * zipf + OF_WORD.rarer, behind: OF_WORD.behind }
    : { ...OF_NON_WORD, total: OF_NON_WORD.total + OF_NON_WORD.letter * bare.length };
}

/**
 * Gives the facts of words, remembering them.
 *
 * @param isLone whether a word of the lexicon is known to have no candidates
 */
export function wordFacts(
  lexicon: Lexicon,
  bigrams: Bigrams,
  vectors: WordVectors,
  search: () => CandidateSearch,
  isLone: (bare: string) => boolean,
): Look {
  const remembered = new WordTable<WordFacts>();
  const pairOf = (word: string): Known | null => bigrams.know(foldWord(word));
  const vectorOf = (word: string): number => vectors.find(lightStem(foldWord(word)));

  class Word implements WordFacts {
    // What is asked of every word stands first, in as few lines of the cache as may be.
    readonly bare: string;
    readonly letters: number;
    readonly first: number;
    readonly last: number;
    readonly known: boolean;
    readonly joinsNext: boolean;
    #candidates: readonly CandidateFacts[] | undefined;
    #matches: readonly Match[] = NONE;
    #dictionary: Dictionary | undefined;
    readonly pair: Known | null;
    readonly hash: number;
    readonly vector: number;
    /** Hundredths. */
    readonly #zipf: number;
    #following: Following | undefined;
    #splits: readonly Split[] | undefined;

    constructor(bare: string) {
      this.bare = bare;
      this.letters = bare.length;
      this.first = bare.charCodeAt(0);
      this.last = bare.charCodeAt(bare.length - 1);
      this.#zipf = Math.round(100 * lexicon.frequency(bare));
      this.known = this.#zipf > 0;
      this.pair = pairOf(bare);
      this.hash = hashWord(bare) | 0;
      this.vector = vectorOf(bare);
      this.joinsNext = joinsNext(bare);
    }

    get zipf(): number {
      return this.#zipf / 100;
    }

    get count(): number {
      return this.pair?.logCount ?? 0;
    }

    candidates(): readonly CandidateFacts[] {
      this.#candidates ??= candidatesOf(this.bare, this.zipf);
      return this.#candidates;
    }

    splits(): readonly Split[] {
      this.#splits ??= this.known ? NONE : splitsOf(this.bare, lexicon.frequency, look);
      return this.#splits;
    }

    mayGoOn({ bare, first }: WordFacts): boolean {
      this.#following ??= lexicon.following(this.bare);
      return mayFollow(this.#following, first) && lexicon.goesOn(this.#following, bare);
    }

    matches(dictionary: Dictionary): readonly Match[] {
      if (this.#dictionary !== dictionary) {
        this.#dictionary = dictionary;
        this.#matches = dictionary.matches(this.bare);
      }
      return this.#matches;
    }
  }

  const candidatesOf = (bare: string, zipf: number): readonly CandidateFacts[] => {
    if (bare.length < SHORTEST || (zipf > 0 && isLone(bare))) return NONE;
    const found = search()(bare, limitsOf(bare, zipf));
    if (found.length === 0) return NONE;
    return found
      .slice(0, MOST_CANDIDATES)
      .map(
        ({ word, cost, rarity }) =>
          new CandidateFacts(word, cost, rarity, pairOf(word), vectorOf(word), likenessOf(bare, word)),
      );
  };
  const make = (bare: string): WordFacts => new Word(bare);
  const look: Look = (text, start = 0, end = text.length) => {
    if (remembered.size >= REMEMBERED) remembered.forget();
    return remembered.get(text, start, end, make);
  };
  return look;
}
