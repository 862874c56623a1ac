import { asObject } from '../record-line.js';

/** Raised whenever a key changes its name or meaning. */
export const STATS_FORMAT = 1;

/** How numbers are spread: nearest-rank percentiles. */
export interface Spread {
  mean: number;
  least: number;
  median: number;
  /** Nine of ten are no larger. */
  p90: number;
  most: number;
}

/** Figures of a dataset: what `warraq stats --json` prints and `--baseline` reads. */
export interface Stats {
  format: typeof STATS_FORMAT;
  records: number;
  /** Pages with a record. */
  pages: number;
  words: number;
  articlesPerPage: Spread;
  wordsPerRecord: Spread;
  /** Records by their words: as many as `from`, fewer than the next. */
  lengths: { from: number; records: number }[];
  /** Arabic words, those of them that the lexicon lacks, and their share. */
  arabicWords: number;
  nonWords: number;
  nonWordShare: number;
  /** The most frequent of them. */
  topNonWords: { word: string; times: number }[];
  flags: Record<string, number>;
  sources: Record<string, number>;
  dates: { first: string; last: string; without: number };
  /** What `clean` took out as repeats; null where no manifest tells. */
  removed: Removed | null;
  /** Changes by stage and rule; null where no manifest tells. */
  changes: Record<string, Record<string, number>> | null;
}

export interface Removed {
  /** Of all words of body text, 0 to 1. */
  share: number;
  kinds: Record<string, { passages: number; words: number }>;
}

/** Figures as `stats --json` wrote them; undefined for anything else. */
export function statsOf(value: unknown): Stats | undefined {
  const object = asObject(value);
  if (object?.format !== STATS_FORMAT) return undefined;
  const isWhole =
    [object.records, object.words, object.nonWordShare].every((figure) => typeof figure === 'number') &&
    typeof asObject(object.wordsPerRecord)?.mean === 'number' &&
    (object.removed === null || typeof asObject(object.removed)?.share === 'number');
  return isWhole ? (object as unknown as Stats) : undefined;
}
