import type { BlockFacts } from '../label/facts.js';
import type { Label } from '../label/label.js';
import type { PageData } from '../page-data.js';
import type { Topic } from '../topic.js';
import type { WordTraits } from '../word-traits.js';
import type { Ground } from './evidence/ground.js';
import { type PageStrips, pageStrips } from './evidence/link-features.js';
import { headingOf, type Section } from './sections.js';
import { type Stems, stemsOf } from './strips/stems.js';
import type { Strip } from './strips/strip.js';

/** Strips weighed against one another at most; a longer page is arranged in stretches of whole sections. */
export const LARGEST_STRETCH = 120;

/** What the words of a section's heading tell; of none where it has no heading. */
export interface Head {
  stems: Stems;
  topic: Topic;
  /** Number of its section on the page as it was cut. */
  section: number;
}

/** A page cut into sections and strips, before anything is moved. */
export interface Layout {
  facts: BlockFacts[];
  labels: readonly Label[];
  sections: Section[];
  strips: Strip[];
  /** Where each strip stands, on a page that came with a layout. */
  grounds: readonly (Ground | undefined)[];
  /** Strips of each section as the page has them. */
  pageOrder: number[][];
  /** Each section's heading. */
  heads: Head[];
  words: PageData;
}

/** How a page was put together, for `explain`. */
export interface Arrangement extends Layout {
  /** Strips of each section in the reading order found. */
  order: readonly (readonly number[])[];
  /** Of each section, whether another arrangement is nearly as good. */
  uncertain: readonly boolean[];
}

/** Runs of sections that hold at most {@link LARGEST_STRETCH} strips, so that a page's cost stays linear in its length. */
function stretchBounds(pageOrder: readonly number[][]): [number, number][] {
  const runs: [number, number][] = [];
  let first = 0;
  let size = 0;
  pageOrder.forEach((strips, a) => {
    if (a > first && size + strips.length > LARGEST_STRETCH) {
      runs.push([first, a]);
      first = a;
      size = 0;
    }
    size += strips.length;
  });
  runs.push([first, pageOrder.length]);
  return runs;
}

/** A run of whole sections and all that their arrangement is weighed by; strips past {@link LARGEST_STRETCH} keep their place. */
export interface Stretch {
  page: PageStrips;
  /** Each section's heading. */
  heads: Head[];
  /** Index of each section's heading in `heads`, -1 for none. */
  headings: number[];
  /** Strips of each section, as indices into those of the stretch. */
  onPage: number[][];
  /** Number on the page of its first strip; and of those of each section that are not weighed. */
  begin: number;
  tails: number[][];
}

/** What the heading of a section tells. */
export function headOf(
  section: Section,
  number: number,
  facts: readonly BlockFacts[],
  { topics }: Pick<PageData, 'topics'>,
): Head {
  const words: WordTraits[] = [];
  for (const i of headingOf(section)) for (const word of facts[i]?.words ?? []) words.push(word);
  return { stems: stemsOf(words), topic: topics.topicOf(words), section: number };
}

/** The sections `from..to` (exclusive) of a page, to be arranged by themselves. */
export function stretchOf(
  { sections, strips, grounds, pageOrder, heads, words }: Layout,
  from: number,
  to: number,
): Stretch {
  const onPage = pageOrder.slice(from, to).map((order) => order.slice(0, LARGEST_STRETCH));
  // Sections have the strips of the page in order.
  const begin = onPage.find((order) => order.length > 0)?.[0] ?? 0;
  const size = onPage.reduce((sum, { length }) => sum + length, 0);
  return {
    page: pageStrips(strips.slice(begin, begin + size), onPage, words, grounds.slice(begin, begin + size)),
    heads: heads.slice(from, to),
    headings: sections.slice(from, to).map(({ title }, a) => (title.length > 0 ? a : -1)),
    onPage: onPage.map((order) => order.map((strip) => strip - begin)),
    begin,
    tails: pageOrder.slice(from, to).map((order) => order.slice(LARGEST_STRETCH)),
  };
}

/** The stretches of a page, to be arranged each by itself. */
export function stretchesOf(layout: Layout): Stretch[] {
  return stretchBounds(layout.pageOrder).map(([from, to]) => stretchOf(layout, from, to));
}
