import { toldAs } from '../../label/label.js';
import type { Section } from '../sections.js';
import type { Arrangement } from '../stretch.js';
import { type Stems, sharedWeights, stemsOf } from '../strips/stems.js';
import type { Strip } from '../strips/strip.js';

/**
 * That a block of an article without a heading is its headline: what a unit of the labels' shortfall counts, what one of the weight
 * of the stems that it shares with the rest of the article, and what there must be of both: log-odds, fitted (logistic regression) on
 * the articles without a heading of 280 rendered pages. Three of four that are taken are right.
 */
const BY_SHORTFALL = -0.9;
const BY_SHARED = 0.07;
const LEAST = 0.3;
/** Shared weight beyond which more of it says no more. */
const MOST_SHARED = 40;
/** Rows of a headline that the labels took for text, at most, and its words at least. */
const LONGEST = 3;
const FEWEST_WORDS = 3;
/** Blocks beside a headline go on in it where the labels' shortfall is the same but for this: one reading has both. */
const SAME_READING = 0.05;

/**
 * Gives articles of line-wrapped pages the headline that stands in their text: where the labels took it for a row of text, it went where
 * its words are taken up, to the article that it is the heading of.
 */
export function findLostTitles(arrangement: Arrangement): Arrangement {
  const strips = [...arrangement.strips];
  const order = [...arrangement.order];
  const labels = [...arrangement.labels];
  const sections = arrangement.sections.map((section, a): Section => {
    const own = order[a] ?? [];
    if (section.title.length > 0 || !strips[own[0] ?? -1]?.wrapped) return section;
    const { title, margin } = lostTitle(arrangement, own);
    if (title.length === 0) return section;
    for (const i of title) {
      const label = labels[i];
      if (label) labels[i] = toldAs(label, 'headline', 'lost-headline', margin);
    }
    order[a] = own.filter((s) => {
      const strip = strips[s];
      if (!strip) return false;
      const blocks = strip.blocks.filter((i) => !title.includes(i));
      if (blocks.length < strip.blocks.length) strips[s] = { ...strip, blocks };
      return blocks.length > 0;
    });
    return { ...section, title };
  });
  return { ...arrangement, sections, labels, strips, order };
}

/** Blocks of the headline among the strips of an article, in page order, and by how much; none where nothing is like one. */
function lostTitle(
  { strips, facts, labels }: Arrangement,
  own: readonly number[],
): { title: number[]; margin: number } {
  const article = own.flatMap((s) => strips[s] ?? []);
  const blocks = new Set(article.flatMap((strip) => strip.blocks));
  let best = -1;
  let most = LEAST;
  for (const strip of article) {
    for (const i of strip.blocks) {
      const { block, words } = facts[i] ?? { block: { rows: 0 }, words: [] };
      const shortfall = labels[i]?.headline;
      if (shortfall === undefined || block.rows > LONGEST || words.length < FEWEST_WORDS) continue;
      // Most blocks fall too short for any words to make up for it.
      if (BY_SHORTFALL * shortfall + BY_SHARED * MOST_SHARED <= most) continue;
      const gain = BY_SHORTFALL * shortfall + BY_SHARED * sharedWithRest(stemsOf(words), strip, article);
      if (gain <= most) continue;
      most = gain;
      best = i;
    }
  }
  if (best < 0) return { title: [], margin: 0 };
  const isOfIt = (i: number): boolean =>
    blocks.has(i) &&
    Math.abs((labels[i]?.headline ?? Number.POSITIVE_INFINITY) - (labels[best]?.headline ?? 0)) <= SAME_READING;
  const title = [best];
  for (let i = best - 1; isOfIt(i); i--) title.unshift(i);
  for (let i = best + 1; isOfIt(i); i++) title.push(i);
  return { title, margin: most - LEAST };
}

/** Weight of the stems that a block shares with the strips of its article other than its own. */
function sharedWithRest(stems: Stems, own: Strip, article: readonly Strip[]): number {
  const rest = article.filter((strip) => strip !== own).map((strip) => strip.stems);
  return Math.min(
    MOST_SHARED,
    sharedWeights(stems, rest).reduce((sum, weight) => sum + weight, 0),
  );
}
