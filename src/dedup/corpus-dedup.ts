import { comparingKey } from '../text/keys.js';
import { ArticleNames } from './article-names.js';
import type { Limits, Repeated } from './decide.js';
import { DEDUP_DEFAULTS, type DedupOptions } from './defaults.js';
import { type Budget, CORPUS_SIZE, Engine, textRange } from './engine.js';
import { isFurnitureBox, PAGES_BEFORE, RecurringLines, recursIn } from './furniture.js';
import { furnitureLinesOf } from './furniture-lines.js';

/** Parts of the table of recurring lines, as a power of two: few texts recur. */
const FURNITURE_PART_BITS = 4;

/** An article as it comes to be judged. */
export interface JudgedArticle {
  id: string;
  path: string;
  /** `breaks` are the UTF-16 offsets where further physical lines begin. */
  paragraphs: readonly { text: string; line: number; breaks?: readonly number[] }[];
}

/**
 * How a passage repeats an earlier one: `exact` letter by letter, paragraph for paragraph; `noisy` the same with misreadings; `reflow` whole,
 * but cut into other paragraphs; `run` a part of a new paragraph; `furniture` a masthead or a box that recurs page after page; `against`
 * whatever an earlier corpus has (see {@link CorpusDedup.know}).
 */
export type RemovalKind = 'exact' | 'reflow' | 'noisy' | 'run' | 'furniture' | 'against';

/** What falls of an article. */
export interface Removal {
  /** Index of the paragraph in the article. */
  paragraph: number;
  /** UTF-16 offsets in the paragraph, at word boundaries; 0 and its length when it falls whole. */
  start: number;
  end: number;
  kind: RemovalKind;
  of: { id: string; path: string; line: number; paragraph: number };
  /** Share of letters in common, 0 to 1. */
  similarity: number;
}

/**
 * Duplicates across a corpus, decided article by article: a passage falls when an earlier one covers it, whether or not that one fell itself.
 *
 * Feed it the articles in the contract's order (pages by byte-wise path, then articles); the removals depend on nothing else.
 */
export class CorpusDedup {
  private readonly options: DedupOptions;
  private readonly engine: Engine;
  private readonly names: ArticleNames;
  private readonly lines: RecurringLines;
  /** Articles of the earlier corpus. */
  private known = 0;

  /** @param budget null keeps the whole index in memory; the removals are the same with any */
  constructor(options: Partial<DedupOptions> = {}, budget: Budget | null = null) {
    this.options = { ...DEDUP_DEFAULTS, ...options };
    const { minRunWords: run, minParagraphWords: whole, identity: alike } = this.options;
    const limits: Limits = { run, whole, alike, sure: 0, torn: false };
    this.engine = new Engine(limits, CORPUS_SIZE, budget);
    this.names = new ArticleNames(this.engine.pool, CORPUS_SIZE.columnBits);
    this.lines = new RecurringLines(this.engine.newIndex(PAGES_BEFORE, FURNITURE_PART_BITS), this.engine.store);
  }

  /** Enters an article of an earlier corpus, which comes before all that is judged and is not judged itself. */
  know(article: JudgedArticle): void {
    this.names.add(article.id, article.path);
    this.engine.enter(article.paragraphs);
    this.known = this.engine.passages.articles;
    this.furnitureLines(article);
  }

  /**
   * What of an article repeats what came before it, or earlier text of its own; then enters the article.
   *
   * @returns removals in the order of the text, not overlapping
   * @throws CorpusTooLarge past 4 thousand million letters in all
   */
  judge(article: JudgedArticle): Removal[] {
    this.names.add(article.id, article.path);
    const { fallen } = this.engine.add(article.paragraphs);
    const offsetsOf = lastRemembered(
      (paragraph: number) => comparingKey(article.paragraphs[paragraph]?.text ?? '').offsets,
    );
    const removals = fallen.map((repeated) => this.removal(article, repeated, offsetsOf));
    const lines = this.furnitureLines(article);
    if (lines.length === 0) return removals;
    const byParagraph = new Map<number, Removal[]>();
    for (const removal of removals) {
      const its = byParagraph.get(removal.paragraph);
      if (its) its.push(removal);
      else byParagraph.set(removal.paragraph, [removal]);
    }
    const alone = lines.filter(
      ({ paragraph, start, end }) => !byParagraph.get(paragraph)?.some((r) => r.start < end && start < r.end),
    );
    return [...removals, ...alone].sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
  }

