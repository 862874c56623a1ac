import { arrange, arrangementScore } from './arrange.js';
import type { PageEvidence } from './evidence.js';
import { LARGEST_STRETCH, type Layout, type Stretch, stretchOf } from './stretch.js';

/** Sections before and after two that may be one that are arranged with them. */
export const BEFORE = 2;
export const AFTER = 1;

/**
 * How much better the articles around are with two sections as one, in log-odds; 0 where there is too much text to weigh.
 *
 * @param joined the page with sections `a` and `a + 1` as one
 * @param apart the page with the two by themselves
 */
export function gainOf(joined: Layout, apart: Layout, a: number, evidence: PageEvidence): number {
  const from = Math.max(0, a - BEFORE);
  const to = Math.min(apart.sections.length, a + 2 + AFTER);
  const strips = apart.pageOrder.slice(from, to).reduce((sum, order) => sum + order.length, 0);
  if (strips > LARGEST_STRETCH) return 0;
  return scoreOf(stretchOf(joined, from, to - 1), evidence) - scoreOf(stretchOf(apart, from, to), evidence);
}

/** What the best arrangement found of a stretch is worth. */
function scoreOf(stretch: Stretch, page: PageEvidence): number {
  const { headings, onPage } = stretch;
  const evidence = page.of(stretch);
  return arrangementScore(evidence, headings, arrange(evidence, headings, onPage));
}
