import type { Article } from '../page/page.js';
import { linesOf, type Passage } from '../text/passage.js';
import { countWords, isArabicUnit, isLetterUnit, wordsOf } from '../text/words.js';
import type { ArticleRecord } from './article-record.js';

export type { ArticleRecord };

/** What a record says of the page its article stands on. */
export interface PageFacts {
  path: string;
  /** What the ids of its articles begin with. */
  stem: string;
  source: string;
  sha256: string;
  /** Whether nothing is to be seen on a line (1-based) of the raw page. */
  isBlank: (line: number) => boolean;
}

/** Id of the article that stands `n`th on its page; empty for 0, which is none. */
export function articleId(stem: string, n: number): string {
  return n === 0 ? '' : `${stem}#${n}`;
}

/** The record of an article, keys in the order of the contract. `knows` says whether the lexicon has a word. */
export function toRecord(article: Article, page: PageFacts, knows: (word: string) => boolean): ArticleRecord {
  const { kicker, title, subtitle, byline, paragraphs, captions } = article;
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  return {
    id: articleId(page.stem, article.n),
    text,
    title: title.text,
    kicker: kicker.text,
    subtitle: subtitle.text,
    byline: byline.text,
    dateline: article.dateline,
    captions: captions.map((caption) => caption.text),
    date: article.date,
    source: page.source,
    metadata: {
      path: page.path,
      page_sha256: page.sha256,
      article: article.n,
      lines: lineRuns([kicker, title, subtitle, byline, ...paragraphs, ...captions], page.isBlank),
      words: countWords(text),
      lexicon_ratio: lexiconRatio(text, knows),
      flags: [...article.flags],
    },
  };
}

/** Lines of passages as runs; a run goes on over blank lines. */
function lineRuns(passages: readonly Passage[], isBlank: (line: number) => boolean): [number, number][] {
  const runs: [number, number][] = [];
  for (const passage of passages) {
    if (passage.text === '') continue;
    for (const [first, last] of linesOf(passage)) {
      const run = runs.at(-1);
      if (run && first >= run[1] && blankBetween(run[1], first, isBlank)) run[1] = last;
      else runs.push([first, last]);
    }
  }
  return runs;
}

function blankBetween(above: number, below: number, isBlank: (line: number) => boolean): boolean {
  for (let line = above + 1; line < below; line++) if (!isBlank(line)) return false;
  return true;
}

/** Share of the words of Arabic letters that `knows` accepts, to 4 decimals; 0 when there are none. */
export function lexiconRatio(text: string, knows: (word: string) => boolean): number {
  let arabic = 0;
  let known = 0;
  for (const word of wordsOf(text)) {
    if (!hasArabicLetter(word.text)) continue;
    arabic++;
    if (knows(word.text)) known++;
  }
  return arabic === 0 ? 0 : Math.round((known / arabic) * 10_000) / 10_000;
}

function hasArabicLetter(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (isArabicUnit(unit) && isLetterUnit(unit)) return true;
  }
  return false;
}
