import type { PageEvidence } from '../evidence/evidence.js';
import { arrange, arrangementScore } from '../search/arrange.js';
import { headingOf } from '../sections.js';
import { LARGEST_STRETCH, type Layout, stretchOf } from '../stretch.js';

/**
 * What a unit of firmness of a heading counts in log-odds of the order, and what there must be against it on the whole: fitted
 * (logistic regression) on the headings of 200 rendered pages, of which one in ten is none; one taken away wrongly costs two articles.
 */
const BY_FIRMNESS = 0.9;
const AGAINST = -2.7;
/** Headings as firm as this are not asked for: next to none of them is none. */
const FIRM = 3;

/**
 * Words of text to a heading below which a page of so many headings is one of short items, and hardly a heading of it none. Set by hand: on 24 such pages articles
 * found go from 0.855 to 0.864, with texts cut and moved from 0.669 to 0.697; on 400 pages of articles and 120 of an engine they stay.
 */
const SHORT_ITEMS = { headings: 6, words: 66 };

/** Sections before and after the two that may be one that are arranged with them. */
const BEFORE = 2;
const AFTER = 1;

/**
 * Blocks of headings that are none: where the labels leave room for doubt and the page makes better articles
 * with the text under such a heading as part of the article above.
 *
 * @returns of each, by how much that outweighs the labels: log-odds
 */
export function falseHeadings(layout: Layout, evidence: PageEvidence): Map<number, number> {
  const found = new Map<number, number>();
  if (isOfShortItems(layout)) return found;
  const least = AGAINST + evidence.restraint;
  let current = layout;
  /** What speaks against each heading; not known where arrangements have changed. */
  const against: (number | undefined)[] = layout.sections.map(() => undefined);
  for (;;) {
    let best = -1;
    for (let a = 1; a < current.sections.length; a++) {
      against[a] ??= weighAgainst(current, a, evidence);
      if ((against[a] ?? 0) > (against[best] ?? least)) best = a;
    }
    const section = current.sections[best];
    if (!section) return found;
    for (const i of headingOf(section)) found.set(i, (against[best] ?? 0) - least);
    current = withoutHeading(current, best);
    against.splice(best, 1);
    against.fill(undefined, Math.max(0, best - 1 - AFTER), best + BEFORE + 1);
  }
}

function isOfShortItems({ sections, facts }: Layout): boolean {
  const words = sections.flatMap(({ body }) => body).reduce((sum, i) => sum + (facts[i]?.words.length ?? 0), 0);
  return sections.length >= SHORT_ITEMS.headings && words < SHORT_ITEMS.words * sections.length;
}

function weighAgainst(layout: Layout, a: number, evidence: PageEvidence): number {
  const firmness = firmnessOf(layout, a);
  return firmness < FIRM ? gainWithout(layout, a, evidence) - BY_FIRMNESS * firmness : Number.NEGATIVE_INFINITY;
}

/** How firmly the labels hold a heading for one: as its firmest part. */
function firmnessOf({ sections, labels }: Layout, a: number): number {
  const section = sections[a];
  let most = Number.NEGATIVE_INFINITY;
  for (const i of section ? headingOf(section) : []) {
    most = Math.max(most, labels[i]?.firmness ?? FIRM);
  }
  return most === Number.NEGATIVE_INFINITY ? FIRM : most;
}

/** The page with the text under the heading of section `a` as part of the article above. */
function withoutHeading(layout: Layout, a: number): Layout {
  const { sections, pageOrder, heads } = layout;
  const [above, section] = [sections[a - 1], sections[a]];
  if (!above || !section) return layout;
  const body = [...above.body, ...section.body];
  return {
    ...layout,
    sections: sections.with(a - 1, { ...above, body }).toSpliced(a, 1),
    pageOrder: pageOrder.with(a - 1, [...(pageOrder[a - 1] ?? []), ...(pageOrder[a] ?? [])]).toSpliced(a, 1),
    heads: heads.toSpliced(a, 1),
  };
}

/** How much better the articles around are without the heading of section `a`, in log-odds; 0 where there is too much text to weigh. */
function gainWithout(layout: Layout, a: number, evidence: PageEvidence): number {
  const from = Math.max(0, a - 1 - BEFORE);
  const to = a + 1 + AFTER;
  const around = {
    ...layout,
    sections: layout.sections.slice(from, to),
    pageOrder: layout.pageOrder.slice(from, to),
    heads: layout.heads.slice(from, to),
  };
  const strips = around.pageOrder.reduce((sum, order) => sum + order.length, 0);
  if (strips > LARGEST_STRETCH) return 0;
  return scoreOf(withoutHeading(around, a - from), evidence) - scoreOf(around, evidence);
}

/** What the best arrangement found of a page is worth. */
function scoreOf(layout: Layout, page: PageEvidence): number {
  const stretch = stretchOf(layout, 0, layout.sections.length);
  const { headings, onPage } = stretch;
  const evidence = page.of(stretch);
  return arrangementScore(evidence, headings, arrange(evidence, headings, onPage));
}
