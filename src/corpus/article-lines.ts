import { type Article, passagesOf } from '../page/page.js';

/** The article that each line of a page went to, the first where there are two; lines of no article are missing. */
export function articleOfLines(articles: readonly Article[]): Map<number, number> {
  const home = new Map<number, number>();
  for (const article of articles) {
    for (const { pieces } of passagesOf(article)) {
      for (const { line } of pieces) if (!home.has(line)) home.set(line, article.n);
    }
  }
  return home;
}