  get work(): Engine['work'] {
    return this.engine.work;
  }

  /** Bytes held by the parts of the index, in memory and on disk, with the numbers of seeds and paragraphs. */
  get memory(): Engine['memory'] & { names: number } {
    return { ...this.engine.memory, names: this.names.bytes };
  }

  /** Lines of the article just entered that look like furniture and that {@link PAGES_BEFORE} earlier pages have letter by letter. */
  private furnitureLines({ paragraphs }: JudgedArticle): Removal[] {
    const { passages } = this.engine;
    // A line of fewer words than a paragraph needs to fall.
    const lines = furnitureLinesOf(paragraphs, this.options.minParagraphWords - 1);
    const first = passages.paragraphs - paragraphs.length;
    const page = this.names.pageOf(passages.articles - 1);
    return lines.flatMap(({ paragraph, start, end, keyStart, keyEnd }): Removal[] => {
      const at = passages.bounds(first + paragraph).start;
      const places = this.lines.meet(page, at + keyStart, at + keyEnd);
      if (places.length < PAGES_BEFORE) return [];
      const of = this.originOf(passages.paragraphAt(places[0] ?? at));
      return [{ paragraph, start, end, kind: 'furniture', of, similarity: 1 }];
    });
  }

  private isBox(text: string, { start, end }: Repeated): boolean {
    const { passages } = this.engine;
    const pageOf = (position: number): number => this.names.pageOf(passages.articleOf(passages.paragraphAt(position)));
    return isFurnitureBox(text, () => recursIn(this.engine.recurring, start, end, pageOf));
  }

  private removal(article: JudgedArticle, repeated: Repeated, offsetsOf: (paragraph: number) => Int32Array): Removal {
    const { passages } = this.engine;
    const paragraph = passages.numberOf(repeated.paragraph);
    const text = article.paragraphs[paragraph]?.text ?? '';
    const { start: keyStart } = passages.bounds(repeated.paragraph);
    const range = repeated.fills
      ? { start: 0, end: text.length }
      : textRange(text, offsetsOf(paragraph), repeated.start - keyStart, repeated.end - keyStart);
    const earlier = passages.articleOf(repeated.of) < this.known;
    const box = this.isBox(text.slice(range.start, range.end), repeated);
    const kind = box ? 'furniture' : earlier ? 'against' : kindOf(repeated);
    return { paragraph, ...range, kind, of: this.originOf(repeated.of), similarity: repeated.similarity };
  }

  private originOf(paragraph: number): Removal['of'] {
    const { passages } = this.engine;
    const article = passages.articleOf(paragraph);
    return {
      id: this.names.idOf(article),
      path: this.names.pathOf(article),
      line: passages.lineOf(paragraph),
      paragraph: passages.numberOf(paragraph),
    };
  }
}

function kindOf({ fills, fillsOf, similarity, start, end, ofStart, ofEnd }: Repeated): RemovalKind {
  if (!fills) return 'run';
  if (!fillsOf) return 'reflow';
  // A word of which an end is alike falls whole.
  return similarity === 1 && end - start === ofEnd - ofStart ? 'exact' : 'noisy';
}

/** Asks again only when asked for something else: a long paragraph may lose many runs. */
function lastRemembered<T>(ask: (key: number) => T): (key: number) => T {
  let last: { key: number; value: T } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: ask(key) };
    return last.value;
  };
}
