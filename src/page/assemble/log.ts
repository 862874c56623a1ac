import type { Change, Place, Stage } from '../../text/change.js';
import { changedText, firstPlaceOf, lineList, locate, type Passage, placesOf } from '../../text/passage.js';
import type { BlockFacts } from '../label/facts.js';
import type { Article } from '../page.js';
import type { Strip } from './strips/strip.js';

/** Logs that a passage of several lines is one now; the note lists them. */
export function logJoin(passage: Passage, [stage, rule]: readonly [Stage, string], changes: Change[]): void {
  if (!passage.pieces.some(({ joined }) => joined)) return;
  const places = placesOf(passage);
  const [first] = places;
  if (!first || places.length === 1) return;
  const note = `lines ${lineList(places.map(({ line }) => line))}`;
  const { line, at } = first;
  changes.push({ line, at, stage, rule, action: 'join', before: '\n', after: ' ', of: null, score: 1, note, places });
}

/** Log lines of strips that stand elsewhere in the article than on the page. */
export function moves(facts: readonly BlockFacts[], order: readonly Strip[], own: ReadonlySet<Strip>): Change[] {
  const found: Change[] = [];
  order.forEach((strip, k) => {
    const before = order[k - 1];
    const first = facts[strip.blocks[0] ?? -1]?.block;
    if (!first) return;
    const follows =
      before === undefined
        ? own.has(strip) && isFirst(strip, own)
        : (before.blocks.at(-1) ?? 0) < (strip.blocks[0] ?? 0);
    if (follows && own.has(strip)) return;
    const { line, column } = locate(first, 0);
    const last = before && facts[before.blocks.at(-1) ?? -1]?.block;
    const after = last ? `after line ${last.pieces.at(-1)?.line ?? 0}` : 'to the head of the article';
    const rule = own.has(strip) ? 'column-order' : 'other-article';
    found.push({
      line,
      at: column,
      stage: 'assemble',
      rule,
      action: 'move',
      before: '',
      after: '',
      of: null,
      score: 1,
      note: after,
    });
  });
  return found;
}

function isFirst(strip: Strip, own: ReadonlySet<Strip>): boolean {
  for (const other of own) if ((other.blocks[0] ?? 0) < (strip.blocks[0] ?? 0)) return false;
  return true;
}

/**
 * The log line of an article: where each of its passages begins, their names in the note, in the order of the record. With
 * it the record can be made again from the page.
 */
export function articleLine({
  kicker,
  title,
  subtitle,
  byline,
  paragraphs,
  captions,
  dateline,
  flags,
}: Article): Change {
  const names: string[] = [];
  const places: Place[] = [];
  const add = (name: string, passage: Passage): void => {
    const first = firstPlaceOf(passage);
    if (!first) return;
    names.push(name);
    places.push(first);
  };
  add('kicker', kicker);
  add('title', title);
  add('subtitle', subtitle);
  add('byline', byline);
  for (const paragraph of paragraphs) add('text', paragraph);
  for (const caption of captions) add('caption', caption);
  const note = [
    names.join(', '),
    ...(dateline === '' ? [] : [`dateline ${[...dateline].length}`]),
    ...(flags.length === 0 ? [] : [`flags ${flags.join(', ')}`]),
  ].join('; ');
  const { line, at } = changedText(places);
  return {
    line,
    at,
    stage: 'assemble',
    rule: 'article',
    action: 'join',
    before: '',
    after: '',
    of: null,
    score: 1,
    note,
    places,
  };
}
