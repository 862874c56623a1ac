import { correctPassage } from '../correct/correct.js';
import { withNoise } from '../correct/noise.js';
import type { CorrectSettings } from '../correct/settings.js';
import { survey } from '../correct/survey.js';
import { tokensOf } from '../correct/token.js';
import type { Article, PageChange } from '../page/page.js';
import type { Passage } from '../text/passage.js';
import { type Correction, correctionsOf } from './correction.js';

export interface Corrected {
  articles: Article[];
  changes: PageChange[];
  /** The changes again, each with the words around it. */
  corrections: Correction[];
}

/** Corrects the texts of a page's articles: headings, captions and body; bylines are names and stay. */
export function correctArticles(articles: readonly Article[], settings: CorrectSettings): Corrected {
  const passages = articles.flatMap((article) => article.paragraphs.map(({ text }) => tokensOf(text)));
  const surveyed = survey(passages, settings.lexicon);
  const { nonWords, realWords, spaces } = settings.layers;
  // A dictionary alone asks nothing of the noise.
  const page = nonWords || realWords || spaces ? withNoise(surveyed, passages, settings) : surveyed;
  const changes: PageChange[] = [];
  const corrections: Correction[] = [];
  const corrected = articles.map((article): Article => {
    const fix = (passage: Passage): Passage => {
      const result = correctPassage(passage, page, settings);
      const its = result.changes.map((change) => ({ ...change, article: article.n }));
      for (const change of its) changes.push(change);
      for (const correction of correctionsOf(passage, its)) corrections.push(correction);
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
  return { articles: corrected, changes, corrections };
}
