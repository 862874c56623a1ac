import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface GoldArticle {
  kicker: string | null;
  title: string;
  subtitle: string | null;
  byline: string | null;
  captions: string[];
  text: string;
}

export interface GoldPage {
  name: string;
  raw: string;
  furniture: string[];
  articles: GoldArticle[];
}

/** Pages and gold of a folder: `NAME.txt` beside `NAME.gold.json`. */
export function goldPages(folder: string): GoldPage[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.gold.json'))
    .sort()
    .map((file) => {
      const gold = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      return {
        name: basename(file, '.gold.json'),
        raw: readFileSync(join(folder, gold.page), 'utf8'),
        furniture: gold.furniture ?? [],
        articles: gold.articles,
      };
    });
}
