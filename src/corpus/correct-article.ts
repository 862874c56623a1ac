import { correctPassage } from '../correct/correct.js';
import { withNoise } from '../correct/noise.js';
import { digitsOf } from '../correct/numbers.js';
import type { CorrectSettings } from '../correct/settings.js';
import { survey } from '../correct/survey.js';
import { tokensOf } from '../correct/token.js';
import type { Article, PageChange } from '../page/page.js';
import type { Passage } from '../text/passage.js';

export interface Corrected {
  articles: Article[];
  changes: PageChange[];
}

/** Corrects the texts of a page's articles: headings, captions and body; bylines are names and stay. */
export function correctArticles(articles: readonly Article[], settings: CorrectSettings): Corrected {
  const passages = articles.flatMap((article) => article.paragraphs.map(({ text }) => tokensOf(text)));
  const zero = digitsOf(articles.flatMap((article) => article.paragraphs.map(({ text }) => text)));
  const page = { ...withNoise(survey(passages, settings.lexicon), passages, settings), zero };
  const changes: PageChange[] = [];
  const corrected = articles.map((article): Article => {
    const fix = (passage: Passage): Passage => {
      const result = correctPassage(passage, page, settings);
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
