import type { Lexicon } from '../lexicon/lexicon.js';
import type { Dictionary } from './compile.js';
import type { Survey } from './survey.js';

/** What a passage is corrected with. */
export interface CorrectSettings {
  lexicon: Lexicon;
  /** All dictionaries compiled; null for none. */
  dictionary: Dictionary | null;
  /** Whether non-words are weighed against lexicon words, by kind. */
  candidates: boolean;
  spaces: boolean;
  punctuation: boolean;
  /** Of the page the passage is from: how clean it is, which words it has. */
  page: Survey;
  /** Words frequent in the corpus (bare letters), never touched by candidates. */
  known: ReadonlySet<string> | ReadonlyMap<string, number>;
}

/** Words with a page's own weight: log10 is taken of one more than the count. */
export type Replacement = {
  start: number;
  end: number;
  after: string;
  rule: string;
  score: number;
  note: string;
};
