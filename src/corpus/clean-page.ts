import type { Article, Page, PageChange } from '../page/page.js';

/** What a page is cleaned with; plain data and pure functions, nothing of the machine. */
export type CleanSettings = Record<string, never>;

export interface CleanedPage {
  articles: Article[];
  changes: PageChange[];
}

/** Cleans one page: a pure function of its text and the settings. */
export function cleanPage(_page: Page, _settings: CleanSettings): CleanedPage {
  return { articles: [], changes: [] };
}
