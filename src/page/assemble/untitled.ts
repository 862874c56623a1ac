import { arrange, arrangementScore } from './arrange.js';
import type { Evidence, PageEvidence } from './evidence.js';
import { emptySection } from './sections.js';
import { NO_STEMS } from './stems.js';
import type { Arrangement, Layout, Stretch } from './stretch.js';
import type { Strip } from './strip.js';

/** Where an article is parted to begin with, wherever its text may begin; the moves that follow put right what is wrong of it. */
const PARTS = [0.25, 0.5, 0.75];
/** Strips that it begins with at least there. */
const FEWEST = 3;
/** {@link Strip.opening} from which on a strip is tried for the beginning of an article. */
const MAY_OPEN = -1;
/** Articles without a heading that are looked for. */
const MOST_UNTITLED = 2;

/** The one stretch of a wrapped page that is weighed as a whole; null where lines are paragraphs, or there is too much text. */
export function wholePage([stretch, ...more]: readonly Stretch[]): Stretch | null {
  if (!stretch?.page.strips[0]?.wrapped || more.length > 0) return null;
  return stretch.tails.every((tail) => tail.length === 0) ? stretch : null;
}

/**
 * Puts the strips of a page in reading order and looks for articles whose heading the engine lost: their text stands in other
 * articles. The end of each article is taken for one in turn and the page arranged from there on; the best arrangement is taken
 * where it is worth much more than the one without.
 *
 * @param whole the only stretch of the page
 * @returns the arrangement; untitled articles are its last sections
 */
export function arrangeWhole(layout: Layout, whole: Stretch, page: PageEvidence): Arrangement {
  const evidence = page.of(whole);
  let order: Order = arrange(evidence, whole.headings, whole.onPage);
  let arrangement = layout;
  for (let found = 0; found < MOST_UNTITLED; found++) {
    const headings = [...whole.headings, ...new Array<number>(found + 1).fill(-1)];
    const better = withUntitled(evidence, headings, order, layout.strips);
    if (!better) break;
    order = better;
    arrangement = {
      ...arrangement,
      sections: [...arrangement.sections, emptySection()],
      pageOrder: [...arrangement.pageOrder, []],
      headStems: [...arrangement.headStems, NO_STEMS],
    };
  }
  return { ...arrangement, order };
}

type Order = readonly (readonly number[])[];

/** The best arrangement found with one article more; null where it is not worth it. */
function withUntitled(
  evidence: Evidence,
  headings: readonly number[],
  order: Order,
  strips: readonly Strip[],
): Order | null {
  let best: Order | null = null;
  let most = arrangementScore(evidence, headings, order) + evidence.untitled;
  for (const [a, article] of order.entries()) {
    for (const kept of partings(article, strips)) {
      const found = arrange(evidence, headings, [...order.with(a, article.slice(0, kept)), article.slice(kept)]);
      const reached = arrangementScore(evidence, headings, found);
      if (reached <= most) continue;
      best = found;
      most = reached;
    }
  }
  return best;
}

/** How many strips of an article may be its own where another begins behind them. */
function partings(article: readonly number[], strips: readonly Strip[]): Set<number> {
  const parts = PARTS.map((part) => Math.floor(part * article.length));
  const found = new Set(parts.filter((kept) => kept > 0 && article.length - kept >= FEWEST));
  article.forEach((strip, kept) => {
    if (kept > 0 && (strips[strip]?.opening ?? 0) >= MAY_OPEN) found.add(kept);
  });
  return found;
}
