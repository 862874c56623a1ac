import { arrange, articleScore } from './arrange.js';
import type { Evidence, PageEvidence } from './evidence.js';
import type { Section } from './sections.js';
import { NO_STEMS } from './stems.js';
import { type Layout, stretchesOf } from './stretch.js';

/** Least gain for which text gets an article of its own without a heading, in log-odds: 8 to 16 do alike on rendered pages. */
const LEAST_GAIN = 12;
/** Where an article is parted to begin with; the moves that follow put right what is wrong of it. */
const PARTS = [0.25, 0.5, 0.75];
/** Strips that an article begins with at least. */
const FEWEST = 3;

const UNTITLED: Section = { kicker: [], title: [], subtitle: [], byline: [], captions: [], body: [] };

/** The layout, with a section for an untitled article where there is one, and the strips of each section in reading order. */
export interface Opened {
  layout: Layout;
  order: number[][];
}

/**
 * Looks for an article whose heading the engine lost: its text stands in other articles. The end of each article is taken for
 * it in turn and the page arranged from there on; the best arrangement is taken where it is worth much more than the one without.
 *
 * @param order strips of each section in the reading order found; left alone on pages that are not wrapped or too long to be
 * weighed as a whole
 */
export function openUntitled(layout: Layout, order: number[][], page: PageEvidence): Opened {
  const [stretch, ...more] = stretchesOf(layout);
  const whole = more.length === 0 && stretch?.tails.every((tail) => tail.length === 0);
  if (!stretch || !whole || !layout.strips[0]?.wrapped) return { layout, order };
  const evidence = page.of(stretch);
  const headings = [...stretch.headings, -1];
  let best: number[][] | null = null;
  let most = worth(evidence, headings, order) + LEAST_GAIN;
  for (const [a, strips] of order.entries()) {
    for (const part of PARTS) {
      const kept = Math.floor(part * strips.length);
      if (kept === 0 || strips.length - kept < FEWEST) continue;
      const parted = [...order.with(a, strips.slice(0, kept)), strips.slice(kept)];
      const found = arrange(evidence, headings, parted);
      const reached = worth(evidence, headings, found);
      if (reached <= most) continue;
      best = found.map((article) => [...article]);
      most = reached;
    }
  }
  if (!best) return { layout, order };
  return {
    layout: {
      ...layout,
      sections: [...layout.sections, UNTITLED],
      pageOrder: [...layout.pageOrder, []],
      headStems: [...layout.headStems, NO_STEMS],
    },
    order: best,
  };
}

/** What an arrangement of a whole page is worth. */
function worth(evidence: Evidence, headings: readonly number[], articles: readonly (readonly number[])[]): number {
  return articles.reduce((sum, strips, a) => sum + articleScore(evidence, headings[a] ?? -1, strips), 0);
}
