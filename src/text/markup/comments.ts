import type { LineEdit } from '../line-edits.js';
import { markupAround, markupEdit } from './edits.js';
import { type Mark, markOf } from './mark.js';

/** Running heads and feet that a service writes as comments (Azure Document Intelligence, Markdown output). */
const RUNNING = /^\s*Page(?:Header|Footer|Number)="([^"]+)"\s*$/u;

/** `[start, end)` of each comment of a line; each end is looked for from where the last one was found. */
function commentsOf(text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  let at = text.indexOf('<!--');
  while (at >= 0) {
    const end = text.indexOf('-->', at + 4);
    if (end < 0) break;
    found.push([at, end + 3]);
    at = text.indexOf('<!--', end + 3);
  }
  return found;
}

export const countComments = (text: string): number => 2 * commentsOf(text).length;

/** Comments taken out of a line; of one that holds a running head, what stands round it. */
export function withoutComments(text: string): { edits: LineEdit[]; mark: Mark | undefined } {
  let mark: Mark | undefined;
  const edits = commentsOf(text).flatMap(([start, end]): LineEdit[] => {
    const before = text.slice(start, end);
    const running = RUNNING.exec(before.slice(4, -3))?.[1];
    if (running === undefined) return [markupEdit(start, before, 'comment')];
    mark = markOf('furniture');
    return markupAround(start, before, running, 'comment');
  });
  return { edits, mark };
}
