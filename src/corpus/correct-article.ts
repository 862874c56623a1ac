import { correctPassage } from '../correct/correct.js';
import type { CorrectSettings } from '../correct/settings.js';
import { survey } from '../correct/survey.js';
import type { Article, PageChange } from '../page/page.js';
import type { Passage } from '../text/passage.js';

/** What a page is corrected with; the survey of the page itself is made here. */
export type Corrections = Omit<CorrectSettings, 'page'>;

export interface Corrected {
  articles: Article[];
  changes: PageChange[];
}

/** Corrects the texts of a page's articles: headings, captions and body; bylines are names and stay. */
export function correctArticles(articles: readonly Article[], corrections: Corrections): Corrected {
  const texts = articles.flatMap((article) => article.paragraphs.map(({ text }) => text));
  const settings: CorrectSettings = { ...corrections, page: survey(texts, corrections.lexicon) };
  const changes: PageChange[] = [];
  const corrected = articles.map((article): Article => {
    const fix = (passage: Passage): Passage => {
      const result = correctPassage(passage, settings);
      for (const change of result.changes) changes.push({ ...change, article: article.n });
      return result.passage;
    };
    return {
      ...article,
      kicker: fix(article.kicker),
      title: fix(article.title),
      subtitle: fix(article.subtitle),
      paragraphs: article.paragraphs.map(fix),
      captions: article.captions.map(fix),
    };
  });
  return { articles: corrected, changes };
}
