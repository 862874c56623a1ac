// The right arrangement of a page's strips, by its gold, and arrangements near it: what the weights of the order are fitted on.
import { randomNumbers } from '../../bench/random.js';
import { coherenceOf } from '../../src/page/assemble/evidence/coherence.js';
import type { Evidence, PageEvidence } from '../../src/page/assemble/evidence/evidence.js';
import {
  closingFeatures,
  headingFeatures,
  linkFeatures,
  openingFeatures,
} from '../../src/page/assemble/evidence/link-features.js';
import { belonging } from '../../src/page/assemble/evidence/words.js';
import { listed } from '../../src/page/assemble/observations.js';
import { articleScore } from '../../src/page/assemble/search/arrange.js';
import { headingOf } from '../../src/page/assemble/sections.js';
import type { Layout, Stretch } from '../../src/page/assemble/stretch.js';
import { sharedWeights } from '../../src/page/assemble/strips/stems.js';
import type { GoldArticle } from './gold.js';
import { comparingWords } from './words.js';

/** Share of a strip's word pairs that must stand in a gold text, at about one place of it; words that are about one place. */
const RECOGNISED = 0.15;
const ABOUT = 4;
/** Share of a title's words that its heading must have. */
const OF_TITLE = 0.5;
/** Strips moved together. */
const LONGEST_RUN = 4;
/** Moves of a page that are weighed; the hardest of them, and others, that the weights are fitted on. */
const WEIGHED = 4000;
const HARDEST = 300;
const OTHERS = 100;

/** The articles of a page as the gold has them. */
export interface Right {
  /** Heading of each in the evidence, -1 for none. */
  headings: number[];
  articles: number[][];
}

type Features = Map<string, number>;

/** What an arrangement has more and less than the right one, and how many like it it stands for. */
export interface Near {
  features: Features;
  standsFor: number;
}

const pairsOf = (words: readonly string[]): string[] => words.slice(1).map((word, k) => `${words[k]} ${word}`);

/** Which gold text a strip is of, and about where in it; null where none. */
function placesIn(golds: readonly GoldArticle[]): (text: string) => { gold: number; at: number } | null {
  const tables = golds.map(({ text }) => {
    const places = new Map<string, number[]>();
    pairsOf(comparingWords(text)).forEach((pair, k) => {
      places.set(pair, [...(places.get(pair) ?? []), k]);
    });
    return places;
  });
  return (text) => {
    const pairs = pairsOf(comparingWords(text));
    let best = { gold: -1, at: 0, hits: RECOGNISED * pairs.length };
    tables.forEach((places, gold) => {
      const hits = new Map<number, number>();
      pairs.forEach((pair, k) => {
        for (const at of places.get(pair) ?? []) {
          const begins = Math.round((at - k) / ABOUT);
          hits.set(begins, (hits.get(begins) ?? 0) + 1);
        }
      });
      for (const [begins, many] of hits) if (many > best.hits) best = { gold, at: begins * ABOUT, hits: many };
    });
    return best.gold < 0 ? null : best;
  };
}

/** The right arrangement of the strips of a page. */
export function rightOf(layout: Layout, { headings }: Stretch, golds: readonly GoldArticle[]): Right {
  const textOf = (blocks: readonly number[]): string => blocks.map((i) => layout.facts[i]?.block.text).join(' ');
  const heads = layout.sections.map((section) => new Set(comparingWords(textOf(headingOf(section)))));
  const right: Right = { headings: [...headings], articles: heads.map(() => []) };
  const taken = new Set<number>();
  const articleOf = golds.map(({ title }) => {
    const words = new Set(comparingWords(title));
    let best = -1;
    let most = OF_TITLE;
    heads.forEach((head, a) => {
      const share = [...words].filter((word) => head.has(word)).length / (words.size || 1);
      if (taken.has(a) || share <= most) return;
      best = a;
      most = share;
    });
    taken.add(best);
    if (best >= 0) return best;
    right.headings.push(-1);
    return right.articles.push([]) - 1;
  });
  const placeOf = placesIn(golds);
  const places = layout.strips.map(({ blocks }) => placeOf(textOf(blocks)));
  places.forEach((place, strip) => {
    if (place) right.articles[articleOf[place.gold] ?? 0]?.push(strip);
  });
  for (const article of right.articles) article.sort((i, j) => (places[i]?.at ?? 0) - (places[j]?.at ?? 0) || i - j);
  return right;
}

/** A run of strips taken from one article and put elsewhere. */
interface Moved {
  from: number;
  to: number;
  /** What the two become; one where they are the same. */
  rest: number[];
  grown: number[];
}

