import type { ArticleRecord } from '../../output/article-record.js';
import type { LogLine } from './replay.js';

/** A record of a page and where it stands. */
export interface RecordLine {
  record: ArticleRecord;
  file: string;
  /** From 1. */
  number: number;
}

/** All there is of a page: the scan, its records and its part of the log. */
export interface PageOfCorpus {
  path: string;
  /** What the ids of its articles begin with. */
  stem: string;
  /** Decoded, without a byte order mark. */
  text: string;
  bom: boolean;
  sha256: string;
  records: readonly RecordLine[];
  log: readonly LogLine[];
  /** Whether the lexicon it was cleaned with has a word; absent when that is not at hand. */
  knows?: ((word: string) => boolean) | undefined;
}

export type AgainstCheck = 'log-mismatch' | 'unaccounted-text' | 'record-not-on-page' | 'page-not-rebuilt';

/** Where a finding stands: in a line of the dataset or of the log, or in the scan. */
export type At = { record: RecordLine; pointer: string } | { log: LogLine } | { line: number; column: number };

export type Found = (check: AgainstCheck, at: At, message: string) => void;
