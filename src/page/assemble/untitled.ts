import { arrange, arrangementScore } from './arrange.js';
import type { PageEvidence } from './evidence.js';
import { emptySection } from './sections.js';
import { NO_STEMS } from './stems.js';
import type { Arrangement, Layout, Stretch } from './stretch.js';

/** Where an article is parted to begin with; the moves that follow put right what is wrong of it. */
const PARTS = [0.25, 0.5, 0.75];
/** Strips that an article begins with at least. */
const FEWEST = 3;

/** The one stretch of a wrapped page that is weighed as a whole; null where lines are paragraphs, or there is too much text. */
export function wholePage([stretch, ...more]: readonly Stretch[]): Stretch | null {
  if (!stretch?.page.strips[0]?.wrapped || more.length > 0) return null;
  return stretch.tails.every((tail) => tail.length === 0) ? stretch : null;
}

/**
 * Puts the strips of a page in reading order and looks for an article whose heading the engine lost: its text stands in other
 * articles. The end of each article is taken for it in turn and the page arranged from there on; the best arrangement is taken
 * where it is worth much more than the one without.
 *
 * @param whole the only stretch of the page
 * @returns the arrangement; an untitled article is its last section
 */
export function arrangeWhole(layout: Layout, whole: Stretch, page: PageEvidence): Arrangement {
  const evidence = page.of(whole);
  const order = arrange(evidence, whole.headings, whole.onPage);
  const headings = [...whole.headings, -1];
  let best: (readonly number[])[] | null = null;
  let most = arrangementScore(evidence, headings, order) + evidence.untitled;
  for (const [a, strips] of order.entries()) {
    for (const part of PARTS) {
      const kept = Math.floor(part * strips.length);
      if (kept === 0 || strips.length - kept < FEWEST) continue;
      const parted = [...order.with(a, strips.slice(0, kept)), strips.slice(kept)];
      const found = arrange(evidence, headings, parted);
      const reached = arrangementScore(evidence, headings, found);
      if (reached <= most) continue;
      best = found;
      most = reached;
    }
  }
  if (!best) return { ...layout, order };
  return {
    ...layout,
    sections: [...layout.sections, emptySection()],
    pageOrder: [...layout.pageOrder, []],
    headStems: [...layout.headStems, NO_STEMS],
    order: best,
  };
}