function* movesOf({ articles }: Right): Generator<Moved> {
  for (const [from, order] of articles.entries())
    for (let start = 0; start < order.length; start++)
      for (let end = start + 1; end <= Math.min(order.length, start + LONGEST_RUN); end++) {
        const run = order.slice(start, end);
        const rest = [...order.slice(0, start), ...order.slice(end)];
        for (const [to, other] of articles.entries()) {
          const target = to === from ? rest : other;
          for (let at = 0; at <= target.length; at++) {
            if (to === from && at === start) continue;
            yield { from, to, rest, grown: [...target.slice(0, at), ...run, ...target.slice(at)] };
          }
        }
      }
}

/** So many of a list, drawn at random, in the order they are drawn. */
function drawn<T>(list: readonly T[], many: number, random: () => number): T[] {
  const left = [...list];
  for (let k = 0; k < Math.min(many, left.length); k++) {
    const other = k + Math.floor(random() * (left.length - k));
    [left[k], left[other]] = [left[other] as T, left[k] as T];
  }
  return left.slice(0, many);
}

/** The features of articles, worked out once for each link. */
class Observer {
  readonly #links = new Map<number, Features>();
  readonly #shared: Float64Array[];
  readonly #kind: 'row' | 'block';

  constructor(
    private readonly layout: Layout,
    private readonly stretch: Stretch,
    private readonly evidence: Evidence,
  ) {
    const openings = layout.strips.map(({ openingStems }) => openingStems);
    this.#shared = layout.heads.map(({ stems }) => sharedWeights(stems, openings));
    this.#kind = layout.strips[0]?.wrapped ? 'row' : 'block';
  }

  #add(into: Features, observe: Parameters<typeof listed>[0], sign: number): void {
    for (const { name, value } of listed(observe)) into.set(name, (into.get(name) ?? 0) + sign * value);
  }

  #link(i: number, j: number): Features {
    const key = i * this.evidence.n + j;
    const known = this.#links.get(key);
    if (known) return known;
    const features: Features = new Map();
    this.#add(features, (found) => linkFeatures(this.stretch.page, i, j, found), 1);
    this.#links.set(key, features);
    return features;
  }

  /** Adds what can be observed of an article. */
  article(heading: number, order: readonly number[], sign: number, into: Features): void {
    const [head, tail] = [order[0], order.at(-1)];
    const strip = this.layout.strips[head ?? -1];
    if (head === undefined || tail === undefined || !strip) return;
    const { page } = this.stretch;
    this.#add(into, (found) => openingFeatures(page, head, found), sign);
    if (heading >= 0)
      this.#add(into, (found) => headingFeatures(strip, this.#shared[heading]?.[head] ?? 0, found), sign);
    this.#add(into, (found) => closingFeatures(page, tail, found), sign);
    for (let k = 1; k < order.length; k++)
      for (const [name, value] of this.#link(order[k - 1] ?? 0, order[k] ?? 0))
        into.set(name, (into.get(name) ?? 0) + sign * value);
    const add = (name: string, value: number): void => {
      into.set(`${this.#kind}-${name}`, (into.get(`${this.#kind}-${name}`) ?? 0) + sign * value);
    };
    add('cohesion', belonging(this.evidence.words, heading, order));
    add('subject', coherenceOf(this.evidence, heading, order));
  }
}

/** Arrangements of a page that a run of strips moved makes of the right one: the likeliest by the weights as they are, and others. */
export function nearRight(
  layout: Layout,
  stretch: Stretch,
  page: PageEvidence,
  golds: readonly GoldArticle[],
  seed: number,
): Near[] {
  const random = randomNumbers(seed);
  const right = rightOf(layout, stretch, golds);
  const evidence = page.of(stretch);
  const score = (a: number, order: readonly number[]): number => articleScore(evidence, right.headings[a] ?? -1, order);
  const asTheyAre = right.articles.map((order, a) => score(a, order));
  const all = [...movesOf(right)];
  const weighed = drawn(all, WEIGHED, random).map((moved) => {
    const { from, to, rest, grown } = moved;
    const gain = score(to, grown) - (asTheyAre[to] ?? 0);
    return { moved, gain: from === to ? gain : gain + score(from, rest) - (asTheyAre[from] ?? 0) };
  });
  weighed.sort((a, b) => b.gain - a.gain);
  const others = weighed.slice(HARDEST);
  const chosen = drawn(others, OTHERS, random);
  const each = all.length / (weighed.length || 1);
  const observer = new Observer(layout, stretch, evidence);
  const nearOf = ({ from, to, rest, grown }: Moved, standsFor: number): Near => {
    const features: Features = new Map();
    const heading = (a: number): number => right.headings[a] ?? -1;
    observer.article(heading(to), grown, 1, features);
    observer.article(heading(to), right.articles[to] ?? [], -1, features);
    if (from !== to) {
      observer.article(heading(from), rest, 1, features);
      observer.article(heading(from), right.articles[from] ?? [], -1, features);
    }
    return { features, standsFor };
  };
  return [
    ...weighed.slice(0, HARDEST).map(({ moved }) => nearOf(moved, each)),
    ...chosen.map(({ moved }) => nearOf(moved, (each * others.length) / chosen.length)),
  ];
}
