import { comparingKey } from '../text/keys.js';
import { ArticleNames } from './article-names.js';
import type { Limits, Repeated } from './decide.js';
import { type Budget, CORPUS_SIZE, Engine, textRange } from './engine.js';

export interface DedupOptions {
  /** Words of a run that falls out of an otherwise new paragraph. */
  minRunWords: number;
  /** Words of a whole paragraph that falls; shorter ones fall only within a longer run. */
  minParagraphWords: number;
}

/** Whole paragraphs of a dozen words: more than a quotation or a headline has. Runs of 25 words: section 5 of the design. */
export const DEDUP_DEFAULTS: DedupOptions = { minRunWords: 25, minParagraphWords: 12 };

/** An article as it comes to be judged. */
export interface JudgedArticle {
  id: string;
  path: string;
  paragraphs: readonly { text: string; line: number }[];
}

/**
 * How a passage repeats an earlier one: `exact` letter by letter, paragraph for paragraph; `noisy` the same with misreadings; `reflow` whole,
 * but cut into other paragraphs; `run` a part of a new paragraph.
 */
export type RemovalKind = 'exact' | 'reflow' | 'noisy' | 'run';

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
  private readonly engine: Engine;
  private readonly names: ArticleNames;

  /** @param budget null keeps the whole index in memory; the removals are the same with any */
  constructor(options: Partial<DedupOptions> = {}, budget: Budget | null = null) {
    const { minRunWords, minParagraphWords } = { ...DEDUP_DEFAULTS, ...options };
    const limits: Limits = { run: minRunWords, whole: minParagraphWords, sure: 0, torn: false };
    this.engine = new Engine(limits, CORPUS_SIZE, budget);
    this.names = new ArticleNames(this.engine.pool, CORPUS_SIZE.columnBits);
  }

  /**
   * What of an article repeats what came before it, or earlier text of its own; then enters the article.
   *
   * @returns removals in the order of the text, not overlapping
   * @throws CorpusTooLarge past 4 thousand million letters in all
   */
  judge(article: JudgedArticle): Removal[] {
    const first = this.engine.passages.paragraphs;
    this.names.add(article.id, article.path);
    const { fallen } = this.engine.add(article.paragraphs);
    return fallen.map((repeated) => this.removal(article, first, repeated));
  }

  /** Bytes held by the parts of the index, with the numbers of seeds and paragraphs. */
  get memory(): Engine['memory'] & { names: number } {
    return { ...this.engine.memory, names: this.names.bytes };
  }

  private removal(article: JudgedArticle, first: number, repeated: Repeated): Removal {
    const { passages } = this.engine;
    const paragraph = repeated.paragraph - first;
    const text = article.paragraphs[paragraph]?.text ?? '';
    const { start: keyStart } = passages.bounds(repeated.paragraph);
    const range = repeated.fills
      ? { start: 0, end: text.length }
      : textRange(text, comparingKey(text).offsets, repeated.start - keyStart, repeated.end - keyStart);
    const of = passages.articleOf(repeated.of);
    return {
      paragraph,
      ...range,
      kind: kindOf(repeated),
      of: {
        id: this.names.idOf(of),
        path: this.names.pathOf(of),
        line: passages.lineOf(repeated.of),
        paragraph: passages.numberOf(repeated.of),
      },
      similarity: repeated.similarity,
    };
  }
}

function kindOf({ fills, fillsOf, similarity }: Repeated): RemovalKind {
  if (!fills) return 'run';
  if (!fillsOf) return 'reflow';
  return similarity === 1 ? 'exact' : 'noisy';
}
