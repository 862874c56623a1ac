import { belongings } from '../page/assemble/evidence/belonging.js';
import { type Reason, reasonsOf, strongest } from '../page/assemble/evidence/evidence.js';
import {
  headingFeatures,
  homeFeatures,
  linkFeatures,
  openingFeatures,
  pageStrips,
} from '../page/assemble/evidence/link-features.js';
import { restraintOf } from '../page/assemble/evidence/restraint.js';
import { listed } from '../page/assemble/observations.js';
import { isEmpty } from '../page/assemble/sections.js';
import { NO_STEMS, sharedWeights } from '../page/assemble/strips/stems.js';
import type { Role } from '../page/page.js';
import type { Change } from '../text/change.js';
import { linesOf } from '../text/passage.js';
import { articleOfLines } from './article-lines.js';
import type { CleanedPage } from './clean-page.js';
import type { Correction } from './correction.js';

/** One block of a page as `explain` tells it. */
export interface ExplainedBlock {
  /** Physical lines, as runs. */
  lines: [number, number][];
  role: Role;
  /** How far the best other role falls short, in log-odds. */
  margin: number;
  because: { feature: string; gives: number }[];
  /** Article it went to; 0 for none. */
  article: number;
  text: string;
}

/** A stretch of body text in an article's reading order, and why it stands there. */
export interface ExplainedStrip {
  lines: [number, number][];
  /** Last line of the stretch before it; 0 at the head of the article. */
  after: number;
  /** Whether the page has it elsewhere. */
  moved: boolean;
  because: Reason[];
}

export interface ExplainedArticle {
  article: number;
  title: string;
  byline: string;
  flags: string[];
  order: ExplainedStrip[];
}

export interface Explanation {
  path: string;
  blocks: ExplainedBlock[];
  /** What text had to gain beyond the margins to be moved, since few of the page's texts are cut: log-odds. */
  restraint: number;
  articles: ExplainedArticle[];
  changes: Change[];
  /** The changes of stage `correct` again, each with the words around it. */
  corrections: Correction[];
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Tells of a cleaned page what each block was taken for, in which order it was read, and what was changed; and why. */
export function explainPage(path: string, { articles, changes, corrections, reading }: CleanedPage): Explanation {
  const { blocks, labels, kept, arrangement } = reading;
  const { sections, strips, grounds, pageOrder, order, heads, words } = arrangement;
  const home = articleOfLines(articles);
  const page = pageStrips(strips, pageOrder, words, grounds);
  const belonging = belongings(arrangement);
  const linesOfStrip = (index: number): [number, number][] =>
    (strips[index]?.blocks ?? []).flatMap((i) => {
      const block = blocks[kept[i] ?? -1];
      return block ? linesOf(block) : [];
    });
  const ordered = order
    .map((list, a) => ({ list, section: sections[a], onPage: pageOrder[a] ?? [], head: heads[a] }))
    .filter(({ list, section }) => section && !isEmpty(section, list));
  return {
    path,
    blocks: blocks.map((block, i) => ({
      lines: linesOf(block),
      role: labels[i]?.role ?? 'body',
      margin: rounded(labels[i]?.margin ?? 0),
      because: (labels[i]?.because() ?? []).map(({ feature, gives }) => ({ feature, gives: rounded(gives) })),
      article: home.get(block.pieces[0]?.line ?? 0) ?? 0,
      text: block.text,
    })),
    restraint: rounded(restraintOf(strips)),
    articles: articles.map(({ n, title, byline, flags }, k) => {
      const { list = [], onPage = [], head } = ordered[k] ?? {};
      return {
        article: n,
        title: title.text,
        byline: byline.text,
        flags,
        order: list.flatMap((index, position): ExplainedStrip[] => {
          const strip = strips[index];
          const before = list[position - 1];
          if (!strip) return [];
          const place = onPage.indexOf(index);
          const inPlace = place >= 0 && (position === 0 ? place === 0 : onPage[place - 1] === before);
          return [
            {
              lines: linesOfStrip(index),
              after: before === undefined ? 0 : (linesOfStrip(before).at(-1)?.[1] ?? 0),
              moved: !inPlace,
              because: strongest([
                ...reasonsOf(
                  listed((found) => {
                    if (before !== undefined) return linkFeatures(page, before, index, found);
                    openingFeatures(page, index, found);
                    headingFeatures(strip, sharedWeights(head?.stems ?? NO_STEMS, [strip.openingStems])[0] ?? 0, found);
                    if (head) homeFeatures(page, index, head.section, found);
                  }),
                ),
                ...(belonging.get(index) ?? []),
              ]).map((reason) => ({ ...reason, gives: rounded(reason.gives) })),
            },
          ];
        }),
      };
    }),
    changes,
    corrections,
  };
}
