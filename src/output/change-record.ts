import type { PageChange } from '../page/page.js';
import type { LoggedChange } from './logged-change.js';
import { articleId } from './record.js';

export type { LoggedChange };

/**
 * The change log line of a change, keys in the order of the contract.
 *
 * @param at offset of the change in its line, in code points
 */
export function toLoggedChange(change: PageChange, page: { path: string; stem: string }, at: number): LoggedChange {
  const { line, stage, rule, action, before, after, of, score, note } = change;
  return {
    path: page.path,
    id: articleId(page.stem, change.article),
    line,
    at,
    stage,
    rule,
    action,
    before,
    after,
    of: of && { id: of.id, path: of.path, line: of.line },
    score,
    note,
  };
}
