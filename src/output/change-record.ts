import type { PageChange } from '../page/page.js';
import { countCodePoints } from '../text/code-points.js';
import type { LoggedChange } from './logged-change.js';
import { articleId } from './record.js';

export type { LoggedChange };

/**
 * The change log line of a change, keys in the order of the contract.
 *
 * @param codePoints tells an offset in a line in code points
 */
export function toLoggedChange(
  change: PageChange,
  page: { path: string; stem: string },
  codePoints: (place: Pick<PageChange, 'line' | 'at' | 'stage'>) => number,
): LoggedChange {
  const { line, stage, rule, action, before, after, of, score, note, places = [] } = change;
  return {
    path: page.path,
    id: articleId(page.stem, change.article),
    line,
    at: codePoints(change),
    stage,
    rule,
    action,
    before,
    after,
    of: of && { id: of.id, path: of.path, line: of.line },
    score,
    note,
    places: places.map((place) => [
      place.line,
      codePoints({ stage, line: place.line, at: place.at }),
      countCodePoints(place.text),
    ]),
  };
}
