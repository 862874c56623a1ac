import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { comparingWords } from './words.js';

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

/** How much of `text` is in `other`, by character trigrams of the folded words: 0 to 1. */
export function containment(text: string, other: string): number {
  const grams = (s: string): string[] => {
    const joined = comparingWords(s).join('');
    const found: string[] = [];
    for (let i = 0; i + 3 <= joined.length; i++) found.push(joined.slice(i, i + 3));
    return found.length > 0 ? found : [joined];
  };
  const theirs = new Set(grams(other));
  const ours = grams(text);
  return ours.filter((gram) => theirs.has(gram)).length / ours.length;
}
