import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decodePage } from '../../src/input/decode-page.js';
import type { Print } from '../../src/text/print.js';

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
  /** What its layout tells of its lines, of a page with one. */
  prints: readonly (Print | undefined)[];
  furniture: string[];
  articles: GoldArticle[];
}

/** Pages and gold of a folder: `NAME.txt`, or `NAME.xml` with a layout, beside `NAME.gold.json`. */
export function goldPages(folder: string): GoldPage[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.gold.json'))
    .sort()
    .map((file) => {
      const gold = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const { text, prints } = decodePage(readFileSync(join(folder, gold.page)));
      return {
        name: basename(file, '.gold.json'),
        raw: text,
        prints,
        furniture: gold.furniture ?? [],
        articles: gold.articles,
      };
    });
}

/** The paragraphs of a text; `whole` where they begin with its first. */
export interface GoldText {
  paragraphs: string[];
  whole: boolean;
}

/** Texts of the gold files of a folder, whether pages stand beside them or not; of duplicate gold what is no repeat. */
export function goldTexts(folder: string): GoldText[] {
  const dup = join(folder, 'dup.gold.json');
  if (existsSync(dup)) return uniqueTexts(JSON.parse(readFileSync(dup, 'utf8')));
  return readdirSync(folder)
    .filter((file) => file.endsWith('.gold.json'))
    .sort()
    .flatMap((file): GoldArticle[] => JSON.parse(readFileSync(join(folder, file), 'utf8')).articles)
    .map(({ text }) => ({ paragraphs: text.split('\n\n'), whole: true }));
}

interface DuplicateGold {
  files: Record<string, unknown>;
  paragraphs: { file: string; kind: string; text: string; index: number }[];
}

function uniqueTexts({ files, paragraphs }: DuplicateGold): GoldText[] {
  return Object.keys(files).map((file) => {
    const own = paragraphs
      .filter((paragraph) => paragraph.file === file && paragraph.kind === 'unique')
      .sort((a, b) => a.index - b.index);
    return { paragraphs: own.map(({ text }) => text), whole: own[0]?.index === 0 };
  });
}
