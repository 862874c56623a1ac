import { applyLineEdits, composeEdits } from '../line-compose.js';
import type { LineEdit } from '../line-edits.js';
import { countComments, withoutComments } from './comments.js';
import { markupEdit } from './edits.js';
import { countEntities, withoutEntities } from './entities.js';
import { type Mark, markOf } from './mark.js';
import {
  bareLine,
  countMarkdown,
  emphasisOf,
  withoutBars,
  withoutBold,
  withoutEscapes,
  withoutHeads,
  withoutItalics,
  withoutLinks,
} from './markdown.js';
import { countPlaceholders, withoutPlaceholders } from './placeholders.js';
import { countTags, untag } from './tags.js';

/** What the markup of a line comes to: how the text is freed of it, and what it says of the text. */
export interface Unmarked {
  edits: LineEdit[];
  mark: Mark | undefined;
}

/** Signs from which on a page is marked up: one alone may be a speck of an engine. */
const SIGNS = 2;

const MAY_BE_MARKED =
  /^\s*---\s|\*\*|\]\(|\[ *\p{L}|(?:^|[\n\r])[^\S\n\r]*(?:#\s|##|```|~~~)|<[a-zA-Z!/]|&[a-zA-Z#]|\|[ :]*---/u;

/** Whether a page may be marked up; cheap, and false for nearly all that are not. */
export const mayBeMarkedUp = (page: string): boolean => MAY_BE_MARKED.test(page);

/**
 * Finds the markup of a page that a model wrote as Markdown or HTML: headings, bold and italics, lists, tables, images, links,
 * quotations, rules, fences, tags, comments, entities, and placeholders of what is no text. Of pages that are not marked up nothing is said.
 *
 * @param texts the lines of the page
 * @returns by index of the line, UTF-16 offsets in it
 */
export function findMarkup(texts: readonly string[]): Map<number, Unmarked> {
  const found = new Map<number, Unmarked>();
  const matter = frontMatter(texts);
  if (matter === 0 && !isMarkedUp(texts)) return found;
  const tables = rowsOfTables(texts);
  let open: Mark | undefined;
  texts.forEach((text, i) => {
    const line = text.trim();
    const bare = i < matter ? 'front matter' : bareLine(line);
    if (line === '') open = undefined;
    else if (bare) {
      found.set(i, { edits: [markupEdit(text.indexOf(line), line, bare)], mark: undefined });
      const above = found.get(i - 1);
      if (bare === 'underline' && texts[i - 1]?.trim())
        found.set(i - 1, { edits: above?.edits ?? [], mark: above?.mark ?? markOf('heading', 1) });
    } else {
      const unmarked = unmark(text, open, tables.has(i));
      open = unmarked.open;
      if (unmarked.edits.length > 0 || unmarked.mark) found.set(i, unmarked);
    }
  });
  return found;
}

function isMarkedUp(texts: readonly string[]): boolean {
  let signs = 0;
  let first = true;
  for (const text of texts) {
    const its = countMarkdown(text);
    // What a page begins with is no speck.
    signs += first ? SIGNS * its : its;
    first &&= text.trim() === '';
    if (text.includes('<')) signs += countTags(text) + countComments(text);
    if (text.includes('&')) signs += countEntities(text);
    if (text.includes('[')) signs += countPlaceholders(text);
    if (signs >= SIGNS) return true;
  }
  return false;
}

/** Takes the markup out of one line, from without to within. */
function unmark(text: string, open: Mark | undefined, table: boolean): Unmarked & { open: Mark | undefined } {
  let edits: LineEdit[] = [];
  let left = text;
  const take = (more: LineEdit[]): void => {
    if (more.length === 0) return;
    edits = composeEdits(text, edits, more);
    left = applyLineEdits(text, edits);
  };
  const comments = withoutComments(left);
  take(comments.edits);
  const untagged = untag(left, open);
  take(untagged.edits);
  take(withoutEntities(left));
  const heads = withoutHeads(left);
  take(heads.edits);
  if (table) take(withoutBars(left));
  const links = withoutLinks(left);
  take(links.edits);
  const placeholders = withoutPlaceholders(left);
  take(placeholders.edits);
  const emphasis = emphasisOf(left.trim());
  take(withoutBold(left));
  take(withoutItalics(left));
  take(withoutEscapes(left));
  const mark = comments.mark ?? untagged.mark ?? heads.mark ?? links.mark ?? placeholders.mark ?? emphasis;
  return { edits, mark, open: untagged.open };
}

/** The lines that stand with a rule of a table in one run, by index. */
function rowsOfTables(texts: readonly string[]): Set<number> {
  const rows = new Set<number>();
  let from = 0;
  let ruled = false;
  for (let i = 0; i <= texts.length; i++) {
    const text = texts[i] ?? '';
    if (text.includes('|')) ruled ||= bareLine(text.trim()) === 'table rule';
    else {
      if (ruled) for (let k = from; k < i; k++) rows.add(k);
      from = i + 1;
      ruled = false;
    }
  }
  return rows;
}

/** Lines of what a program wrote before the page, names and values between two rules; 0 for none. */
function frontMatter(texts: readonly string[]): number {
  const first = texts.findIndex((text) => text.trim() !== '');
  if (texts[first]?.trim() !== '---') return 0;
  let end = first + 1;
  while (/^[a-z_][\w-]*:/iu.test(texts[end] ?? '')) end++;
  return end > first + 1 && texts[end]?.trim() === '---' ? end + 1 : 0;
}
