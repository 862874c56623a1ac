import type { PageEvidence } from './evidence.js';
import { AFTER, BEFORE, gainOf } from './merging.js';
import { headingOf, type Section } from './sections.js';
import { headingStems, type Layout } from './stretch.js';

/** Rows of the shorter part of a torn heading, at most. */
const LONGEST_PART = 2;
/** Words of a kicker at most, and of a subtitle at least, that stand apart from their headline. */
const LONGEST_KICKER = 4;
const SHORTEST_SUBTITLE = 3;

/**
 * Puts together headings that an engine tore: on a line-wrapped page it may read text of another column between a kicker and
 * its headline, or between two lines of a headline. Two headings that come one after the other are one where the text around
 * them makes better articles so; the text between them then belongs to the article above.
 */
export function gatherHeadings(layout: Layout, evidence: PageEvidence): Layout {
  let current = layout;
  /** What joining each section with the next gains; not known where arrangements have changed. */
  const gains: (number | undefined)[] = layout.sections.map(() => undefined);
  for (;;) {
    let best = -1;
    for (let a = 0; a + 1 < current.sections.length; a++) {
      gains[a] ??= gainAt(current, a, evidence);
      if ((gains[a] ?? 0) > (gains[best] ?? 0)) best = a;
    }
    const joined = best < 0 ? null : withJoined(current, best);
    if (!joined) return current;
    gains.splice(best, 1);
    gains.fill(undefined, Math.max(0, best - AFTER - 2), best + BEFORE + 2);
    current = joined;
  }
}

function gainAt(layout: Layout, a: number, evidence: PageEvidence): number {
  const joined = mayBeOne(layout, a) ? withJoined(layout, a) : null;
  return joined ? gainOf(joined, layout, a, evidence) : 0;
}

function mayBeOne({ sections, facts }: Layout, a: number): boolean {
  let fewest = Number.POSITIVE_INFINITY;
  for (const section of sections.slice(a, a + 2)) {
    const part = headingOf(section);
    if (part.length === 0) return false;
    let rows = 0;
    for (const i of part) {
      const { width = 0, rows: its = 0 } = facts[i]?.block ?? {};
      if (width === 0) return false;
      rows += its;
    }
    fewest = Math.min(fewest, rows);
  }
  return fewest <= LONGEST_PART;
}

/** The page with the headings of sections `a` and `a + 1` as one; null where no article above takes the text between. */
function withJoined(layout: Layout, a: number): Layout | null {
  const { sections, pageOrder, headStems, facts } = layout;
  const [above, one, two] = [sections[a - 1], sections[a], sections[a + 1]];
  if (!one || !two) return null;
  const both = joinedHeading(layout, one, two);
  const head = sections.slice(0, a);
  const order = pageOrder.slice(0, a);
  if (above) {
    head[a - 1] = { ...above, body: [...above.body, ...one.body] };
    order[a - 1] = [...(pageOrder[a - 1] ?? []), ...(pageOrder[a] ?? [])];
  } else if (one.body.length > 0) return null;
  return {
    ...layout,
    sections: [...head, both, ...sections.slice(a + 2)],
    pageOrder: [...order, ...pageOrder.slice(a + 1)],
    headStems: [...headStems.slice(0, a), headingStems(both, facts), ...headStems.slice(a + 2)],
  };
}

/** A short line above a headline is its kicker, a longer one below it its subtitle; else the headline goes on. */
function joinedHeading({ facts }: Layout, one: Section, two: Section): Section {
  const words = ({ title }: Section): number => title.reduce((sum, i) => sum + (facts[i]?.words.length ?? 0), 0);
  const bare = ({ kicker, subtitle }: Section): boolean => kicker.length + subtitle.length === 0;
  const both = {
    kicker: [...one.kicker, ...two.kicker],
    title: [...one.title, ...two.title],
    subtitle: [...one.subtitle, ...two.subtitle],
    byline: [...one.byline, ...two.byline],
    captions: [...one.captions, ...two.captions],
    body: two.body,
  };
  if (bare(one) && two.kicker.length === 0 && words(one) <= LONGEST_KICKER)
    return { ...both, kicker: one.title, title: two.title };
  if (bare(two) && one.subtitle.length === 0 && words(two) >= SHORTEST_SUBTITLE && words(two) <= words(one))
    return { ...both, subtitle: two.title, title: one.title };
  return both;
}
