import type { Dictionary } from '../correct/dictionary/compile.js';
import type { Budget } from '../dedup/engine.js';
import type { Corpus } from './corpus.js';
import type { Stats } from './stats/stats.js';

/** The built-in dictionary at work. */
export interface Correction {
  dictionary: Dictionary;
  /** Of the file. */
  sha256: string;
  /** What a word may be to it, as marks (`word-table.ts`); `known`: the lexicon has it. */
  marksOf(word: string, known: boolean): number;
}

/** What checks may ask of the run they are part of. */
export interface Run {
  /** Folders that `clean` wrote, of those given. */
  corpora: readonly Corpus[];
  /** Null when no check asks for it. */
  correction: Correction | null;
  /** Memory for finding repeats; null for all there is. */
  budget: Budget | null;
  /** Earlier figures of the dataset that it is held against; null for none. */
  baseline: Stats | null;
  /** Figures of the lines read so far; null without a baseline. */
  stats(): Stats | null;
}
