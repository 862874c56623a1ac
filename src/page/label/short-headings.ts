import type { RowFacts } from './features.js';
import { NO_PERSON } from './person.js';

/** Words of a heading that is short; of the least text that is one. */
const LONGEST = 4;
const TEXT = 8;

/** Words that no headline has. */
const NO_HEADLINE = 20;

const isText = ({ words, ending }: RowFacts): boolean => words.length >= (ending === 'open' ? NO_HEADLINE : TEXT);

/**
 * What a row is worth as a headline of one to four words over an item and under a closed text (`الطقس`, `حريق محدود`): log-odds. Such headings are more
 * common on local and society pages than among the articles that the model is fitted on. Set by hand: on 24 pages of many short items, written for it, articles
 * found go from 0.57 to 0.63, those of 60 pages with one such heading from 0.79 to 0.98; with a worth of 4 the held-out pages lose a hundredth.
 */
export const OF_SHORT_HEADING = 3;

/** Rows that may be such a heading. Where headings are marked, one without a mark is none. */
export function shortHeadings(rows: readonly RowFacts[]): number[] {
  if (rows.some(({ block }) => block.mark?.kind === 'heading')) return [];
  return rows.flatMap((row, t) => {
    const [above, below] = [rows[t - 1], rows[t + 1]];
    if (!above || !below || row.words.length === 0 || row.words.length > LONGEST) return [];
    const isSet = row.ending === 'open' && !row.agency && row.person === NO_PERSON;
    const isBetween = above.ending === 'terminal' && above.words.length >= TEXT && isText(below);
    return isSet && isBetween ? [t] : [];
  });
}
