import type { PageEvidence } from '../evidence/evidence.js';
import { arranged, arrangementScore, improve, uncertainOf } from '../search/arrange.js';
import type { Moves } from '../search/moves.js';
import { emptySection } from '../sections.js';
import { type Arrangement, headOf, type Layout, type Stretch } from '../stretch.js';
import type { Strip } from '../strips/strip.js';

/** Where an article is parted to begin with, wherever its text may begin; the moves that follow put right what is wrong of it. */
const PARTS = [0.25, 0.5, 0.75];
/** Strips that it begins with at least there. */
const FEWEST = 3;
/** {@link Strip.opening} from which on a strip is tried for the beginning of an article. */
const MAY_OPEN = -1;
/** Articles without a heading that are looked for. */
const MOST_UNTITLED = 2;
/** Strips that are tried for the beginning of another one. */
const MOST_AGAIN = 8;

/** The one stretch of a page that is weighed as a whole; null where there is too much text. */
export function wholePage([stretch, ...more]: readonly Stretch[]): Stretch | null {
  if (!stretch || more.length > 0) return null;
  return stretch.tails.every((tail) => tail.length === 0) ? stretch : null;
}

/**
 * Puts the strips of a page in reading order and looks for articles whose heading the engine lost: their text stands in other
 * articles. The end of each article is taken for one in turn and the page arranged from there on; the best arrangement is taken
 * where it is worth much more than the one without. Where there is one, it is tried again where that came nearest to it elsewhere.
 *
 * @param whole the only stretch of the page
 * @returns the arrangement; untitled articles are its last sections
 */
export function arrangeWhole(layout: Layout, whole: Stretch, page: PageEvidence): Arrangement {
  const evidence = page.of(whole);
  let moves = arranged(evidence, whole.headings, whole.onPage);
  let arrangement = layout;
  let starts = moves.articles.flatMap((article) => partings(article, layout.strips));
  for (let found = 0; found < MOST_UNTITLED; found++) {
    const tries = starts.flatMap((start) => tryAt(start, moves) ?? []);
    tries.sort((a, b) => b.reached - a.reached);
    const [best] = tries;
    if (!best || best.reached <= worthOf(moves) + evidence.untitled) break;
    moves = best.moves;
    const own = new Set(moves.articles.at(-1));
    starts = tries.flatMap(({ start }) => (own.has(start) ? [] : start)).slice(0, MOST_AGAIN);
    arrangement = {
      ...arrangement,
      sections: [...arrangement.sections, emptySection()],
      pageOrder: [...arrangement.pageOrder, []],
      heads: [...arrangement.heads, headOf(emptySection(), arrangement.sections.length, [], arrangement.words)],
    };
  }
  return { ...arrangement, order: moves.articles, uncertain: uncertainOf(moves) };
}

/** An arrangement with one article more, that was found by taking a strip for its first, and what it is worth. */
interface Try {
  start: number;
  moves: Moves;
  reached: number;
}

const worthOf = ({ evidence, headings, articles }: Moves): number => arrangementScore(evidence, headings, articles);

function tryAt(start: number, known: Moves): Try | null {
  const a = known.articles.findIndex((article) => article.includes(start));
  const kept = known.articles[a]?.indexOf(start) ?? 0;
  if (kept <= 0) return null;
  const moves = known.parted(a, kept);
  improve(moves);
  return { start, moves, reached: worthOf(moves) };
}

/** Strips of an article that another may begin with. */
function partings(article: readonly number[], strips: readonly Strip[]): number[] {
  const parts = new Set(PARTS.map((part) => Math.floor(part * article.length)));
  return article.filter(
    (strip, k) =>
      (parts.has(k) && article.length - k >= FEWEST) || (k > 0 && (strips[strip]?.opening ?? 0) >= MAY_OPEN),
  );
}
