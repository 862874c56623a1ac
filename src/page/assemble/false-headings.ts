import { arrange, arrangementScore } from './arrange.js';
import type { PageEvidence } from './evidence.js';
import { headingOf } from './sections.js';
import { LARGEST_STRETCH, type Layout, type Stretch, stretchOf } from './stretch.js';

/**
 * What a unit of firmness of a heading counts in log-odds of the order, and what there must be against it on the whole: fitted
 * (logistic regression) on the headings of 200 rendered pages, of which one in ten is none; one taken away wrongly costs two articles.
 */
const BY_FIRMNESS = 2.7;
const AGAINST = -4;
/** Headings as firm as this are not asked for: next to none of them is none. */
const FIRM = 3;

/** Sections before and after the two that may be one that are arranged with them. */
const BEFORE = 2;
const AFTER = 1;

/**
 * Blocks of headings that are none, on line-wrapped pages: where the labels leave room for doubt and the page makes better articles
 * with the text under such a heading as part of the article above.
 *
 * @returns of each, by how much that outweighs the labels: log-odds
 */
export function falseHeadings(layout: Layout, evidence: PageEvidence): Map<number, number> {
  const found = new Map<number, number>();
  let current = layout;
  for (;;) {
    let best = -1;
    let most = AGAINST;
    for (let a = 1; a < current.sections.length; a++) {
      const firmness = firmnessOf(current, a);
      if (firmness >= FIRM) continue;
      const gain = gainWithout(current, a, evidence) - BY_FIRMNESS * firmness;
      if (gain <= most) continue;
      best = a;
      most = gain;
    }
    const section = current.sections[best];
    if (!section) return found;
    for (const i of headingOf(section)) found.set(i, most - AGAINST);
    current = withoutHeading(current, best);
  }
}

/** How firmly the labels hold a heading for one: as its firmest part. */
function firmnessOf({ sections, facts, labels }: Layout, a: number): number {
  const section = sections[a];
  let most = Number.NEGATIVE_INFINITY;
  for (const i of section ? headingOf(section) : []) {
    if ((facts[i]?.block.width ?? 0) === 0) return FIRM;
    most = Math.max(most, labels[i]?.firmness ?? FIRM);
  }
  return most === Number.NEGATIVE_INFINITY ? FIRM : most;
}

/** The page with the text under the heading of section `a` as part of the article above. */
function withoutHeading(layout: Layout, a: number): Layout {
  const { sections, pageOrder, headStems } = layout;
  const [above, section] = [sections[a - 1], sections[a]];
  if (!above || !section) return layout;
  const body = [...above.body, ...section.body];
  return {
    ...layout,
    sections: sections.with(a - 1, { ...above, body }).toSpliced(a, 1),
    pageOrder: pageOrder.with(a - 1, [...(pageOrder[a - 1] ?? []), ...(pageOrder[a] ?? [])]).toSpliced(a, 1),
    headStems: headStems.toSpliced(a, 1),
  };
}

/** How much better the articles around are without the heading of section `a`, in log-odds; 0 where there is too much text to weigh. */
function gainWithout(layout: Layout, a: number, evidence: PageEvidence): number {
  const from = Math.max(0, a - 1 - BEFORE);
  const to = Math.min(layout.sections.length, a + 1 + AFTER);
  const strips = layout.pageOrder.slice(from, to).reduce((sum, order) => sum + order.length, 0);
  if (strips > LARGEST_STRETCH) return 0;
  const without = scoreOf(stretchOf(withoutHeading(layout, a), from, to - 1), evidence);
  return without - scoreOf(stretchOf(layout, from, to), evidence);
}

/** What the best arrangement found of a stretch is worth. */
function scoreOf(stretch: Stretch, page: PageEvidence): number {
  const { headings, onPage } = stretch;
  const evidence = page.of(stretch);
  return arrangementScore(evidence, headings, arrange(evidence, headings, onPage));
}
