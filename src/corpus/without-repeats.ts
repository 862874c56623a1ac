import { type Article, type PageChange, passagesOf } from '../page/page.js';
import type { Origin } from '../text/change.js';
import { applyEdits, type Edit, type Passage, removal, takingAll } from '../text/passage.js';
import { countWords } from '../text/words.js';

/** A run of a paragraph that an earlier passage covers; offsets in UTF-16 units. */
export interface Repeat {
  /** Index of the paragraph in its article. */
  paragraph: number;
  start: number;
  end: number;
  kind: string;
  /** `paragraph` counts from 0 in the article as it was before its own repeats were taken out. */
  of: { id: string; path: string; line: number; paragraph: number };
  similarity: number;
}

/** What is left of an article, null when all of its body was repeats, and what was taken out. */
export interface Remainder {
  article: Article | null;
  changes: PageChange[];
}

/**
 * Takes repeats out of an article. A paragraph with no word left goes whole; an article with no paragraph left goes too,
 * with title, byline and captions, for they belong to the earlier printing. When all that went was furniture, an article with a
 * title stays.
 *
 * @param repeats not overlapping
 */
export function withoutRepeats(article: Article, repeats: readonly Repeat[]): Remainder {
  if (repeats.length === 0) return { article, changes: [] };
  const changes: PageChange[] = [];
  const paragraphs: Passage[] = [];
  const byParagraph = new Map<number, Repeat[]>();
  for (const repeat of repeats) {
    const its = byParagraph.get(repeat.paragraph);
    if (its) its.push(repeat);
    else byParagraph.set(repeat.paragraph, [repeat]);
  }
  article.paragraphs.forEach((paragraph, index) => {
    const its = (byParagraph.get(index) ?? []).sort((a, b) => a.start - b.start);
    const cut = cutOut(paragraph, its);
    for (const change of cut.changes) changes.push({ ...change, article: article.n });
    if (cut.passage.text !== '') paragraphs.push(cut.passage);
  });
  if (paragraphs.length > 0) return { article: { ...article, paragraphs }, changes };
  // A headline is no furniture, whatever stood under it.
  const boilerplate = repeats.every(({ kind }) => kind === 'furniture');
  if (boilerplate && article.title.text !== '') return { article: { ...article, paragraphs }, changes };

  const origin = repeats[0] ? originOf(repeats[0]) : null;
  for (const part of passagesOf({ ...article, paragraphs })) {
    if (part.text === '') continue;
    const change = removal(part, { stage: 'dedup', rule: boilerplate ? 'furniture' : 'repeated-article', of: origin });
    changes.push({ ...change, article: article.n });
  }
  return { article: null, changes };
}

function cutOut(paragraph: Passage, repeats: readonly Repeat[]): ReturnType<typeof applyEdits> {
  let left = '';
  let from = 0;
  const edits: Edit[] = [];
  for (const repeat of repeats) {
    const { end } = repeat;
    const start = Math.max(from, repeat.start);
    if (start >= end) continue;
    left += paragraph.text.slice(from, start);
    from = end;
    edits.push(cut(start, end, repeat));
  }
  left += paragraph.text.slice(from);
  // A full stop or a quotation mark is no paragraph.
  return applyEdits(paragraph, countWords(left) === 0 ? takingAll(edits, paragraph.text.length) : edits);
}

function cut(start: number, end: number, repeat: Repeat): Edit {
  const { kind, of, similarity } = repeat;
  return {
    start,
    end,
    after: '',
    stage: 'dedup',
    rule: kind,
    action: 'remove',
    of: originOf(repeat),
    score: similarity,
    note: `paragraph ${of.paragraph + 1}`,
  };
}

function originOf({ of: { id, path, line } }: Repeat): Origin {
  return { id, path, line };
}
