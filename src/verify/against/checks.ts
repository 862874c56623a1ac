import type { Level } from '../check.js';
import type { SetCheck } from '../verify.js';

/** What holding a corpus against its scans may find, beside what checks of records find. */
const AGAINST_CHECKS = {
  'unaccounted-text': 'Every character of a page is in a record or in the change log.',
  'record-not-on-page': 'Every record is what the change log makes of its page.',
  'log-mismatch': 'Every line of the change log fits the page it tells of.',
  'origin-mismatch': 'What went as a repeat stands where the change log says.',
  'page-not-rebuilt': 'Records and change log give the page back, character for character.',
  'page-changed': 'A page is the one that was cleaned.',
  'page-missing': 'Every page of the corpus is among the scans.',
  'page-not-in-corpus': 'Every scan is in the corpus, or in the manifest as failed.',
  'page-order': 'Records and changes of a page stand together, and pages in the order of their paths.',
  'dataset-changed': 'Records and change log are as they were written.',
} as const satisfies Readonly<Record<string, string>>;

export type AgainstId = keyof typeof AGAINST_CHECKS;

/** Of all of them. */
export const LEVEL: Level = 'error';

/** The same as reports tell of checks. */
export const againstChecks = (): SetCheck[] =>
  Object.entries(AGAINST_CHECKS).map(([id, description]) => ({
    check: { id, description, level: LEVEL, start: () => ({}) },
    level: LEVEL,
    limit: 0,
  }));
