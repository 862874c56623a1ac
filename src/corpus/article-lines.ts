import type { Article } from '../page/page.js';

/** The article that each line of a page went to, the first where there are two; lines of no article are missing. */
export function articleOfLines(articles: readonly Article[]): Map<number, number> {
  const home = new Map<number, number>();
  for (const { n, kicker, title, subtitle, byline, captions, paragraphs } of articles) {
    for (const { pieces } of [kicker, title, subtitle, byline, ...captions, ...paragraphs]) {
      for (const { line } of pieces) if (!home.has(line)) home.set(line, n);
    }
  }
  return home;
}
