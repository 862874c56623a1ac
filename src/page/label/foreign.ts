import type { RowFacts } from './features.js';
import type { State } from './model.js';
import { countKinds, LONG } from './own-features.js';

/** What a row in a script of its own is held to be outweighs all that the model knows of Arabic: log-odds. */
export const OF_FOREIGN = 50;

/** `By Our Correspondent`, `Par notre correspondant`. */
const BYLINE = /^(?:by|par|de notre|from our)\b/iu;
/** Words of the longest such byline: articles and prepositions are words of their own in these languages. */
const LONGEST_FOREIGN_BYLINE = 8;

/** Whether more than half of the letters of a text are of another script. */
export function isForeign(text: string): boolean {
  const { letters, arabic } = countKinds(text);
  return arabic * 2 < letters;
}

/**
 * Tells the articles in another script that stand among those of a page: a headline and paragraphs of a line. Without this most would be furniture, since to the
 * model what is not Arabic is; so are lines of columns, which an engine makes up where it cannot read.
 *
 * @returns the state of each row that is of one, by its index
 */
export function foreignArticles(rows: readonly RowFacts[]): Map<number, State> {
  const found = new Map<number, State>();
  const isLong = (i: number): boolean => (rows[i]?.words.length ?? 0) >= LONG;
  for (let from = 0; from < rows.length; from++) {
    let to = from;
    while (to < rows.length && isForeign(rows[to]?.block.text ?? '')) to++;
    const run = Array.from({ length: to - from }, (_, k) => from + k);
    if (!isLong(from) && run.some(isLong)) {
      for (const i of run) {
        const words = rows[i]?.words.length ?? 0;
        const byline = i === from + 1 && words <= LONGEST_FOREIGN_BYLINE && BYLINE.test(rows[i]?.block.text ?? '');
        found.set(i, i === from ? 'headline' : byline ? 'byline' : 'body');
      }
    }
    from = to;
  }
  return found;
}
